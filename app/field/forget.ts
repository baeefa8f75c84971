import { isOpen } from '@/domain/outbox'
import { keep } from './phone'
import { phoneDatabase } from './phone-database'

const mark = 'field-left'

/**
 * Forgets what was kept of the person who has the phone: visits, drafts, pictures of places. What waits in the outbox stays, with its pictures, for them alone:
 * nobody else sees it or can send it.
 */
export function forget(): Promise<boolean> {
  return keep(async () => {
    const database = await phoneDatabase()
    const tx = database.transaction(
      ['people', 'drafts', 'entries', 'photos', 'originals', 'ghosts', 'settings'],
      'readwrite',
    )
    const who = Number((await tx.objectStore('settings').get('who'))?.value ?? -1)
    const entries = await tx.objectStore('entries').index('person').getAll(who)
    const waiting = new Set(entries.filter(isOpen).map(entry => entry.key))
    for (const entry of entries) if (!isOpen(entry)) tx.objectStore('entries').delete(entry.order)
    for (const key of await tx.objectStore('photos').index('person').getAllKeys(who)) {
      if (waiting.has(key)) continue
      tx.objectStore('photos').delete(key)
      tx.objectStore('originals').delete(key)
    }
    for (const key of await tx.objectStore('drafts').index('person').getAllKeys(who))
      tx.objectStore('drafts').delete(key)
    tx.objectStore('ghosts').clear()
    tx.objectStore('people').clear()
    tx.objectStore('settings').delete('who')
    // without a signal the server cannot be told now: it is told before anything else is asked or sent
    tx.objectStore('settings').put({ name: 'left', value: new Date().toISOString() })
    await tx.done
  })
}

/** Tells the server of a signing out that it does not know of yet; false when it cannot be told, and then nothing else may be sent. */
export async function tellLeft(): Promise<boolean> {
  const left = (await (await phoneDatabase()).get('settings', 'left'))?.value
  if (left === undefined) return true
  try {
    const response = await fetch('/api/field/leave', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: left }),
      signal: AbortSignal.timeout(30_000),
    })
    if (!response.ok) return false
  } catch (error) {
    console.info('the server cannot be told of the signing out yet:', error)
    return false
  }
  return keep(async () => (await phoneDatabase()).delete('settings', 'left'))
}

/**
 * Signing out on a page of the desk cannot reach this store; it leaves a mark in a cookie. The visits are then hidden, with or without a signal; drafts stay for their
 * person, who was not told that they would go.
 */
export async function forgetIfLeft(): Promise<boolean> {
  if (!document.cookie.split('; ').some(cookie => cookie.startsWith(`${mark}=`))) return false
  await keep(async () => {
    const tx = (await phoneDatabase()).transaction(['people', 'ghosts', 'settings'], 'readwrite')
    tx.objectStore('people').clear()
    tx.objectStore('ghosts').clear()
    tx.objectStore('settings').delete('who')
    await tx.done
  })
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store does not exist in every browser that a phone has
  document.cookie = `${mark}=; path=/field; max-age=0; samesite=lax`
  return true
}
