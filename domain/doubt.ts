import type { Actor } from './actor'
import type { Refusal } from './refusal'
import type { Role } from './role'

/** Signs that a closing may be hollow. Each is a flag that a person reads; none refuses anything. */
export const doubtKinds = [
  'same_photo',
  'near_photo',
  'photo_before_hazard',
  'photo_far_away',
  'pasted_text',
  'last_minute',
] as const
export type DoubtKind = (typeof doubtKinds)[number]

/** What the reader of a flag found: the work is real, or it was hollow. */
export const doubtVerdicts = ['sound', 'hollow'] as const
export type DoubtVerdict = (typeof doubtVerdicts)[number]

/** What a second look at a closed case found. */
export const auditResults = ['holds', 'false_closure'] as const
export type AuditResult = (typeof auditResults)[number]

/** Who reads doubts and judges picks. */
export const judgeRoles: readonly Role[] = ['supervisor', 'inspector']

/** How somebody stands to a case whose closing is looked at again. */
export type Standing = {
  /** Their unit does the work, or helps with it. */
  performing: boolean
  /** They gave proof, submitted, verified, re-inspected or closed it, at any time. */
  tookPart: boolean
}

/** Why this actor may not read a doubt or judge a pick of the case; null when they may. Nobody looks again at what they, or their unit, did. */
export function reasonAgainstJudging(standing: Standing, actor: Pick<Actor, 'role'>): Refusal | null {
  if (!judgeRoles.includes(actor.role)) return { code: 'wrongRole', details: { roles: judgeRoles.join(' ') } }
  if (standing.performing) return { code: 'ownUnit' }
  return standing.tookPart ? { code: 'ownWork', details: { party: 'participant' } } : null
}

/** The rules that a kind of doubt is raised by, in the order in which a page cites them. */
export const doubtRules = {
  same_photo: [],
  near_photo: ['doubt.photo.bits'],
  photo_before_hazard: ['doubt.photo.before'],
  photo_far_away: ['doubt.photo.metres'],
  pasted_text: ['doubt.text.characters', 'doubt.text.days'],
  last_minute: ['doubt.last.hours', 'doubt.quick.minutes'],
} as const satisfies Record<DoubtKind, readonly string[]>
