import type { Actor } from './actor'
import type { Day } from './clock'
import type { Refusal } from './refusal'
import type { Role } from './role'

export const trainingKinds = ['new_workers', 'yearly', 'principals', 'special', 'officials', 'other'] as const
export type TrainingKind = (typeof trainingKinds)[number]

/** Who is expected: persons by name, everybody of the unit as it is that day, or whoever comes, by number. */
export const audienceKinds = ['persons', 'unit', 'open'] as const
export type AudienceKind = (typeof audienceKinds)[number]

/** What a person of the training roll is; the hours that a year asks of them follow from it. */
export const traineeCategories = ['principal', 'safety_manager', 'worker'] as const
export type TraineeCategory = (typeof traineeCategories)[number]

/** Who holds trainings, each in their own unit. */
export const trainingHolders: readonly Role[] = ['supervisor', 'head', 'enterprise']
/** Who writes publicity down, each for their own unit. */
export const publicists: readonly Role[] = ['communications', 'supervisor', 'head', 'enterprise']
/** Who writes and checks questions, each in their own unit. */
export const questionWriters: readonly Role[] = ['supervisor', 'head', 'inspector', 'communications', 'enterprise']

/** Why this actor may not hold trainings, keep the roll or record publicity; null when they may. */
export const reasonAgainstRole = (actor: Pick<Actor, 'role'>, allowed: readonly Role[]): Refusal | null =>
  allowed.includes(actor.role) ? null : { code: 'wrongRole', details: { roles: allowed.join(' ') } }

/** The rule that says how many class hours this calendar year asks of a person; null where no rule counts hours. */
export function hoursRule(
  category: TraineeCategory,
  { enteredOn, highRisk, on }: { enteredOn: Day; highRisk: boolean; on: Day },
): string | null {
  const first = enteredOn.slice(0, 4) === on.slice(0, 4)
  const risk = highRisk ? '.high_risk' : ''
  if (category !== 'worker') return `training.managers.${first ? 'first' : 'yearly'}${risk}`
  if (first) return `training.workers.first${risk}`
  return highRisk ? 'training.workers.yearly.high_risk' : null
}

/** Share of those who must be trained who are, in whole per cent; null where nobody must. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part / whole) * 100)
