import { accidentGrades } from '@/domain/accident'
import type { Calendar, Day } from '@/domain/clock'
import type { Tx } from '../client'
import type { BreakKind } from './break-kinds'
import { countBreaks } from './breaks'
import type { BrokenKind } from './broken-kinds'
import { countBroken } from './broken-loops'
import { type CirculationFigures, findCirculationFigures } from './circulation'
import { countFive, countFiveFigures, type FiveCounts } from './five-in-place'
import { type LessonFigures, lessonFigures } from './lessons'

export type DefenseRegisters = {
  circulation: CirculationFigures
  lessons: LessonFigures
  /** Accidents of the day's year, of every grade. */
  accidents: number
  year: string
  broken: Record<'circulationUnsigned' | 'commitmentUnreviewed' | 'placeUnlooked', number>
}
export type BoundaryRegisters = { five: FiveCounts; breaks: Record<BreakKind, number> }

const sumOf = ({ byGrade }: LessonFigures): number => accidentGrades.reduce((sum, grade) => sum + byGrade[grade], 0)

async function brokenOf<Kind extends BrokenKind>(
  tx: Tx,
  kinds: readonly Kind[],
  today: Day,
  calendar: Calendar,
): Promise<Record<Kind, number>> {
  const counts = await countBroken(tx, today, calendar, kinds)
  return Object.fromEntries(counts.map(one => [one.kind, one.count])) as Record<Kind, number>
}

/** What the registers of the first line hold, in the reader's sight: documents signed for, commitments kept, accidents and what was learned of them. */
export async function findDefenseRegisters(tx: Tx, today: Day, calendar: Calendar): Promise<DefenseRegisters> {
  const lessons = await lessonFigures(tx, today)
  return {
    circulation: await findCirculationFigures(tx, today),
    lessons,
    accidents: sumOf(lessons),
    year: today.slice(0, 4),
    broken: await brokenOf(tx, ['circulationUnsigned', 'commitmentUnreviewed', 'placeUnlooked'], today, calendar),
  }
}

/** What the registers of the second line hold, in the reader's sight: who is missing where, and the five in place of enterprises. */
export async function findBoundaryRegisters(tx: Tx, today: Day): Promise<BoundaryRegisters> {
  return { five: await countFiveFigures(tx, today), breaks: await countBreaks(tx, {}, today) }
}

/** Of the registers of the first two lines what a cockpit says. */
export type CockpitDuties = Pick<DefenseRegisters, 'circulation' | 'lessons' | 'accidents' | 'year'> & {
  enterprises: number
  atFive: number
}

/** What the cockpit says of study, lessons and duty, in the reader's sight; nothing here grows with the number of tasks. */
export async function findCockpitDuties(tx: Tx, today: Day): Promise<CockpitDuties> {
  const lessons = await lessonFigures(tx, today)
  const [enterprises, atFive] = await countFive(tx, [{}, { state: 'atFive' }], today)
  return {
    circulation: await findCirculationFigures(tx, today),
    lessons,
    accidents: sumOf(lessons),
    year: today.slice(0, 4),
    enterprises: enterprises!,
    atFive: atFive!,
  }
}
