import { commitmentKinds } from './circulation'
import { drillCriteria } from './drill'
import { implementations, planParts } from './hazard'
import type { Move } from './loop'
import type { Need } from './need'
import { reviewParts } from './response'
import { mostSources } from './rumour'

/** What a move's form asks for, in order. */
export type MoveField =
  | 'unit'
  | 'owner'
  | 'deputy'
  | 'team'
  | 'wantedOn'
  | 'step'
  | 'notice.number'
  | 'notice.level'
  | 'measure.kind'
  | 'measure.number'
  | 'measure.basis'
  | 'measure.scope'
  | 'measureId'
  | 'publication.channel'
  | 'publication.onDay'
  | 'experts.names'
  | 'experts.opinion'
  | 'dueOn'
  | 'level'
  | 'verdict'
  | 'percent'
  | 'reason'
  | 'number'
  | 'toll.deaths'
  | 'toll.injuries'
  | 'toll.loss'
  | 'filing.receivedOn'
  | 'approval.number'
  | 'approval.onDay'
  | 'review.kind'
  | 'review.names'
  | 'review.opinion'
  | 'start.at'
  | 'start.headcount'
  | 'entry.minutes'
  | 'entry.words'
  | `marks.${(typeof drillCriteria)[number]}.${'grade' | 'words'}`
  | PlanField
  | CommitmentField
  | ResponseField
  | RumourField
export type PlanField =
  | `plan.${(typeof planParts)[number]}`
  | `implementation.${(typeof implementations)[number]}.${'owner' | 'dueOn'}`

export type ResponseField =
  | 'notified.personIds[]'
  | 'notified.teamIds[]'
  | `afterAction.${(typeof reviewParts)[number]}`
  | 'claimedAt'

export type CommitmentField =
  | `commitments.${(typeof commitmentKinds)[number]}.${'words' | 'dueOn' | 'ownerId'}`
  | `commitment.${'kind' | 'words' | 'dueOn' | 'ownerId'}`
  | `outcomes.${(typeof commitmentKinds)[number]}.${'outcome' | 'words'}`

export type RumourField =
  | 'truth'
  | `sources.${number}.${'words' | 'link'}`
  | `answer.${'claimZh' | 'claimEn' | 'textZh' | 'textEn' | 'channel' | 'link' | 'audience'}`
  | 'reachAfter'
  | 'subjectCode'

const planFields: readonly PlanField[] = [
  ...planParts.map(part => `plan.${part}` as const),
  ...implementations.flatMap(kind => [`implementation.${kind}.owner`, `implementation.${kind}.dueOn`] as const),
]

const fieldsOfNeed: Partial<Record<Need, readonly MoveField[]>> = {
  rectifier: ['unit', 'owner'],
  owner: ['owner', 'deputy'],
  team: ['team'],
  wanted: ['wantedOn'],
  step: ['step'],
  notice: ['notice.number', 'notice.level'],
  measure: ['measure.kind', 'measure.number', 'measure.basis', 'measure.scope'],
  measureInForce: ['measureId'],
  publication: ['publication.channel', 'publication.onDay'],
  due: ['dueOn'],
  level: ['level'],
  verdict: ['verdict'],
  plan: planFields,
  number: ['number'],
  commitments: commitmentKinds.flatMap(kind =>
    (['words', 'dueOn', 'ownerId'] as const).map(part => `commitments.${kind}.${part}` as const),
  ),
  commitment: ['commitment.kind', 'commitment.words', 'commitment.dueOn', 'commitment.ownerId'],
  outcomes: commitmentKinds.flatMap(kind =>
    (['outcome', 'words'] as const).map(part => `outcomes.${kind}.${part}` as const),
  ),
  toll: ['toll.deaths', 'toll.injuries', 'toll.loss'],
  filing: ['filing.receivedOn'],
  approval: ['approval.number', 'approval.onDay'],
  review: ['review.kind', 'review.names', 'review.opinion'],
  start: ['start.at', 'start.headcount'],
  entry: ['entry.minutes', 'entry.words'],
  marks: drillCriteria.flatMap(one => (['grade', 'words'] as const).map(part => `marks.${one}.${part}` as const)),
  notified: ['notified.personIds[]', 'notified.teamIds[]'],
  afterAction: reviewParts.map(part => `afterAction.${part}` as const),
  checker: ['unit', 'owner'],
  truth: ['truth'],
  sources: Array.from({ length: mostSources }, (_, n) => [`sources.${n}.words`, `sources.${n}.link`] as const).flat(),
  answer: [
    'answer.claimZh',
    'answer.claimEn',
    'answer.textZh',
    'answer.textEn',
    'answer.channel',
    'answer.link',
    'answer.audience',
  ],
  reachAfter: ['reachAfter'],
  reason: ['reason'],
}

/** The fields that the move's needs ask of a person; a progress report also asks how far and what was done, an on-site review which experts said what. */
export function fieldsOf(name: string, move: Move<string>): MoveField[] {
  const fields = (move.needs ?? []).flatMap(need => fieldsOfNeed[need] ?? [])
  if (name === 'report') fields.push('percent', 'reason')
  if (name === 'order' || name === 'verify' || name === 'close' || name === 'grade' || name === 'list')
    fields.push('reason')
  if (name === 'triage') fields.push('subjectCode')
  if (name === 'pass_review' || name === 'fail_review') fields.push('experts.names', 'experts.opinion')
  // when it happened by a person's own word, beside the time that the server measures
  if (name === 'arrive' || name === 'stand_down') fields.push('claimedAt')
  return [...new Set(fields)]
}

/** Fields of a rumour's moves that may stay empty: one source is enough, and English stands where somebody wrote it. */
const optionalOfRumour = /^(subjectCode|answer\.(claimEn|textEn|link)|sources\.(\d+\.link|[1-9]\d*\.words))$/

/** Fields that may stay empty although the form shows them. */
export const isOptional = (field: MoveField, move: Move<string>): boolean =>
  field === 'deputy' ||
  field === 'measureId' ||
  field === 'review.names' ||
  field === 'claimedAt' ||
  field === 'notified.teamIds[]' ||
  field === 'afterAction.advice' ||
  field.startsWith('experts.') ||
  optionalOfRumour.test(field) ||
  (field === 'owner' && !(move.needs ?? []).some(need => need === 'owner' || need === 'checker')) ||
  (field === 'reason' && !(move.needs ?? []).includes('reason'))
