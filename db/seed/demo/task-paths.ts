import type { TaskStage } from '@/domain/task'
import type { Chance } from './chance'

/** How a demand's work goes in the demo. */
export type Pace = 'finished' | 'on_time' | 'late'

type Weights = readonly (readonly [stage: TaskStage, weight: number])[]
const finished: Weights = [
  ['archived', 80],
  ['verified', 20],
]
const underWay: Weights = [
  ['archived', 24],
  ['verified', 10],
  ['issued', 12],
  ['accepted', 10],
  ['in_progress', 26],
  ['submitted', 7],
  ['returned', 4],
  ['bounced', 3],
  ['suspended', 3],
  ['cancelled', 2],
  ['draft', 2],
]

export function stageFor(pace: Pace, chance: Chance): TaskStage {
  const weights = pace === 'finished' ? finished : underWay
  let mark = chance.next() * weights.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [stage, weight] of weights) {
    mark -= weight
    if (mark < 0) return stage
  }
  return 'in_progress'
}

/** The moves that lead from a draft to this stage, the draft itself left out. */
export function pathTo(stage: TaskStage, chance: Chance): string[] {
  const reports = (low: number, high: number) => Array.from({ length: chance.between(low, high) }, () => 'report')
  const remark = chance.next() < 0.14 ? ['comment'] : []
  const again = chance.next() < 0.16 ? ['submit', 'return', 'report'] : []
  switch (stage) {
    case 'issued':
      return chance.next() < 0.12 ? ['issue', 'bounce', 'reissue'] : ['issue']
    case 'accepted':
      return ['issue', 'accept', ...remark]
    case 'bounced':
      return ['issue', 'bounce']
    case 'in_progress':
      return [
        'issue',
        'accept',
        ...reports(1, 4),
        ...remark,
        ...(chance.next() < 0.3 ? ['attach'] : []),
        ...(chance.next() < 0.15 ? ['ask_extension'] : []),
      ]
    case 'submitted':
      return ['issue', 'accept', ...reports(1, 3), ...again, 'attach', 'submit']
    case 'returned':
      return ['issue', 'accept', ...reports(1, 3), 'attach', 'submit', 'return']
    case 'verified':
      return ['issue', 'accept', ...reports(1, 3), ...again, ...remark, 'attach', 'submit', 'verify']
    case 'archived':
      return ['issue', 'accept', ...reports(1, 3), ...again, ...remark, 'attach', 'submit', 'verify', 'archive']
    case 'suspended':
      return ['issue', 'accept', ...reports(0, 2), 'suspend']
    case 'cancelled':
      return ['issue', 'accept', 'cancel']
    default:
      return []
  }
}

export const stageAfter: Record<string, TaskStage | 'same'> = {
  issue: 'issued',
  reissue: 'issued',
  accept: 'accepted',
  bounce: 'bounced',
  report: 'in_progress',
  attach: 'same',
  comment: 'same',
  ask_extension: 'same',
  submit: 'submitted',
  return: 'returned',
  verify: 'verified',
  archive: 'archived',
  suspend: 'suspended',
  cancel: 'cancelled',
}
/** Whether work under it may still be open: it was not handed in yet. */
export const isAtWork = (stage: TaskStage): boolean =>
  stage === 'issued' || stage === 'accepted' || stage === 'in_progress'

export const isDone = (stage: TaskStage): boolean => stage === 'verified' || stage === 'archived'
