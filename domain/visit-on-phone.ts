import type { Answer } from './inspection'
import type { OutboxEntry, Seen } from './outbox'

export type KnownAnswer = { answer: Answer; note: string; hazardId: number | null; photos: number }
export type PhoneItem = { id: number; sectionEn: string; photoRequired: boolean }
export type ItemState = { answer: Answer | null; note: string; photos: number; hazardId: number | null }
export type VisitStage = 'assigned' | 'in_field' | 'submitted'

/** Whether an entry adds to what the server said at `asked` (phone's clock, ISO): put aside or confirmed before that, it does not. */
const adds = (entry: OutboxEntry, asked: string) =>
  entry.state !== 'aside' && (entry.state !== 'done' || (entry.doneAt ?? '') >= asked)

/** The answers of a visit as its person sees them: the server's, and over them what waits on the phone, in order. */
export function itemStates(
  items: readonly PhoneItem[],
  known: Readonly<Record<number, KnownAnswer>>,
  entries: readonly OutboxEntry[],
  asked: string,
): Map<number, ItemState> {
  const states = new Map<number, ItemState>(
    items.map(({ id }) => [id, { answer: null, note: '', photos: 0, hazardId: null, ...known[id] }]),
  )
  const change = (id: number, to: (state: ItemState) => Partial<ItemState>) => {
    const state = states.get(id)
    if (state) states.set(id, { ...state, ...to(state) })
  }
  for (const entry of [...entries].sort((a, b) => a.order - b.order)) {
    const { act } = entry
    if (!adds(entry, asked)) continue
    if (act.kind === 'answer') change(act.itemId, () => ({ answer: act.answer, note: act.note }))
    if (act.kind === 'photo' && act.itemId !== null) change(act.itemId, ({ photos }) => ({ photos: photos + 1 }))
    if (act.kind === 'pass_rest')
      for (const item of items)
        if (item.sectionEn === act.section) change(item.id, state => (state.answer ? {} : { answer: 'pass' }))
  }
  return states
}

/** What the phone believes the server holds of an item; entries that a person must still decide do not count. */
export function seenOf(
  itemId: number,
  items: readonly PhoneItem[],
  known: Readonly<Record<number, KnownAnswer>>,
  entries: readonly OutboxEntry[],
  asked: string,
): Seen | null {
  const sound = entries.filter(({ state }) => state !== 'refused' && state !== 'conflict')
  const state = itemStates(items, known, sound, asked).get(itemId)
  return state?.answer ? { answer: state.answer, note: state.note } : null
}

/** The stage a visit has for its person, with what waits on the phone. */
export function stageOf(stage: 'assigned' | 'in_field', entries: readonly OutboxEntry[], asked: string): VisitStage {
  const kinds = entries.filter(entry => adds(entry, asked) && entry.state !== 'refused').map(({ act }) => act.kind)
  if (kinds.includes('submit')) return 'submitted'
  return kinds.includes('enter') ? 'in_field' : stage
}

export type Missing = { itemId: number; why: 'answer' | 'photo' | 'unfinished' }

/** What a visit still lacks before it can be submitted, in the list's order; `failing` are items whose failure was begun and not recorded. */
export function missingIn(
  items: readonly PhoneItem[],
  states: ReadonlyMap<number, ItemState>,
  failing: ReadonlySet<number>,
): Missing[] {
  return items.flatMap(({ id, photoRequired }): Missing[] => {
    const state = states.get(id)
    if (failing.has(id)) return [{ itemId: id, why: 'unfinished' }]
    if (!state?.answer) return [{ itemId: id, why: 'answer' }]
    return state.answer === 'fail' && photoRequired && state.photos === 0 ? [{ itemId: id, why: 'photo' }] : []
  })
}
