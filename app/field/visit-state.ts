import { isOpen } from '@/domain/outbox'
import { itemStates, missingIn, stageOf } from '@/domain/visit-on-phone'
import type { Bundle, Visit } from './bundle'
import type { Phone } from './phone'

export type List = Bundle['checklists'][number]

/** A visit as its person sees it: the server's answers and, over them, what waits on the phone. */
export function visitState(phone: Phone, visit: Visit, list: List) {
  const own = phone.entries.filter(entry => entry.inspectionId === visit.id)
  const states = itemStates(list.items, visit.answers, own, phone.asked)
  const drafts = phone.drafts.filter(draft => draft.inspectionId === visit.id)
  const missing = missingIn(list.items, states, new Set(drafts.filter(one => one.failing).map(one => one.itemId)))
  const answered = [...states.values()].filter(state => state.answer).length
  return {
    own,
    states,
    drafts,
    missing,
    answered,
    stage: stageOf(visit.stage, own, phone.asked),
    waiting: own.filter(isOpen).length,
  }
}

/** The item to go to after this one: the next without an answer, round to the first; null when all have one. */
export function nextOpen(list: List, states: ReturnType<typeof visitState>['states'], after: number): number | null {
  const from = list.items.findIndex(item => item.id === after)
  const round = [...list.items.slice(from + 1), ...list.items.slice(0, Math.max(0, from))]
  return round.find(item => !states.get(item.id)?.answer)?.id ?? null
}
