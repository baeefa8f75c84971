import type { PhotoPurpose } from '@/domain/outbox'
import { entryOf, photoAct } from './acts'
import type { Visit } from './bundle'
import { keep, phoneNow } from './phone'
import { type Entry, type Photo, phoneDatabase } from './phone-database'
import { lastPosition } from './position'

const taken = ['image/jpeg', 'image/png', 'image/webp']
const largest = 20_000_000

export const pictureTypes = taken.join(',')

/** Why the server would not take this file; said before it is kept, so that nobody waits a day to hear it. */
export function pictureFault(file: File): 'kind' | 'size' | null {
  if (!taken.includes(file.type)) return 'kind'
  return file.size > largest || file.size === 0 ? 'size' : null
}

const hexadecimal = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('')

/**
 * Keeps a picture with the hash of its bytes exactly as they came, taken before anything else happens to them. `queued` makes its entry in the outbox in the
 * same transaction; otherwise it waits for its item's failure to be recorded.
 */
export async function takePhoto(
  visit: Visit,
  itemId: number | null,
  purpose: PhotoPurpose,
  file: File,
  queued: boolean,
): Promise<boolean> {
  const bytes = await file.arrayBuffer()
  const photo: Photo = {
    sha256: hexadecimal(await crypto.subtle.digest('SHA-256', bytes)),
    key: crypto.randomUUID(),
    personId: phoneNow().bundle?.as.personId ?? -1,
    inspectionId: visit.id,
    itemId,
    purpose,
    name: file.name,
    mime: file.type,
    size: bytes.byteLength,
    deviceAt: new Date().toISOString(),
    position: lastPosition(),
    queued,
  }
  return keep(async () => {
    const tx = (await phoneDatabase()).transaction(['photos', 'originals', 'entries'], 'readwrite')
    await Promise.all([
      tx.objectStore('originals').add({ key: photo.key, bytes }),
      tx.objectStore('photos').add(photo),
      queued && tx.objectStore('entries').add(entryOf(visit, photoAct(photo), photo.key) as Entry),
      tx.done,
    ])
  })
}

/** Takes away a picture that has no entry yet. */
export const dropPhoto = (photo: Photo) =>
  keep(async () => {
    if (photo.queued) return
    const tx = (await phoneDatabase()).transaction(['photos', 'originals'], 'readwrite')
    await Promise.all([
      tx.objectStore('photos').delete(photo.key),
      tx.objectStore('originals').delete(photo.key),
      tx.done,
    ])
  })
