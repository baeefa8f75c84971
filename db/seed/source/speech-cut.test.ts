import { describe, expect, it } from 'vitest'
import { readDocument } from '@/domain/intake'
import { cutText } from '@/domain/intake-cut'
import { speechPoints } from '@/domain/intake-texts-for-tests'
import { readSpeech, readSpeechText } from './speech'

const text = readSpeechText()
const byHand = readSpeech()

describe('the speech, cut by the same rules as any document', () => {
  it('has its six points and no other', () => {
    const found = cutText(text).filter(piece => piece.label !== '')
    expect(found.map(piece => piece.label)).toEqual(speechPoints.map(([label]) => label))
    found.forEach((piece, index) => {
      expect(text.slice(piece.starts + piece.label.length, piece.ends)).toMatch(
        new RegExp(`^${speechPoints[index]![1]}`),
      )
    })
  })

  it('has the sentences that were cut by hand', () => {
    expect(readDocument(text).map(piece => [piece.starts, piece.ends])).toEqual(
      byHand.map(span => [span.start, span.end]),
    )
  })

  it('suggests for each sentence of the six points the line that the speech puts it under', () => {
    const suggested = readDocument(text)
    const points = byHand.flatMap((span, index) =>
      span.line ? [[span.line, suggested[index]!.suggestion] as const] : [],
    )
    expect(points.length).toBeGreaterThan(15)
    for (const [line, suggestion] of points) {
      expect(suggestion.line).toBe(line)
      expect(suggestion.disposition).toBe('directive')
    }
  })
})
