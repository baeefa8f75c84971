import { describe, expect, it } from 'vitest'
import { lines } from '../../../domain/line'
import { battles } from './battles'
import { directives } from './directives'
import { mechanisms } from './mechanisms'
import { locateSpans, readSpeech, readSpeechText } from './speech'

const text = readSpeechText()
const spans = readSpeech()
const sentence = (no: number) => spans.find(span => span.no === no)!

describe('the speech', () => {
  it('is the text as it was given', async () => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
    expect(Buffer.from(digest).toString('hex')).toBe('e35c41e42524c8726f90800d8a194aec7438ebd914556db79c7a549898e06d0b')
  })

  it('has every character that is not space in exactly one span', () => {
    const covered = new Uint8Array(text.length)
    for (const span of spans) for (let at = span.start; at < span.end; at++) covered[at]!++
    for (let at = 0; at < text.length; at++) {
      if (/\S/.test(text[at]!)) expect(covered[at], `character ${at} ${text[at]}`).toBe(1)
      else expect(covered[at]).toBeLessThanOrEqual(1)
    }
  })

  it('slices back to the English of each span, in order', () => {
    for (const [index, span] of spans.entries()) {
      expect(text.slice(span.start, span.end)).toBe(span.en)
      expect(span.position).toBe(index + 1)
      if (index > 0) expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]!.end)
    }
  })

  it('has twenty-four sentences, twenty of them demands', () => {
    expect(spans.filter(span => span.no !== null).map(span => span.no)).toEqual(
      Array.from({ length: 24 }, (_, index) => index + 1),
    )
    expect(spans.filter(span => span.disposition === 'directive')).toHaveLength(20)
    expect(spans.filter(span => span.section === 'page').every(span => span.disposition === 'metadata')).toBe(true)
    for (const span of spans) expect(span.why).not.toBe('')
  })

  it('puts all six lines in their order and nothing of the opening under one', () => {
    const order = spans.flatMap(span => span.line ?? [])
    expect([...new Set(order)]).toEqual([...lines])
    expect(spans.filter(span => span.section !== 'points').every(span => span.line === null)).toBe(true)
  })

  it('marks as the report’s only words that stand in the Chinese', () => {
    for (const span of spans) {
      for (const words of span.reportWords) expect(span.zh).toContain(words)
      expect(span.zhBasis).toBe(span.reportWords.length > 0 ? 'report' : 'rendering')
      if (['red', 'firing', 'network'].includes(span.line ?? '')) expect(span.zhBasis).toBe('rendering')
    }
  })

  it('refuses a text that a span does not cover', () => {
    expect(() => locateSpans(`${text} More.`, spans)).toThrow('no span covers “More.”')
    expect(() => locateSpans(text.replace('We must', 'Also. We must'), spans)).toThrow('Also.')
    expect(() => locateSpans(text.replace('six points', 'five points'), spans)).toThrow('the speech has no')
  })
})

describe('the directives', () => {
  it('quote the exact words of their sentence in both languages', () => {
    for (const directive of directives) {
      const span = sentence(directive.sentenceNo)
      expect(span.disposition, directive.key).toBe('directive')
      expect(span.en).toContain(directive.quoteEn)
      expect(span.zh).toContain(directive.quoteZh)
      expect(directive.titleEn && directive.titleZh).toBeTruthy()
    }
  })

  it('leave no demand without one', () => {
    const used = new Set(directives.map(directive => directive.sentenceNo))
    for (const span of spans) if (span.disposition === 'directive') expect(used.has(span.no!), span.en).toBe(true)
  })

  it('stand in the order of the speech, each with its own key and number', () => {
    expect(new Set(directives.map(directive => directive.key)).size).toBe(directives.length)
    expect(directives.map(directive => directive.code)).toEqual(directives.map((_, index) => `督-${index + 1}`))
    const place = (sentenceNo: number, quote: string) =>
      sentence(sentenceNo).start + sentence(sentenceNo).en.indexOf(quote)
    for (const sentenceNo of new Set(directives.map(directive => directive.sentenceNo))) {
      const places = directives
        .filter(directive => directive.sentenceNo === sentenceNo)
        .map(directive => place(sentenceNo, directive.quoteEn))
      expect(new Set(places).size).toBe(places.length)
    }
    const numbers = directives.map(directive => directive.sentenceNo)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  })

  it('take their line from the speech where it gives one, and say so where it does not', () => {
    for (const directive of directives) {
      const { line } = sentence(directive.sentenceNo)
      expect(directive.lineBasis).toBe(line === null ? 'assigned' : 'source')
      if (line !== null) expect(directive.line).toBe(line)
    }
  })

  it('reach every mechanism that the speech names', () => {
    const reached = new Set(directives.map(directive => directive.mechanism))
    expect(Object.keys(mechanisms).filter(key => !reached.has(key as keyof typeof mechanisms))).toEqual([])
  })
})

describe('the seven battles', () => {
  it('are seven, two named by the speech and five not', () => {
    expect(battles.map(battle => battle.no)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(battles.filter(battle => battle.named)).toHaveLength(2)
  })

  it('quote the speech where named', () => {
    for (const battle of battles) {
      const span = sentence(battle.sentenceNo)
      expect(span.en).toContain('"seven battles"')
      if (!battle.named) continue
      expect(span.en).toContain(battle.quoteEn)
      expect(span.zh).toContain(battle.quoteZh)
      expect(directives.some(directive => directive.key === battle.directiveKey)).toBe(true)
    }
  })
})
