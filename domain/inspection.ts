import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'
import { reassignMove } from './reassign'

export const inspectionStages = [
  'planned',
  'assigned',
  'in_field',
  'submitted',
  'reviewed',
  'issued',
  'withdrawn',
] as const
export type InspectionStage = (typeof inspectionStages)[number]

export const inspectionStates: Record<InspectionStage, StageState> = {
  planned: 'open',
  assigned: 'open',
  in_field: 'open',
  submitted: 'open',
  reviewed: 'open',
  issued: 'done',
  withdrawn: 'stopped',
}

export const inspectionTrack = ['planned', 'assigned', 'in_field', 'submitted', 'reviewed', 'issued'] as const

/** What an inspector may answer to a checklist item. */
export const answers = ['pass', 'fail', 'not_applicable', 'not_checked'] as const
export type Answer = (typeof answers)[number]

/**
 * What kind of visit it is. Of an unannounced one (四不两直) the place learns nothing before its document is issued; a cross visit is made by a unit from elsewhere;
 * a self-check is the enterprise's own; a follow-up (回头看) looks after an earlier visit.
 */
export const inspectionKinds = ['planned', 'unannounced', 'cross', 'self_check', 'follow_up'] as const
export type InspectionKind = (typeof inspectionKinds)[number]

/** Who may go along on an inspection of their own unit. */
export const teamRoles = ['inspector', 'official', 'supervisor'] as const

/** Every lawful move of an inspection; the inspecting unit performs it. */
export const inspectionMoves = {
  plan: { from: ['none'], to: 'planned', by: ['inspector', 'supervisor'], side: 'performing' },
  /** Given by an office above to a unit that does not regulate the place. */
  plan_cross: { from: ['none'], to: 'planned', by: ['supervisor'], side: 'issuing' },
  /** The enterprise looks at its own place. */
  begin_self: { from: ['none'], to: 'in_field', by: ['enterprise'], side: 'performing' },
  assign: { from: ['planned'], to: 'assigned', by: ['inspector', 'supervisor'], side: 'performing', needs: ['team'] },
  reassign: reassignMove(
    ['planned', 'assigned', 'in_field', 'submitted', 'reviewed'],
    ['head', 'supervisor', 'enterprise'],
  ),
  enter: { from: ['assigned'], to: 'in_field', by: ['inspector'], side: 'performing' },
  answer: { from: ['in_field'], to: 'same', by: ['inspector', 'enterprise'], side: 'performing', minor: true },
  attach: {
    from: ['in_field', 'submitted'],
    to: 'same',
    by: ['inspector', 'enterprise'],
    side: 'performing',
    minor: true,
  },
  submit: {
    from: ['in_field'],
    to: 'submitted',
    by: ['inspector', 'enterprise'],
    side: 'performing',
    needs: ['answers', 'photos'],
    stamps: 'submitter',
  },
  return: {
    from: ['submitted'],
    to: 'in_field',
    by: ['supervisor', 'head', 'inspector'],
    side: 'performing',
    needs: ['reason'],
    apartFrom: ['submitter', 'team'],
  },
  review: {
    from: ['submitted'],
    to: 'reviewed',
    by: ['supervisor', 'head', 'inspector'],
    side: 'performing',
    apartFrom: ['submitter', 'team'],
    stamps: 'verifier',
  },
  /** A self-check is read by who regulates the place, and sent back or taken. */
  return_self: {
    from: ['submitted'],
    to: 'in_field',
    by: ['inspector', 'supervisor'],
    side: 'regulating',
    needs: ['selfCheck', 'reason'],
    apartFrom: ['submitter'],
  },
  confirm_self: {
    from: ['submitted'],
    to: 'issued',
    by: ['inspector', 'supervisor'],
    side: 'regulating',
    needs: ['selfCheck'],
    apartFrom: ['submitter'],
    stamps: 'verifier',
  },
  issue: { from: ['reviewed'], to: 'issued', by: ['supervisor', 'head', 'inspector'], side: 'performing' },
  /** The place receives the document, once, and answers it. */
  receive: { from: ['issued'], to: 'same', by: ['enterprise'], side: 'inspected', needs: ['unreceived'] },
  reply: { from: ['issued'], to: 'same', by: ['enterprise'], side: 'inspected', needs: ['reason'], minor: true },
  withdraw: {
    from: ['planned', 'assigned'],
    to: 'withdrawn',
    by: ['inspector', 'supervisor'],
    side: 'performing',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<InspectionStage>

export const inspectionLawfulMoves = lawfulMoves('inspection', inspectionMoves, inspectionStages)

/** What a record of a check must hold and who signs it: Work Safety Law (2021 amendment) art. 68, whose text was read in full. */
export const checkRecordLaw = {
  instrumentZh: '《中华人民共和国安全生产法》（2021年修正）',
  instrumentEn: 'Work Safety Law of the PRC (2021 amendment)',
  clauseZh: '第六十八条',
  clauseEn: 'art. 68',
  seen: 'full',
} as const
