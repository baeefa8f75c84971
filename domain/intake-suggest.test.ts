import { describe, expect, it } from 'vitest'
import { countedPlaces, cutPlaces, dayIn, guessDescription, languageOf, readDocument, settleText } from './intake'
import { cutText } from './intake-cut'
import { sampleTexts } from './intake-texts-for-tests'

const last = (text: string) => readDocument(text).at(-1)!.suggestion

describe('a line', () => {
  it.each([
    ['要始终绷紧安全“防线”，检查执法不放松。', 'defense', 'name'],
    ['必须压实党政同责、一岗双责的领导责任。', 'boundary', 'term'],
    ['要开展隐患排查，建立隐患台账，实行闭环管理。', 'bottom', 'term'],
    ['要采取四不两直方式开展执法检查。', 'red', 'term'],
    ['要完善应急预案，加强演练和值班值守。', 'firing', 'term'],
    ['要打击谣言，做好宣传，引导舆论。', 'network', 'term'],
    ['Employers must keep an emergency plan and hold a drill each year.', 'firing', 'term'],
    ['Departments must hold the "red line" of safety.', 'red', 'name'],
  ])('of %s', (text, line, by) => {
    const { line: suggested, lineWhy } = last(text)
    expect([suggested, lineWhy?.by]).toEqual([line, by])
  })
  it('says which words at which letter made it', () => {
    const text = '要抓紧。\n必须完善应急预案。'
    expect(last(text).lineWhy).toEqual({ by: 'term', words: '应急', at: text.indexOf('应急'), more: 1 })
  })
  it('is the named one of the point above before terms of the sentence', () => {
    const text = '会议强调，一要绷紧安全“防线”。要排查隐患。二要守住“红线”。要排查隐患。'
    const points = readDocument(text).slice(1)
    expect(points.map(piece => piece.suggestion.line)).toEqual(['defense', 'defense', 'red', 'red'])
    expect(points[1]!.suggestion.lineWhy).toMatchObject({ by: 'name', above: true, words: '“防线”' })
  })
  it('is the heading’s where the sentence has no term', () => {
    expect(last('一、应急预案\n要抓紧办理。')).toMatchObject({
      line: 'firing',
      lineWhy: { by: 'term', above: true, at: 2 },
    })
  })
  it('is none where no term says one, never a guess', () => {
    expect(last('要抓紧办理。')).toMatchObject({ disposition: 'directive', line: null, lineWhy: null })
  })
})

describe('a disposition', () => {
  it.each([
    ['各单位必须于月底前报送。', 'directive', { by: 'demand', words: '必须' }],
    ['加强燃气管线检查。', 'directive', { by: 'demand', words: '加强' }],
    ['三是加大执法力度。', 'directive', { by: 'demand', words: '加大' }],
    ['全市安全生产形势总体平稳。', 'preamble', { by: 'nothing', words: '' }],
    ['现将主要问题重要情况通报给你们。', 'preamble', { by: 'nothing', words: '' }],
    ['Each employer shall train its people.', 'directive', { by: 'demand', words: 'shall' }],
    ['The plant stands on the river.', 'preamble', { by: 'nothing', words: '' }],
    ['Inspectors are asked to look at pumps.', 'directive', { by: 'demand', words: 'are asked to' }],
    ['Revise the emergency plan.', 'directive', { by: 'demand', words: 'Revise' }],
    ['二、工作要求', 'metadata', { by: 'kind', words: 'heading' }],
  ])('of %s', (text, disposition, why) => {
    expect(last(text)).toMatchObject({ disposition, why })
  })
})

describe('a title', () => {
  it.each([
    ['一要查。二要完善应急预案，加强演练。', '完善应急预案'],
    ['First, check. Second, hold the line of safety, always.', 'hold the line of safety'],
    ['(1) Check mains; (2) Train people, keep records.', 'Train people'],
    [`要${'长'.repeat(60)}。`, `要${'长'.repeat(38)}…`],
  ])('is the document’s own words: %s', (text, title) => {
    expect(last(text).title).toBe(title)
  })
})

describe('a document', () => {
  it('is guessed to say its title, signature and day', () => {
    const { text } = sampleTexts[0]!
    expect(guessDescription(text, cutText(text))).toEqual({
      title: '国务院安委会办公室关于请报送贯彻落实《国务院关于进一步加强企业安全生产工作的通知》重点工作进展情况的函',
      issuer: '国务院安全生产委员会办公室',
      day: '2011-03-11',
    })
  })
  it.each([
    ['2018年11月9日', '2018-11-09'],
    ['二〇一八年十一月二十九日', '2018-11-29'],
    ['二○二○年十月三十日', '2020-10-30'],
    ['29 November 2018', '2018-11-29'],
    ['November 9, 2018', '2018-11-09'],
    ['Date:2018/11/30 09:43', '2018-11-30'],
    ['2018年13月40日', ''],
    ['明天', ''],
  ])('day of %s', (line, day) => {
    expect(dayIn(line)).toBe(day)
  })
  it('has a language', () => {
    expect(languageOf('加强检查 GB 18218 标准')).toBe('zh')
    expect(languageOf('The Chinese word 隐患 means a hazard.')).toBe('en')
  })
  it('is counted in letters as the database counts them', () => {
    const text = '𠮷林要检查。要排查隐患。'
    const [first, second] = readDocument(text)
    expect([first!.starts, first!.ends, second!.starts]).toEqual([0, 6, 6])
    expect([...text].slice(second!.starts, second!.ends).join('')).toBe('要排查隐患。')
    expect(second!.suggestion.lineWhy!.at).toBe([...text].join('').indexOf('排查') - 1)
    const { place } = countedPlaces(text)
    expect(text.slice(place(6))).toBe('要排查隐患。')
  })
  it('is settled once: a second time changes nothing', () => {
    const settled = settleText('\uFEFF一、甲 \r\n\r\n\r\n\r\n乙\u3000\r丙\n\n')
    expect(settled).toBe('一、甲\n\n乙\n丙')
    expect(settleText(settled)).toBe(settled)
  })
  it('can be cut behind its pauses, not inside numbers', () => {
    const words = '投入1,500万元，检查燃气；“查管线。”并报告。'
    expect(cutPlaces(words).map(place => words.slice(place))).toEqual([
      '检查燃气；“查管线。”并报告。',
      '“查管线。”并报告。',
      '并报告。',
    ])
  })
})
