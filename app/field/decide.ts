import { keep } from './phone'
import { type Entry, phoneDatabase } from './phone-database'

const change = async (entry: Entry, to: Partial<Entry>): Promise<void> => {
  await (await phoneDatabase()).put('entries', { ...entry, ...to })
}

/** A refused entry is sent again with its own key: what the server refuses leaves nothing there. */
export const tryAgain = (entry: Entry) =>
  keep(() => change(entry, { state: 'waiting', refusal: undefined, theirs: undefined }))

/** A person decides that an entry is not sent; it stays on the phone, readable. */
export const putAside = (entry: Entry) => keep(() => change(entry, { state: 'aside' }))

/** Of two answers the person keeps their own: a new entry in the place of the old one, that has seen the other answer. */
export function keepMine(entry: Entry): Promise<boolean> {
  const { act, theirs } = entry
  if (act.kind !== 'answer' || !theirs) return tryAgain(entry)
  const seen = { answer: theirs.answer, note: theirs.note }
  const again: Entry = {
    ...entry,
    key: crypto.randomUUID(),
    act: { ...act, seen },
    state: 'waiting',
    theirs: undefined,
    refusal: undefined,
  }
  return keep(async () => {
    const tx = (await phoneDatabase()).transaction('entries', 'readwrite')
    const { order: _, ...old } = entry
    // the new entry takes the old one's place in the order, so that what depends on it still follows it
    await Promise.all([tx.store.put(again), tx.store.add({ ...old, state: 'aside' } as Entry), tx.done])
  })
}

/** Sends after all what was put aside. Its place in the order is behind everything else by then. */
export function sendAfterAll(entry: Entry): Promise<boolean> {
  return keep(async () => {
    const tx = (await phoneDatabase()).transaction('entries', 'readwrite')
    const { order, ...again } = entry
    await Promise.all([tx.store.delete(order), tx.store.add({ ...again, state: 'waiting' } as Entry), tx.done])
  })
}
