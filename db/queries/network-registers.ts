import type { Tx } from '../client'
import { countActivities, recentActivities } from './publicity'
import { type Register, type RegisterClock, rounded } from './register-figure'
import { findRumourFigures, rumourFigurePaths } from './rumour-figures'
import { countCoverage, countWithoutRoll } from './training-coverage'
import { recentTrainings } from './training-filters'
import { countTrainings, sumTrainings } from './trainings'

/** Rumours, and how many hours an answer takes. */
export async function rumoursRegister(tx: Tx): Promise<Register> {
  const found = await findRumourFigures(tx)
  const of = (key: 'open' | 'triageLate' | 'answerLate' | 'drafted' | 'answered90' | 'unverified' | 'outdated') => ({
    key: `rumours.${key}`,
    value: found[key],
    href: rumourFigurePaths[key],
  })
  const bad = (key: Parameters<typeof of>[0]) => ({ ...of(key), isBad: true })
  return {
    key: 'rumours',
    href: '/rumours',
    figures: [
      of('open'),
      bad('triageLate'),
      { ...bad('answerLate'), onCockpit: true },
      of('drafted'),
      of('answered90'),
      {
        key: 'rumours.medianHours',
        value: rounded(found.medianHours, 1),
        href: rumourFigurePaths.medianHours,
        onCockpit: true,
      },
      bad('unverified'),
      bad('outdated'),
    ],
  }
}

const query = ({ from, to }: { from?: string; to?: string }): string => `from=${from}&to=${to}`

/** What was told to the public in the last ninety days. */
export async function publicityRegister(tx: Tx, { today }: RegisterClock): Promise<Register> {
  const recent = recentActivities(today)
  const { activities, reach, unknown } = await countActivities(tx, recent)
  const href = `/publicity?${query(recent)}`
  return {
    key: 'publicity',
    href: '/publicity',
    figures: [
      { key: 'publicity.activities', value: activities, href },
      { key: 'publicity.reach', value: reach, href },
      { key: 'publicity.unknown', value: unknown },
    ],
  }
}

/** Who was trained of those who must be, and what the last ninety days' quizzes say. */
export async function trainingRegister(tx: Tx, { today }: RegisterClock): Promise<Register> {
  const { must, covered, short } = await countCoverage(tx, today)
  const recent = recentTrainings(today)
  const { took, passed } = await sumTrainings(tx, recent)
  const [held, unattended] = await countTrainings(tx, [{ ...recent, state: 'held' }, { state: 'unattended' }])
  return {
    key: 'training',
    href: '/training/coverage',
    figures: [
      {
        key: 'training.covered',
        value: covered,
        of: must,
        href: '/training/coverage?state=covered',
        onCockpit: true,
      },
      { key: 'training.short', value: short, href: '/training/coverage?state=short', isBad: true },
      { key: 'training.noRoll', value: await countWithoutRoll(tx, today), isBad: true },
      { key: 'training.held', value: held!, href: `/training?state=held&${query(recent)}` },
      { key: 'training.passed', value: passed, of: took },
      { key: 'training.unattended', value: unattended!, href: '/training?state=unattended', isBad: true },
    ],
  }
}
