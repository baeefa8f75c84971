import type { ReactNode } from 'react'

export type Tone = 'green' | 'yellow' | 'red' | 'grey'

const shapes: Record<Tone, string> = { green: 'g', yellow: 'y', red: 'r', grey: 'w' }

/** Only the shape of a light, where the word stands beside it already. */
export function LightShape({ tone }: { tone: Tone }) {
  return <i className={`lt ${shapes[tone]}`} aria-hidden="true" />
}

/** A status: shape, word and, when `why` is given, the rule behind it one tap away. With `why` it may not stand inside a link or a p. */
export function Light({ tone, word, why }: { tone: Tone; word: ReactNode; why?: ReactNode }) {
  const look = `light ${shapes[tone]}`
  if (!why) {
    return (
      <span className={look}>
        <LightShape tone={tone} />
        {word}
      </span>
    )
  }
  return (
    <details className={look} name="why">
      <summary>
        <LightShape tone={tone} />
        <span className="why">{word}</span>
      </summary>
      <div className="pop">{why}</div>
    </details>
  )
}
