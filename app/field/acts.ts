import type { Answer } from '@/domain/inspection'
import type { PhoneAct } from '@/domain/outbox'
import { itemStates, seenOf } from '@/domain/visit-on-phone'
import type { BundleItem, Visit } from './bundle'
import { keep, phoneNow } from './phone'
import { type Draft, type Entry, type Photo, phoneDatabase } from './phone-database'

type NewEntry = Omit<Entry, 'order'>
const me = () => phoneNow().bundle?.as.personId ?? -1
const itemsOf = (visit: Visit): BundleItem[] => phoneNow().bundle?.checklists[visit.checklistId]?.items ?? []

/** An entry about a visit, made once with its key; the store gives it its order. */
export function entryOf(visit: Visit, act: PhoneAct, key: string = crypto.randomUUID()): NewEntry {
  const itemId = act.kind === 'answer' || act.kind === 'photo' ? act.itemId : null
  return {
    key,
    personId: me(),
    inspectionId: visit.id,
    at: new Date().toISOString(),
    act,
    state: 'waiting',
    place: { zh: visit.place.zh, en: visit.place.en },
    itemNo: itemsOf(visit).find(item => item.id === itemId)?.no ?? null,
  }
}

export const photoAct = ({ itemId, purpose, sha256, name }: Photo): PhoneAct => ({
  kind: 'photo',
  itemId,
  purpose,
  sha256,
  name,
})

async function add(entry: NewEntry): Promise<void> {
  await (await phoneDatabase()).add('entries', entry as Entry)
}

export const begin = (visit: Visit) => keep(() => add(entryOf(visit, { kind: 'enter' })))
export const passRest = (visit: Visit, section: string) =>
  keep(() => add(entryOf(visit, { kind: 'pass_rest', section })))

const draftOf = (visit: Visit, item: BundleItem, note: string, failing: boolean): Draft => ({
  personId: me(),
  inspectionId: visit.id,
  itemId: item.id,
  note,
  failing,
})

/** Keeps what is being typed, at each keystroke. */
export function keepDraft(visit: Visit, item: BundleItem, note: string, failing: boolean): Promise<boolean> {
  const draft = draftOf(visit, item, note, failing)
  return keep(async () => (await phoneDatabase()).put('drafts', draft))
}

function answerAct(visit: Visit, item: BundleItem, answer: Answer, note: string): PhoneAct {
  const { entries, asked } = phoneNow()
  const own = entries.filter(entry => entry.inspectionId === visit.id)
  const seen = seenOf(item.id, itemsOf(visit), visit.answers, own, asked)
  return { kind: 'answer', itemId: item.id, section: item.sectionEn, answer, note: note.trim(), seen }
}

/** Answers an item and sends along the pictures that were taken of it before; all or nothing is kept. */
export function answer(visit: Visit, item: BundleItem, given: Answer, note: string): Promise<boolean> {
  const act = answerAct(visit, item, given, note)
  const taken = phoneNow().photos.filter(
    photo => photo.inspectionId === visit.id && photo.itemId === item.id && !photo.queued,
  )
  return keep(async () => {
    const tx = (await phoneDatabase()).transaction(['entries', 'photos', 'drafts'], 'readwrite')
    await Promise.all([
      tx.objectStore('entries').add(entryOf(visit, act) as Entry),
      ...taken.flatMap(photo => [
        tx.objectStore('entries').add(entryOf(visit, photoAct(photo), photo.key) as Entry),
        tx.objectStore('photos').put({ ...photo, queued: true }),
      ]),
      tx.objectStore('drafts').delete([me(), visit.id, item.id]),
      tx.done,
    ])
  })
}

/** Submits a visit. A note that was typed at an answered item and never given with its answer goes first. */
export function submit(visit: Visit): Promise<boolean> {
  const { entries, drafts, asked } = phoneNow()
  const items = itemsOf(visit)
  const own = entries.filter(entry => entry.inspectionId === visit.id)
  const states = itemStates(items, visit.answers, own, asked)
  const typed = drafts.flatMap(draft => {
    const item = items.find(one => one.id === draft.itemId)
    const state = states.get(draft.itemId)
    if (draft.inspectionId !== visit.id || !item || !state?.answer || draft.note.trim() === state.note) return []
    return [{ draft, act: answerAct(visit, item, state.answer, draft.note) }]
  })
  return keep(async () => {
    const tx = (await phoneDatabase()).transaction(['entries', 'drafts'], 'readwrite')
    const add = (act: PhoneAct) => tx.objectStore('entries').add(entryOf(visit, act) as Entry)
    for (const { draft, act } of typed) {
      add(act)
      tx.objectStore('drafts').delete([draft.personId, draft.inspectionId, draft.itemId])
    }
    add({ kind: 'submit' })
    await tx.done
  })
}
