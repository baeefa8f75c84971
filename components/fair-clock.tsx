import type { CSSProperties } from 'react'
import { count } from './numerals'

export type ClockPart = {
  key: string
  who: string
  /** Working days that the case lay with them. */
  days: number
  /** The performing unit's own days, drawn dark. */
  performing?: boolean
  /** The same in words: "Jilin City Housing, 7 working days". */
  says: string
}

/** The days of a case split by who held it, approvers included. */
export function FairClock({ label, parts }: { label: string; parts: readonly ClockPart[] }) {
  const all = parts.reduce((sum, part) => sum + part.days, 0)
  return (
    <div className="clock">
      <span className="all">
        {label} {count(all)}
      </span>
      <ol>
        {parts.map(part => (
          <li
            key={part.key}
            className={part.performing ? 'big' : undefined}
            style={{ '--days': Math.max(part.days, 0.2) } as CSSProperties}
            title={part.says}
          >
            <span>{part.who}</span> {part.days}
          </li>
        ))}
      </ol>
    </div>
  )
}
