'use client'

import { useWords } from './words'

const bars: Record<string, number> = { red: 4, orange: 3, yellow: 2, blue: 1 }

/** The risk colour of a place as rising bars and a word; risk is no status. */
export function RiskWord({ risk }: { risk: string }) {
  const { say } = useWords()
  const known = risk in bars ? risk : 'blue'
  return (
    <span className={`risk ${known}`}>
      <svg width="13" height="10" viewBox="0 0 13 10" aria-hidden="true">
        {[0, 1, 2, 3].map(index => (
          <rect
            key={index}
            className={index < bars[known]! ? 'on' : undefined}
            x={index * 3.5}
            y={6 - index * 2}
            width="2.5"
            height={4 + index * 2}
          />
        ))}
      </svg>
      {say(`risk.${known}`)}
    </span>
  )
}
