import { type Closing, LineStroke } from './line-stroke'

export type BattleSlot = {
  number: number
  href: string
  current?: boolean
  note: string /** Left out where the source names none. */
  named?: { name: string } & Closing
}

/** The seven battles: two that the speech names, five places that stay empty until somebody decides. */
export function BattleSlots({ slots, label }: { slots: readonly BattleSlot[]; label: string }) {
  return (
    <nav className="slots" aria-label={label}>
      <ol>
        {slots.map(slot => (
          <li key={slot.number} className={slot.named ? 'named' : undefined}>
            <a href={slot.href} aria-current={slot.current ? 'page' : undefined}>
              <b>{slot.named ? `${slot.number} ${slot.named.name}` : slot.number}</b>
              <LineStroke
                total={slot.named?.total ?? 0}
                open={slot.named?.open ?? 0}
                late={slot.named?.late ?? 0}
                width={64}
              />
              <small>{slot.note}</small>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
