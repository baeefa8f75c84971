import type { HazardStage } from '@/domain/hazard'
import type { Chance } from './chance'

type Weights = readonly (readonly [stage: HazardStage, weight: number])[]

const young: Weights = [
  ['reported', 22],
  ['graded', 18],
  ['ordered', 30],
  ['rectifying', 24],
  ['submitted', 6],
]
const grown: Weights = [
  ['graded', 3],
  ['ordered', 8],
  ['rectifying', 26],
  ['submitted', 9],
  ['reinspected', 5],
  ['closed', 46],
  ['reopened', 1],
]
const old: Weights = [
  ['rectifying', 13],
  ['submitted', 3],
  ['reinspected', 2],
  ['closed', 32],
  ['stable', 44],
  ['reopened', 2],
]

/** The stages of the major hazards of the demo, oldest first. */
export const majorStages: readonly HazardStage[] = [
  ...[
    'stable',
    'stable',
    'closed',
    'closed',
    'closed',
    'closed',
    'delisted',
    'delisted',
    'onsite_review',
    'onsite_review',
  ],
  ...['acceptance_requested', 'acceptance_requested', 'acceptance_requested', 'acceptance_requested'],
  ...Array.from({ length: 12 }, () => 'rectifying'),
  ...[
    'listed',
    'listed',
    'listed',
    'listed',
    'listed',
    'plan_filed',
    'plan_filed',
    'plan_filed',
    'plan_filed',
    'interim_controls',
    'interim_controls',
    'interim_controls',
    'interim_controls',
    'interim_controls',
  ],
  ...['graded', 'graded', 'graded', 'reported'],
] as HazardStage[]

/** Where a general hazard of this age stands. */
export function generalStage(ageDays: number, chance: Chance): HazardStage {
  const weights = ageDays < 4 ? young : ageDays < 22 ? grown : old
  let mark = chance.next() * weights.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [stage, weight] of weights) {
    mark -= weight
    if (mark < 0) return stage
  }
  return 'rectifying'
}

const generalPath = ['report', 'grade', 'order', 'start', 'submit', 'pass_reinspection', 'close', 'confirm_stable']
const generalReached: Partial<Record<HazardStage, number>> = {
  reported: 1,
  graded: 2,
  ordered: 3,
  rectifying: 4,
  submitted: 5,
  reinspected: 6,
  closed: 7,
  stable: 8,
  reopened: 7,
}
const majorPath = [
  'report',
  'grade',
  'impose_controls',
  'file_plan',
  'list',
  'start_listed',
  'request_acceptance',
  'pass_review',
  'delist',
  'close',
  'confirm_stable',
]
const majorReached: Partial<Record<HazardStage, number>> = {
  reported: 1,
  graded: 2,
  interim_controls: 3,
  plan_filed: 4,
  listed: 5,
  rectifying: 6,
  acceptance_requested: 7,
  onsite_review: 8,
  delisted: 9,
  closed: 10,
  stable: 11,
}

/** The moves that lead to a stage, the report included; some fail once on the way, some that an inspector found are put right on the spot. */
export function hazardPath(
  level: 'general' | 'major',
  stage: HazardStage,
  chance: Chance,
  byInspector = true,
): string[] {
  if (level === 'major') {
    const path = majorPath.slice(0, majorReached[stage])
    if (path.includes('request_acceptance') && chance.next() < 0.25)
      path.splice(path.indexOf('request_acceptance') + 1, 0, 'fail_review', 'request_acceptance')
    return path
  }
  const path = generalPath.slice(0, generalReached[stage])
  if (path.length >= 5 && byInspector && chance.next() < 0.18) path.splice(1, 4, 'fix_on_spot')
  else if (path.length >= 5 && chance.next() < 0.14)
    path.splice(path.indexOf('submit') + 1, 0, 'fail_reinspection', 'submit')
  else if (stage === 'rectifying' && chance.next() < 0.12) path.push('submit', 'fail_reinspection')
  if (stage === 'reopened') path.push('reopen')
  return path
}

export const hazardStageAfter: Record<string, HazardStage> = {
  report: 'reported',
  grade: 'graded',
  fix_on_spot: 'submitted',
  order: 'ordered',
  start: 'rectifying',
  submit: 'submitted',
  pass_reinspection: 'reinspected',
  fail_reinspection: 'rectifying',
  impose_controls: 'interim_controls',
  file_plan: 'plan_filed',
  list: 'listed',
  start_listed: 'rectifying',
  request_acceptance: 'acceptance_requested',
  pass_review: 'onsite_review',
  fail_review: 'rectifying',
  delist: 'delisted',
  close: 'closed',
  confirm_stable: 'stable',
  reopen: 'reopened',
}
