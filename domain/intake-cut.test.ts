import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText, type Piece } from './intake-cut'
import { type SampleText, sampleTexts } from './intake-texts-for-tests'

const wordsOf = (text: string, piece: Piece) => text.slice(piece.starts, piece.ends)

/** What the cutter has as points: the number as written and what follows it. */
const found = (text: string) =>
  cutText(text)
    .filter(piece => piece.label !== '')
    .map(piece => ({ label: piece.label, words: wordsOf(text, piece).slice(piece.label.length).trim() }))

function held(sample: SampleText) {
  const points = found(sample.text)
  const rest = [...points]
  const hits = sample.points.filter(([label, words]) => {
    const at = rest.findIndex(point => point.label === label && point.words.startsWith(words))
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return { hits: hits.length, invented: rest }
}

describe('numbered points of public documents', () => {
  it.each(sampleTexts)('$name', sample => {
    const { hits, invented } = held(sample)
    expect(invented).toEqual([])
    expect(`${hits} of ${sample.points.length}`).toBe(`${sample.points.length} of ${sample.points.length}`)
    expect(hits).toBeGreaterThanOrEqual(sample.points.length * 0.95)
  })

  it('are many enough for the share to mean something', () => {
    const all = sampleTexts.reduce((sum, one) => sum + one.points.length, 0)
    expect(sampleTexts.length).toBeGreaterThanOrEqual(5)
    expect(all).toBeGreaterThan(45)
  })
})

describe('styles', () => {
  it.each([
    ['（一）人员密集场所。要查。\n（二）万元以下项目。\n（三）月度报告。', ['（一）', '（二）', '（三）']],
    ['1.人员培训\n2.起重设备\n3、名单', ['1.', '2.', '3、']],
    ['⑴查管线；⑵查阀井。\n⑶查用户。', ['⑴', '⑵', '⑶']],
    ['①查管线；②查阀井；③查用户。', ['①', '②', '③']],
    ['1．查管线\n2．查阀井\n3、查用户', ['1．', '2．', '3、']],
    ['1）查管线\n2）查阀井', ['1）', '2）']],
    ['(1) check mains; (2) check valves; and (3) check users.', ['(1)', '(2)']],
    ['1) Check mains\n2) Check valves', ['1)', '2)']],
    ['会议强调，一要查管线，二要查阀井，三要查用户。', ['一要', '二要', '三要']],
    ['首先，查管线。其次，查阀井。最后，查用户。', ['首先，', '其次，', '最后，']],
    ['第一，查管线；第二，查阀井。', ['第一，', '第二，']],
    ['其一，查管线；其二，查阀井。', ['其一，', '其二，']],
    ['Firstly, check mains. Secondly, check valves. Finally, check users.', ['Firstly', 'Secondly', 'Finally']],
    ['Article 5\nEach employer shall check.\nArticle 6\nEach employer shall report.', ['Article 5', 'Article 6']],
    [
      '第一章 总则\n第一条 为了安全。\n第二条 本法适用。\n第二章 保障\n第三条 应当检查。',
      ['第一章', '第一条', '第二条', '第二章', '第三条'],
    ],
    ['第十条 检查。\n第十一条 报告。\n第二十三条 处罚。', ['第十条', '第十一条', '第二十三条']],
  ])('%s', (text, labels) => {
    expect(found(text).map(point => point.label)).toEqual(labels)
  })

  it.each([
    '坚持“安全第一、预防为主”，第一时间报告。',
    '一是一，二是二的态度不可少。'.replace('一是一，', '说一不二，'),
    '一、二、三产业都要查。'.replace('一、', '对一、'),
    '2018年11月29日，投入1.5亿元，检查3.2万家。',
    'First aid must be at hand. Second shifts are covered too.',
    'Report under paragraphs (a), (b) and (c) of this section.',
    '依照第五条、第六条处理。',
    '死亡1人。2人受伤。',
    '同比下降12.5。3.2万家企业受检。',
  ])('invents none in: %s', text => {
    expect(found(text)).toEqual([])
  })
})

describe('what stands round the text', () => {
  const kinds = (text: string) => cutText(text).map(piece => [piece.kind, wordsOf(text, piece)])
  it('is known by its place and form', () => {
    expect(kinds(sampleTexts[0]!.text).filter(([kind]) => kind !== 'sentence')).toEqual([
      ['title', '国务院安委会办公室关于请报送贯彻落实'],
      ['title', '《国务院关于进一步加强企业安全生产工作的通知》重点工作进展情况的函'],
      ['number', '安委办明电〔2011〕12号'],
      ['addressee', '国务院安委会各成员单位，各有关单位：'],
      ['heading', '一、报送内容'],
      ['heading', '二、报送要求'],
      ['contact', '联系人及电话：（略）'],
      ['annex', '附件：国办函〔2010〕140号文件重点工作进度表'],
      ['signature', '国务院安全生产委员会办公室'],
      ['date', '二〇一一年三月十一日'],
    ])
  })
  it('an annex list is one with its head', () => {
    expect(kinds(sampleTexts[6]!.text).filter(([kind]) => kind === 'annex')).toHaveLength(2)
  })
  it('sections are the headings above', () => {
    const text = '一、检查\n（一）燃气\n要查管线。\n二、报告\n要报结果。'
    expect(cutText(text).map(piece => piece.section)).toEqual(['', '一、检查', '（一）燃气', '', '二、报告'])
  })
  it('English sentences end where they end', () => {
    const text = 'See No. 5 of Fig. 2, e.g. the valve. It must be shut. “Is it?” Yes. In the U.S. Army it is.'
    expect(cutText(text).map(piece => wordsOf(text, piece))).toEqual([
      'See No. 5 of Fig. 2, e.g. the valve.',
      'It must be shut.',
      '“Is it?”',
      'Yes.',
      'In the U.S. Army it is.',
    ])
  })
})

describe('the pieces of any text', () => {
  const parts = fc.constantFrom(
    '一、',
    '（二）',
    '1.',
    '①',
    '一是',
    '二是',
    '。',
    '；',
    '，',
    '\n',
    '　',
    ' ',
    '要检查',
    'First, ',
    'Second, ',
    'We must. ',
    '(a) ',
    '附件：',
    '2018年1月1日',
    '\r\n',
    '𠮷',
    '）',
    '（',
    '”',
  )
  it('cover it in order, without overlap, leaving only spaces', () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), given => {
        const text = given.join('')
        const pieces = cutText(text)
        let at = 0
        for (const piece of pieces) {
          expect(text.slice(at, piece.starts).trim()).toBe('')
          expect(piece.ends).toBeGreaterThan(piece.starts)
          expect(wordsOf(text, piece).trim()).toBe(wordsOf(text, piece))
          at = piece.ends
        }
        expect(text.slice(at).trim()).toBe('')
      }),
      { numRuns: 500 },
    )
  })
  it('are found in time for the longest document', () => {
    const text = '1.加强检查。一是查管线；二是查阀井。\n'.repeat(2500).slice(0, 60_000)
    const before = performance.now()
    expect(cutText(text).length).toBeGreaterThan(3000)
    expect(performance.now() - before).toBeLessThan(4000)
  })
})
