import { extensionMoves } from './extension'
import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'
import { measureMoves } from './measure'
import { reassignMove } from './reassign'
import { regradeMoves } from './regrade'

export const hazardStages = [
  'reported',
  'graded',
  'ordered',
  'interim_controls',
  'plan_filed',
  'listed',
  'rectifying',
  'submitted',
  'reinspected',
  'acceptance_requested',
  'onsite_review',
  'delisted',
  'closed',
  'stable',
  'reopened',
] as const
export type HazardStage = (typeof hazardStages)[number]

export const hazardLevels = ['general', 'major'] as const
export type HazardLevel = (typeof hazardLevels)[number]

export const hazardStates = Object.fromEntries(
  hazardStages.map(stage => [stage, stage === 'closed' || stage === 'stable' ? 'done' : 'open']),
) as Record<HazardStage, StageState>

/** Stages that exist for one grade only; the database holds the same list as a check. */
export const majorOnly: readonly HazardStage[] = [
  'interim_controls',
  'plan_filed',
  'listed',
  'acceptance_requested',
  'onsite_review',
  'delisted',
]
export const generalOnly: readonly HazardStage[] = ['ordered', 'submitted', 'reinspected']

export const hazardTrack = {
  general: ['reported', 'graded', 'ordered', 'rectifying', 'submitted', 'reinspected', 'closed'],
  major: [
    'reported',
    'graded',
    'interim_controls',
    'plan_filed',
    'listed',
    'rectifying',
    'acceptance_requested',
    'onsite_review',
    'delisted',
    'closed',
  ],
} as const satisfies Record<HazardLevel, readonly HazardStage[]>

/** The parts of a major hazard's plan (rule 2.9). */
export const planParts = ['goal', 'methods', 'funds', 'organisation', 'timeLimit', 'safety'] as const
/** Who lists a major hazard: the product's choice, no listing rule of Jilin was seen (rule 2.35). */
export const listingLevels = ['county', 'prefecture', 'province'] as const
/** The five implementations of that plan (rule 2.11), each with an owner and a date. */
export const implementations = ['measures', 'responsibility', 'funds', 'deadline', 'plan'] as const

const openStages = hazardStages.filter(stage => stage !== 'closed' && stage !== 'stable')

const regulators = ['inspector', 'official', 'supervisor'] as const
/** Every lawful move of a hazard; nothing else changes its stage. */
export const hazardMoves = {
  report: { from: ['none'], to: 'reported', by: ['inspector', 'official', 'supervisor', 'enterprise'], side: 'any' },
  grade: { from: ['reported', 'reopened'], to: 'graded', by: regulators, side: 'regulating', needs: ['level'] },
  fix_on_spot: {
    from: ['reported'],
    to: 'submitted',
    by: ['inspector'],
    side: 'any',
    needs: ['proofBefore', 'evidence', 'level'],
    level: 'general',
    minor: true,
    stamps: 'submitter',
  },
  order: {
    from: ['graded'],
    to: 'ordered',
    by: regulators,
    side: 'regulating',
    needs: ['rectifier', 'due'],
    level: 'general',
  },
  start: {
    from: ['ordered'],
    to: 'rectifying',
    by: ['enterprise', 'official', 'head'],
    side: 'performing',
    level: 'general',
  },
  submit: {
    from: ['rectifying'],
    to: 'submitted',
    by: ['enterprise', 'official', 'head'],
    side: 'performing',
    needs: ['evidence'],
    level: 'general',
    stamps: 'submitter',
  },
  pass_reinspection: {
    from: ['submitted'],
    to: 'reinspected',
    by: ['inspector'],
    side: 'outside',
    needs: ['reason'],
    apartFrom: ['submitter', 'owner', 'deputy'],
    level: 'general',
    stamps: 'verifier',
  },
  fail_reinspection: {
    from: ['submitted'],
    to: 'rectifying',
    by: ['inspector'],
    side: 'outside',
    needs: ['reason'],
    apartFrom: ['submitter', 'owner', 'deputy'],
    level: 'general',
  },
  impose_controls: {
    from: ['graded'],
    to: 'interim_controls',
    by: regulators,
    side: 'regulating',
    needs: ['reason', 'rectifier'],
    level: 'major',
  },
  file_plan: {
    from: ['interim_controls'],
    to: 'plan_filed',
    by: ['enterprise', 'head'],
    side: 'performing',
    needs: ['plan'],
    level: 'major',
  },
  list: {
    from: ['plan_filed'],
    to: 'listed',
    by: ['leader'],
    side: 'outside',
    needs: ['notice', 'due'],
    level: 'major',
  },
  start_listed: {
    from: ['listed'],
    to: 'rectifying',
    by: ['enterprise', 'official', 'head'],
    side: 'performing',
    level: 'major',
  },
  implement: {
    from: ['listed', 'rectifying'],
    to: 'same',
    by: ['enterprise', 'official', 'head'],
    side: 'performing',
    needs: ['step', 'reason'],
    level: 'major',
    minor: true,
  },
  request_acceptance: {
    from: ['rectifying'],
    to: 'acceptance_requested',
    by: ['enterprise', 'head'],
    side: 'performing',
    needs: ['implemented', 'evidence'],
    level: 'major',
    stamps: 'submitter',
  },
  pass_review: {
    from: ['acceptance_requested'],
    to: 'onsite_review',
    by: ['inspector'],
    side: 'outside',
    needs: ['reason'],
    apartFrom: ['submitter', 'owner', 'deputy'],
    level: 'major',
    stamps: 'verifier',
  },
  fail_review: {
    from: ['acceptance_requested'],
    to: 'rectifying',
    by: ['inspector'],
    side: 'outside',
    needs: ['reason'],
    apartFrom: ['submitter', 'owner', 'deputy'],
    level: 'major',
  },
  delist: {
    from: ['onsite_review'],
    to: 'delisted',
    by: ['leader'],
    side: 'outside',
    needs: ['reason'],
    level: 'major',
  },
  close: {
    from: ['reinspected', 'delisted'],
    to: 'closed',
    by: ['supervisor', 'official'],
    side: 'outside',
    needs: ['verdict', 'measuresLifted'],
    apartFrom: ['submitter', 'owner', 'deputy'],
    stamps: 'closer',
  },
  confirm_stable: {
    from: ['closed'],
    to: 'stable',
    by: ['inspector'],
    side: 'outside',
    needs: ['reason'],
    apartFrom: ['submitter', 'owner', 'deputy'],
  },
  reopen: {
    from: ['closed', 'stable'],
    to: 'reopened',
    by: ['inspector', 'supervisor'],
    side: 'outside',
    needs: ['reason'],
    minor: true,
  },
  ...measureMoves(openStages, regulators),
  ...regradeMoves(regulators),
  ...extensionMoves(['ordered', 'listed', 'rectifying'], ['enterprise', 'official', 'head'], ['supervisor', 'leader']),
  reassign: reassignMove(openStages, ['head', 'supervisor', 'enterprise']),
  attach: {
    from: ['reported', 'graded', 'ordered', 'interim_controls', 'plan_filed', 'listed', 'rectifying', 'reopened'],
    to: 'same',
    by: ['inspector', 'official', 'head', 'enterprise', 'supervisor'],
    side: 'any',
    minor: true,
  },
  comment: {
    from: [...hazardStages.filter(stage => stage !== 'stable')],
    to: 'same',
    by: ['leader', 'supervisor', 'head', 'official', 'inspector', 'enterprise'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<HazardStage>

export const hazardLawfulMoves = lawfulMoves('hazard', hazardMoves, hazardStages)
