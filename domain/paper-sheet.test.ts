import { describe, expect, it } from 'vitest'
import { nextNumber } from './circular'
import { figuresShown, type PaperContent } from './paper'
import { paperDay, paperNumber, paperPeriod, shareOf, sheetOf } from './paper-sheet'

const none = { zh: '', en: '' }
const content: PaperContent = {
  form: 1,
  kind: 'circular',
  title: { zh: '通报', en: 'Circular' },
  unit: { zh: '办公室', en: 'Office' },
  period: { from: '2026-11-18', to: '2026-11-24' },
  asOf: { at: '2026-11-24T01:00:00.000Z', day: '2026-11-24', eventId: 1204331 },
  previous: { id: 1, number: '通报〔2026〕1号', day: '2026-11-17' },
  words: { to: none, opening: { zh: '一\n\n二', en: '' }, remarks: none, demands: none, copies: none },
  sections: [
    { kind: 'typed', word: 'opening' },
    {
      kind: 'sentence',
      text: { zh: '未结{open}项（{open~}），逾期{late}项。', en: '{open} open ({open~}), {late} late.' },
    },
    {
      kind: 'table',
      name: 't',
      caption: none,
      heads: [none, none, none],
      words: 1,
      changes: true,
      rows: [{ cells: [{ zh: '合计', en: 'All' }, { figure: 'open' }, { share: ['late', 'open'] }], sum: true }],
      none: none,
    },
  ],
  figures: {
    open: { value: 1308, previous: 1331, href: '/tasks?state=open' },
    late: { value: 68, previous: null, href: '/tasks?due=overdue' },
  },
}
const record = { stage: 'issued', number: '通报〔2026〕2号', sha256: 'ab', content, issuedOn: '2026-11-25' } as const

describe('a sheet', () => {
  const text = (language: 'zh' | 'en', index: number) => {
    const block = sheetOf(record, language, 'https://x/verify/ab').blocks[index]!
    return block.kind === 'paragraph' ? block.runs.map(run => run.text).join('') : block
  }
  it('puts figures and their changes into sentences, in both languages', () => {
    expect(text('zh', 2)).toBe('未结1,308项（较上期减少23），逾期68项。')
    expect(text('en', 2)).toBe('1,308 open (23 fewer than in the last issue), 68 late.')
  })
  it('keeps the link and the number of a figure, and none of words', () => {
    const block = sheetOf(record, 'zh', '').blocks[2]!
    if (block.kind !== 'paragraph') throw new Error('not a paragraph')
    expect(block.runs.filter(run => run.figure)).toEqual([
      { text: '1,308', href: '/tasks?state=open&on=2026-11-24', figure: 'open', value: 1308 },
      { text: '68', href: '/tasks?due=overdue&on=2026-11-24', figure: 'late', value: 68 },
    ])
  })
  it('sets typed lines as paragraphs and shows the Chinese where there is no English', () => {
    expect([text('en', 0), text('en', 1)]).toEqual(['一', '二'])
  })
  it('shows the change of a figure in a table and a share without one', () => {
    const block = sheetOf(record, 'zh', '').blocks[3]!
    if (block.kind !== 'table') throw new Error('not a table')
    expect(block.rows[0]!.cells.map(runs => runs.map(run => run.text).join(''))).toEqual([
      '合计',
      '1,308（−23）',
      '5.2%',
    ])
  })
  it('carries the address of its verification only once it is issued', () => {
    expect(sheetOf(record, 'zh', 'https://x/verify/ab').verify?.address).toBe('https://x/verify/ab')
    const draft = sheetOf({ ...record, stage: 'draft', number: null }, 'zh', 'https://x/verify/ab')
    expect([draft.verify, draft.unissued, draft.number]).toEqual([null, '拟稿，未印发', '（未编号）'])
  })
  it('throws where a sentence names a figure that is not there', () => {
    const broken = { ...content, sections: [{ kind: 'sentence' as const, text: { zh: '{gone}', en: '' } }] }
    expect(() => sheetOf({ ...record, content: broken }, 'zh', '')).toThrow('gone')
  })
})

it('lists each figure once, sentences first come', () => {
  expect(figuresShown(content.sections)).toEqual(['open', 'late'])
})
it('writes numbers and days as documents do', () => {
  expect([0, 999, 1000, 1204331].map(paperNumber)).toEqual(['0', '999', '1,000', '1,204,331'])
  expect([paperDay('2026-11-05', 'zh'), paperDay('2026-11-05', 'en')]).toEqual(['2026年11月5日', '5 Nov 2026'])
  expect([shareOf(0, 0), shareOf(1, 3), shareOf(3, 3)]).toEqual(['—', '33.3%', '100.0%'])
})
it('says what both ends of a period share once', () => {
  const say = (from: string, to: string) => [paperPeriod(from, to, 'zh'), paperPeriod(from, to, 'en')]
  expect(say('2026-11-13', '2026-11-19')).toEqual(['2026年11月13日至19日', '13 to 19 Nov 2026'])
  expect(say('2026-10-25', '2026-11-23')).toEqual(['2026年10月25日至11月23日', '25 Oct to 23 Nov 2026'])
  expect(say('2025-12-29', '2026-01-04')).toEqual(['2025年12月29日至2026年1月4日', '29 Dec 2025 to 4 Jan 2026'])
  expect(say('2026-11-19', '2026-11-19')).toEqual(['2026年11月19日', '19 Nov 2026'])
})
it('goes on after the highest number of the year', () => {
  expect(nextNumber('省安委办', '通报', '2026', [])).toBe('省安委办通报〔2026〕1号')
  expect(
    nextNumber('省安委办', '通报', '2026', [
      '省安委办通报〔2026〕9号',
      '省安委办通报〔2026〕10号',
      '省安委办通报〔2025〕44号',
      '别的',
    ]),
  ).toBe('省安委办通报〔2026〕11号')
})
