import type { Day } from './clock'
import type { HolderSide } from './holder'

/** The working days of a case split by who held it, approvers included; neighbours with the same holder are one part. */
export function splitByHolder(
  events: readonly { holder: HolderSide; on: Day }[],
  today: Day,
  workingDays: (from: Day, to: Day) => number,
): { holder: HolderSide; workingDays: number }[] {
  const parts: { holder: HolderSide; workingDays: number }[] = []
  events.forEach((event, index) => {
    const spent = workingDays(event.on, events[index + 1]?.on ?? today)
    const last = parts.at(-1)
    if (last?.holder === event.holder) last.workingDays += spent
    else parts.push({ holder: event.holder, workingDays: spent })
  })
  return parts.filter(part => part.holder !== 'nobody')
}
