import { useSyncExternalStore } from 'react'
import type { Bundle } from './bundle'
import { type Draft, type Entry, type Photo, phoneDatabase } from './phone-database'

/** What this page knows of the phone: a picture of the store, read again after each change. */
export type Phone = {
  ready: boolean
  online: boolean
  /** Who the phone belongs to now; null before anybody signed in with a signal. */
  bundle: Bundle | null
  /** When that bundle was asked for, by the phone's clock. */
  asked: string
  entries: readonly Entry[]
  photos: readonly Photo[]
  drafts: readonly Draft[]
  /** Entries of other people that wait on this phone; how many, and nothing else of them. */
  others: number
  sending: boolean
  signedOut: boolean
  trouble: 'full' | 'store' | 'insecure' | null
  /** Whether the browser promised not to clear the store by itself. */
  lasting: boolean
}

const atFirst: Phone = {
  ready: false,
  online: true,
  bundle: null,
  asked: '',
  entries: [],
  photos: [],
  drafts: [],
  others: 0,
  sending: false,
  signedOut: false,
  trouble: null,
  lasting: false,
}
let phone = atFirst
const listeners = new Set<() => void>()
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('sixlines-field')
if (tabs) tabs.onmessage = () => void readPhone()

export const phoneNow = (): Phone => phone

/** Shows a change that is not in the store. */
export function notePhone(change: Partial<Phone>): void {
  phone = { ...phone, ...change }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Tells of every change; gives back how to stop. */
export const onPhone = (tell: (phone: Phone) => void): (() => void) => subscribe(() => tell(phone))

export const usePhone = (): Phone => useSyncExternalStore(subscribe, phoneNow, () => atFirst)

/** Reads the store of the person whose phone it is now. */
export async function readPhone(): Promise<Phone> {
  const database = await phoneDatabase()
  const who = (await database.get('settings', 'who'))?.value
  const personId = typeof who === 'number' ? who : -1
  const tx = database.transaction(['people', 'entries', 'photos', 'drafts'])
  const [kept, entries, photos, drafts, all] = await Promise.all([
    tx.objectStore('people').get(personId),
    tx.objectStore('entries').index('person').getAll(personId),
    tx.objectStore('photos').index('person').getAll(personId),
    tx.objectStore('drafts').index('person').getAll(personId),
    tx.objectStore('entries').getAll(),
  ])
  notePhone({
    ready: true,
    bundle: kept?.bundle ?? null,
    asked: kept?.asked ?? '',
    entries: entries.sort((a, b) => a.order - b.order),
    photos,
    drafts,
    others: all.filter(entry => entry.personId !== personId && entry.state !== 'done' && entry.state !== 'aside')
      .length,
  })
  return phone
}

/**
 * Makes a change of the store and shows it, here and in other tabs. A full phone is said in words and nothing of the change is kept;
 * answers whether it was kept.
 */
export async function keep(change: () => Promise<unknown>): Promise<boolean> {
  if (!(await attempt(change))) return false
  await readPhone()
  tabs?.postMessage('changed')
  return true
}

/** Shows one entry otherwise, without storing it. */
export function showEntry(entry: Entry): void {
  notePhone({ entries: phone.entries.map(one => (one.order === entry.order ? entry : one)) })
}

/** Keeps what became of one entry while the outbox is sent; the others are known and not read again, which counts when hundreds wait. */
export async function keepEntry(entry: Entry, change: () => Promise<unknown>): Promise<boolean> {
  if (!(await attempt(change))) return false
  showEntry(entry)
  return true
}

async function attempt(change: () => Promise<unknown>): Promise<boolean> {
  try {
    await change()
  } catch (error) {
    const name = (error as DOMException)?.name
    console.error('the phone could not keep something:', error)
    notePhone({ trouble: name === 'QuotaExceededError' ? 'full' : 'store' })
    return false
  }
  if (phone.trouble) notePhone({ trouble: null })
  return true
}
