import type { Tx } from '../client'
import type { BreakKind } from './break-kinds'
import { countBreaks } from './breaks'
import { findCirculationFigures } from './circulation'
import { countFiveFigures } from './five-in-place'
import { lessonFigures } from './lessons'
import { brokenFigures, type Register, type RegisterClock, rounded } from './register-figure'

/** Documents signed for and commitments kept. */
export async function circulationRegister(tx: Tx, clock: RegisterClock): Promise<Register> {
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
      { key: 'hours', value: rounded(medianHours) },
      broken.commitmentUnreviewed!,
      { key: 'kept', value: kept, of: judged, href: '/circulation/commitments?state=kept' },
    ],
  }
}

/** Accidents and what was learned of them. */
export async function lessonsRegister(tx: Tx, clock: RegisterClock): Promise<Register> {
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

/** Where nobody answers. */
export async function networkRegister(tx: Tx, { today }: RegisterClock): Promise<Register> {
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

/** The five in place of enterprises. */
export async function fiveRegister(tx: Tx, { today }: RegisterClock): Promise<Register> {
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
