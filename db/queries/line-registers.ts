import type { Calendar, Day } from '@/domain/clock'
import type { Line } from '@/domain/line'
import type { Tx } from '../client'
import type { BreakKind } from './break-kinds'
import { countBreaks } from './breaks'
import type { BrokenKind } from './broken-kinds'
import { countBroken } from './broken-loops'
import { findCirculationFigures } from './circulation'
import { countFiveFigures } from './five-in-place'
import { lessonFigures } from './lessons'

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
export type RegisterClock = { today: Day; calendar: Calendar }

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

async function circulationRegister(tx: Tx, clock: RegisterClock): Promise<Register> {
  const { signed, sent, medianHours, kept, judged } = await findCirculationFigures(tx, clock.today)
  const broken = await brokenFigures(
    tx,
    { circulationUnsigned: 'unsignedLate', commitmentUnreviewed: 'unreviewed' },
    clock,
  )
  return {
    key: 'circulation',
    href: '/circulation',
    figures: [
      { key: 'signed', value: signed, of: sent, onCockpit: true },
      { ...broken.circulationUnsigned!, onCockpit: true },
      { key: 'hours', value: medianHours === null ? null : Math.round(medianHours) },
      broken.commitmentUnreviewed!,
      { key: 'kept', value: kept, of: judged, href: '/circulation/commitments?state=kept' },
    ],
  }
}

async function lessonsRegister(tx: Tx, clock: RegisterClock): Promise<Register> {
  const found = await lessonFigures(tx, clock.today)
  const { placeUnlooked } = await brokenFigures(tx, { placeUnlooked: 'unlooked' }, clock)
  const ofYear = Object.values(found.byGrade).reduce((sum, n) => sum + n, 0)
  return {
    key: 'lessons',
    href: '/lessons',
    figures: [
      { key: 'accidents', value: ofYear, href: `/lessons?year=${clock.today.slice(0, 4)}`, onCockpit: true },
      { key: 'looked', value: found.placesLooked, of: found.placesAsked, onCockpit: true },
      placeUnlooked!,
      { key: 'evaluationsDue', value: found.evaluationsDue, href: '/lessons?evaluation=due' },
      {
        key: 'unevaluated',
        value: found.evaluationsLate,
        href: '/lessons?evaluation=late',
        isBad: true,
        onCockpit: true,
      },
      { key: 'repeated', value: found.causesRepeated, href: '/lessons/causes?state=repeated', isBad: true },
    ],
  }
}

const shownBreaks = [
  'placeNoPerson',
  'placeNoRegulator',
  'unitNoParty',
  'unitNoGovernment',
  'gridNoOfficer',
] as const satisfies readonly BreakKind[]

async function networkRegister(tx: Tx, { today }: RegisterClock): Promise<Register> {
  const breaks = await countBreaks(tx, {}, today)
  return {
    key: 'network',
    href: '/unowned',
    figures: shownBreaks.map(kind => ({
      key: kind,
      value: breaks[kind],
      href: `/unowned?kind=${kind}`,
      isBad: true,
    })),
  }
}

async function fiveRegister(tx: Tx, { today }: RegisterClock): Promise<Register> {
  const { enterprises, ...five } = await countFiveFigures(tx, today)
  const of = (state: 'atFive' | 'expiring' | 'lapsed' | 'awaiting') => ({
    key: state,
    value: five[state],
    href: `/five-in-place?state=${state}`,
  })
  return {
    key: 'five',
    href: '/five-in-place',
    figures: [
      { ...of('atFive'), of: enterprises, onCockpit: true },
      of('expiring'),
      { ...of('lapsed'), isBad: true },
      of('awaiting'),
    ],
  }
}

type Reads = (tx: Tx, clock: RegisterClock) => Promise<Register>
const registersOf: Partial<Record<Line, readonly Reads[]>> = {
  defense: [circulationRegister, lessonsRegister],
  boundary: [networkRegister, fiveRegister],
}
/** Of these the cockpit tells; none grows with the number of tasks. */
const ofCockpit: readonly Reads[] = [circulationRegister, lessonsRegister, fiveRegister]

async function readAll(tx: Tx, reads: readonly Reads[], clock: RegisterClock): Promise<Register[]> {
  const found: Register[] = []
  for (const one of reads) found.push(await one(tx, clock))
  return found
}

/** The registers of a line in the reader's sight; none for a line that has no other than its directives. */
export const listRegisters = (tx: Tx, line: Line, clock: RegisterClock): Promise<Register[]> =>
  readAll(tx, registersOf[line] ?? [], clock)

/** The numbers of all registers that leadership sees on the cockpit. */
export async function listCockpitFigures(tx: Tx, clock: RegisterClock): Promise<RegisterFigure[]> {
  return (await readAll(tx, ofCockpit, clock)).flatMap(register => register.figures.filter(one => one.onCockpit))
}
