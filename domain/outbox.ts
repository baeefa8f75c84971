import type { Answer } from './inspection'

/** What a phone knew of an item's answer when its person answered it. */
export type Seen = { answer: Answer; note: string }

export type PhotoPurpose = 'before' | 'document' | 'signature'

/** What a person does on a phone, to be told to the server later. */
export type PhoneAct =
  | { kind: 'enter' }
  | { kind: 'answer'; itemId: number; section: string; answer: Answer; note: string; seen: Seen | null }
  | { kind: 'pass_rest'; section: string }
  | { kind: 'photo'; itemId: number | null; purpose: PhotoPurpose; sha256: string; name: string }
  | { kind: 'submit' }

/** `aside`: a person decided that it is not sent; it stays readable. */
export type EntryState = 'waiting' | 'sending' | 'done' | 'refused' | 'conflict' | 'aside'

/** One line of a phone's outbox. */
export type OutboxEntry = {
  /** Given by the phone as entries are made; they are sent in this order. */
  order: number
  /** Made once with the entry, so that the server does it once however often it is sent. */
  key: string
  personId: number
  inspectionId: number
  /** The phone's time at which it was done. */
  at: string
  act: PhoneAct
  state: EntryState
  /** When the server confirmed it, by the phone's clock. */
  doneAt?: string
}

/** Whether `later` makes no sense before `earlier` has been settled; both are of one visit. */
export function dependsOn(later: PhoneAct, earlier: PhoneAct): boolean {
  if (earlier.kind === 'enter' || later.kind === 'submit') return true
  if (earlier.kind === 'answer') {
    if (later.kind === 'pass_rest') return later.section === earlier.section
    return (later.kind === 'answer' || later.kind === 'photo') && later.itemId === earlier.itemId
  }
  if (earlier.kind === 'pass_rest')
    return (later.kind === 'pass_rest' || later.kind === 'answer') && later.section === earlier.section
  return earlier.kind === 'submit'
}

const waitsForPerson = (entry: OutboxEntry) => entry.state === 'refused' || entry.state === 'conflict'
const unsent = (entry: OutboxEntry) => entry.state === 'waiting' || entry.state === 'sending'

/** Whether an entry still has to reach the server or a person. */
export const isOpen = (entry: OutboxEntry): boolean => unsent(entry) || waitsForPerson(entry)

/**
 * The entry to send now: the first in order that does not depend on one that a person must decide, nor on one held back by such.
 * Null when nothing can be sent.
 */
export function nextToSend<Entry extends OutboxEntry>(entries: readonly Entry[]): Entry | null {
  const held = new Map<number, PhoneAct[]>()
  for (const entry of [...entries].sort((a, b) => a.order - b.order)) {
    const before = held.get(entry.inspectionId) ?? []
    if (waitsForPerson(entry) || (unsent(entry) && before.some(earlier => dependsOn(entry.act, earlier))))
      held.set(entry.inspectionId, [...before, entry.act])
    else if (unsent(entry)) return entry
  }
  return null
}

/** Milliseconds until the next try after so many failures in a row: doubling from 0.4 s to a minute, spread by `chance` in 0…1. */
export function backOff(failures: number, chance: number): number {
  return Math.min(60_000, 400 * 2 ** Math.max(0, failures - 1)) * (0.5 + chance / 2)
}
