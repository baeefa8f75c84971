import type { Tone } from '@/components/light'
import { Light } from '@/components/light'
import type { Truth } from '@/domain/rumour'

const tones: Record<Truth, Tone> = { true: 'green', false: 'red', partly: 'yellow', unproven: 'grey' }

/** What was found of a rumour: shape and word. */
export function TruthMark({ truth, word }: { truth: Truth; word: string }) {
  return <Light tone={tones[truth]} word={word} />
}
