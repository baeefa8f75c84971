import type { Calendar, Day } from '@/domain/clock'
import type { Role } from '@/domain/role'
import type { Tx } from '../client'
import type { BrokenKind } from './broken-kinds'
import { countBroken } from './broken-loops'

/** One number of a register. Its key names its words; its link opens exactly its rows, and is missing where it sums what no one list holds. */
export type RegisterFigure = {
  key: string
  /** Null where there is nothing yet to take a middle of. */
  value: number | null
  /** What the value is a part of. */
  of?: number
  href?: string
  /** It counts something late or broken. */
  isBad?: boolean
  /** Leadership sees it on the cockpit too. */
  onCockpit?: boolean
}
/** What belongs to a line beside its directives: its page, and its numbers in the reader's sight. */
export type Register = { key: string; href: string; figures: RegisterFigure[] }
export type RegisterClock = { today: Day; calendar: Calendar; role: Role }
/** Reads one register; null where it is not for this role. */
export type ReadRegister = (tx: Tx, clock: RegisterClock) => Promise<Register | null>

/** How many links of one kind are broken, and the page that lists them. */
export async function brokenFigures(
  tx: Tx,
  kinds: Partial<Record<BrokenKind, string>>,
  { today, calendar }: RegisterClock,
): Promise<Record<string, RegisterFigure>> {
  const counts = await countBroken(tx, today, calendar, Object.keys(kinds) as BrokenKind[])
  return Object.fromEntries(
    counts.map(({ kind, count }) => [
      kind,
      { key: kinds[kind]!, value: count, href: `/loops?kind=${kind}`, isBad: true },
    ]),
  )
}

/** A middle value as it is shown, with so many places; null stays null. */
export const rounded = (value: number | null, places = 0): number | null =>
  value === null ? null : Math.round(value * 10 ** places) / 10 ** places
