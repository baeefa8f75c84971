import { accidentKinds } from './accident'
import { lawfulMoves } from './lawful-moves'
import type { Moves, StageState } from './loop'

/** What an alert is about: an accident, or something of nature or the public that calls for the same people. */
export const alertKinds = [...accidentKinds, 'flood', 'weather', 'public'] as const
export type AlertKind = (typeof alertKinds)[number]

/** How grave it looks when the alert comes in; the statutory grade of an accident is counted later, from its toll. */
export const severities = ['unknown', 'ordinary', 'larger', 'major', 'extraordinary'] as const
export type Severity = (typeof severities)[number]

/** How the alert came in. */
export const alertSources = ['hotline', 'unit', 'monitoring', 'patrol', 'superior', 'public', 'other'] as const
export type AlertSource = (typeof alertSources)[number]

export const responseStages = [
  'alerted',
  'notified',
  'acknowledged',
  'on_site',
  'stood_down',
  'reviewed',
  'closed',
  'false_alarm',
  'cancelled',
] as const
export type ResponseStage = (typeof responseStages)[number]

export const responseStates: Record<ResponseStage, StageState> = {
  alerted: 'open',
  notified: 'open',
  acknowledged: 'open',
  on_site: 'open',
  stood_down: 'open',
  reviewed: 'open',
  closed: 'done',
  false_alarm: 'stopped',
  cancelled: 'stopped',
}

export const responseTrack = [
  'alerted',
  'notified',
  'acknowledged',
  'on_site',
  'stood_down',
  'reviewed',
  'closed',
] as const

/** Stages in which people and equipment are out. */
export const underWay = ['alerted', 'notified', 'acknowledged', 'on_site'] as const

const receivers = ['duty', 'supervisor', 'head', 'inspector'] as const
const responders = ['duty', 'supervisor', 'head', 'inspector', 'official', 'enterprise'] as const

/** Every lawful move of a response. Who was notified acknowledges with an own account; whoever commanded neither reviews nor closes. */
export const responseMoves = {
  alert: { from: ['none'], to: 'alerted', by: receivers, side: 'any' },
  notify: { from: ['alerted'], to: 'notified', by: receivers, side: 'issuing', needs: ['notified'] },
  /** The unit of whoever acknowledges responds from then on, and that person commands. */
  acknowledge: {
    from: ['notified'],
    to: 'acknowledged',
    by: [...responders, 'leader'],
    side: 'any',
    needs: ['called'],
  },
  arrive: { from: ['acknowledged'], to: 'on_site', by: responders, side: 'performing' },
  stand_down: {
    from: ['on_site'],
    to: 'stood_down',
    by: [...responders, 'leader'],
    side: 'performing',
    needs: ['reason'],
    stamps: 'submitter',
  },
  review: {
    from: ['stood_down'],
    to: 'reviewed',
    by: ['supervisor', 'head', 'leader'],
    side: 'any',
    needs: ['afterAction'],
    apartFrom: ['commander', 'submitter'],
    stamps: 'verifier',
  },
  close: {
    from: ['reviewed'],
    to: 'closed',
    by: ['supervisor', 'head', 'leader'],
    side: 'any',
    needs: ['improved', 'verdict', 'reason'],
    apartFrom: ['commander', 'submitter'],
    stamps: 'closer',
  },
  /** The review asks for nothing to be done; the reason says why. */
  close_without: {
    from: ['reviewed'],
    to: 'closed',
    by: ['supervisor', 'head', 'leader'],
    side: 'any',
    needs: ['unimproved', 'verdict', 'reason'],
    apartFrom: ['commander', 'submitter'],
    stamps: 'closer',
    minor: true,
  },
  notify_more: {
    from: ['notified', 'acknowledged', 'on_site'],
    to: 'same',
    by: receivers,
    side: 'issuing',
    needs: ['notified'],
    minor: true,
  },
  /** Another of those who were notified says that the notice arrived. */
  join: {
    from: ['acknowledged', 'on_site'],
    to: 'same',
    by: [...responders, 'leader'],
    side: 'any',
    needs: ['called'],
    minor: true,
  },
  hand_command: {
    from: ['acknowledged', 'on_site'],
    to: 'same',
    by: [...responders, 'leader'],
    side: 'performing',
    needs: ['owner', 'reason'],
    minor: true,
  },
  /** To whom it was reported upwards; the minutes until then are held against the law's. */
  report_up: {
    from: ['alerted', 'notified', 'acknowledged', 'on_site', 'stood_down'],
    to: 'same',
    by: receivers,
    side: 'issuing',
    needs: ['reason'],
    minor: true,
  },
  declare_false: {
    from: underWay,
    to: 'false_alarm',
    by: receivers,
    side: 'issuing',
    needs: ['reason'],
    stamps: 'closer',
    minor: true,
  },
  cancel: {
    from: underWay,
    to: 'cancelled',
    by: receivers,
    side: 'issuing',
    needs: ['reason'],
    stamps: 'closer',
    minor: true,
  },
  comment: {
    from: ['alerted', 'notified', 'acknowledged', 'on_site', 'stood_down', 'reviewed'],
    to: 'same',
    by: [...responders, 'leader'],
    side: 'any',
    needs: ['reason'],
    minor: true,
  },
} as const satisfies Moves<ResponseStage>

export const responseLawfulMoves = lawfulMoves('response', responseMoves, responseStages)

/** Response is what the speech's fifth line asks for. */
export const responseLine = 'firing'

/** What the after-action review says, in the order in which it is asked. */
export const reviewParts = ['timeline', 'wentWell', 'wentIll', 'advice'] as const
export type ReviewPart = (typeof reviewParts)[number]

/** Kinds of emergency teams (应急队伍). */
export const teamKinds = [
  'comprehensive',
  'hazmat',
  'gas',
  'mine',
  'medical',
  'engineering',
  'water',
  'volunteers',
] as const
export type TeamKind = (typeof teamKinds)[number]

/** Kinds of emergency stores (应急物资). */
export const storeKinds = [
  'protection',
  'detection',
  'firefighting',
  'rescue',
  'plugging',
  'medical',
  'power',
  'other',
] as const
export type StoreKind = (typeof storeKinds)[number]

/** How stores move: in, out to a response, back from it, scrapped (of what a response drew: used up there). */
export const movementKinds = ['in', 'out', 'back', 'scrapped'] as const
export type MovementKind = (typeof movementKinds)[number]
