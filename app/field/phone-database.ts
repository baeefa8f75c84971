import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Answer } from '@/domain/inspection'
import type { OutboxEntry, PhotoPurpose } from '@/domain/outbox'
import type { Bundle } from './bundle'

/** An entry with what its person reads about it when its visit has left the phone. */
export type Entry = OutboxEntry & {
  place: { zh: string; en: string }
  itemNo: number | null
  refusal?: { code: string; sentence: string }
  theirs?: { answer: Answer; note: string; by: { zh: string; en: string }; at: string }
}

export type Position = { latitude: number; longitude: number; accuracy: number }

/** A picture as it was taken. Its bytes are kept apart until the server has confirmed them. */
export type Photo = {
  /** The key of its entry in the outbox as well. */
  key: string
  personId: number
  inspectionId: number
  itemId: number | null
  purpose: PhotoPurpose
  name: string
  mime: string
  size: number
  /** Of the bytes as the camera gave them, in hexadecimal. */
  sha256: string
  deviceAt: string
  position: Position | null
  /** Whether it has its entry; pictures of a failure get theirs when the failure is recorded. */
  queued: boolean
}

/** What was typed and not yet given as an answer. */
export type Draft = { personId: number; inspectionId: number; itemId: number; note: string; failing: boolean }

type Kept = { personId: number; bundle: Bundle; asked: string }

interface PhoneSchema extends DBSchema {
  people: { key: number; value: Kept }
  drafts: { key: [number, number, number]; value: Draft; indexes: { person: number } }
  entries: { key: number; value: Entry; indexes: { person: number } }
  photos: { key: string; value: Photo; indexes: { person: number } }
  originals: { key: string; value: { key: string; bytes: ArrayBuffer } }
  ghosts: { key: [number, number]; value: { personId: number; evidenceId: number; bytes: ArrayBuffer } }
  settings: { key: string; value: { name: string; value: number | string } }
}
export type PhoneDatabase = IDBPDatabase<PhoneSchema>

let opened: Promise<PhoneDatabase> | undefined

/** The phone's own store; opened once a page. */
export function phoneDatabase(): Promise<PhoneDatabase> {
  opened ??= openDB<PhoneSchema>('sixlines-field', 1, {
    upgrade(database) {
      database.createObjectStore('people', { keyPath: 'personId' })
      database
        .createObjectStore('drafts', { keyPath: ['personId', 'inspectionId', 'itemId'] })
        .createIndex('person', 'personId')
      database.createObjectStore('entries', { keyPath: 'order', autoIncrement: true }).createIndex('person', 'personId')
      database.createObjectStore('photos', { keyPath: 'key' }).createIndex('person', 'personId')
      database.createObjectStore('originals', { keyPath: 'key' })
      database.createObjectStore('ghosts', { keyPath: ['personId', 'evidenceId'] })
      database.createObjectStore('settings', { keyPath: 'name' })
    },
    // a newer version in another tab may take over; this one opens again when it needs to
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
      opened = undefined
    },
    terminated() {
      opened = undefined
    },
  })
  return opened
}
