import type { Truth } from '@/domain/rumour'

const signs: Record<Truth, string> = { true: '✓', false: '✕', partly: '◐', unproven: '?' }

/** What was found of a rumour: sign and word. It has no colour, for none of the findings is better than another. */
export function TruthMark({ truth, word }: { truth: Truth; word: string }) {
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true">{signs[truth]}</span> {word}
    </span>
  )
}
