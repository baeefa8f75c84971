import type { Day } from './clock'
import type { Moves } from './loop'
import type { Role } from './role'

/** What may be ordered while a hazard stands (Work Safety Law 2021 arts. 65 and 70): work or use stops, people leave, it is sealed, or a warning in writing. */
export const measureKinds = ['stop_work', 'stop_use', 'evacuate', 'seal', 'warning'] as const
export type MeasureKind = (typeof measureKinds)[number]

/** The day until which a stop order lasts that was served on a day, so many months later; at the end of a shorter month its last day. */
export function stopEndsOn(servedOn: Day, months: number): Day {
  const [year, month, date] = servedOn.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0))
  return `${last.toISOString().slice(0, 8)}${String(Math.min(date, last.getUTCDate())).padStart(2, '0')}`
}

/** How enforcement measures at a hazard are imposed and lifted, and how a major hazard is made public. */
export const measureMoves = <Stage extends string>(open: readonly Stage[], regulators: readonly Role[]) =>
  ({
    impose_measure: { from: open, to: 'same', by: regulators, side: 'regulating', needs: ['measure'], minor: true },
    lift_measure: {
      from: open,
      to: 'same',
      by: regulators,
      side: 'regulating',
      needs: ['measureInForce', 'reason'],
      apartFrom: ['submitter'],
      minor: true,
    },
    publish: {
      from: ['listed', 'rectifying', 'acceptance_requested', 'onsite_review', 'delisted', 'closed'],
      to: 'same',
      by: ['supervisor', 'leader', 'enterprise'],
      side: 'any',
      needs: ['publication'],
      level: 'major',
      minor: true,
    },
  }) as const satisfies Moves<
    Stage | 'listed' | 'rectifying' | 'acceptance_requested' | 'onsite_review' | 'delisted' | 'closed'
  >
