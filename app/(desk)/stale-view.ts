import type { FormState } from '../form-action'

/** Both versions of a case that changed while a form on it was open, ready for components/stale-panel. */
export type StaleView = {
  version: number
  title: string
  explanation: string
  savedBy: string
  words: { caption: string; field: string; yours: string; saved: string; nothing: string }
  fields: { label: string; yours: string; saved: string }[]
}

export type MoveState = FormState & { stale?: StaleView }
