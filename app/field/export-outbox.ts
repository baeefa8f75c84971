import { isOpen } from '@/domain/outbox'
import { phoneNow } from './phone'
import { phoneDatabase } from './phone-database'

function base64(bytes: ArrayBuffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(new Blob([bytes]))
  })
}

/** All that waits, pictures included, as one file: what a person hands over when a phone cannot get it through. */
export async function exportOutbox(): Promise<void> {
  const { bundle, entries, photos } = phoneNow()
  const database = await phoneDatabase()
  const parts: string[] = []
  for (const entry of entries.filter(isOpen)) {
    const photo = photos.find(one => one.key === entry.key)
    const original = photo && (await database.get('originals', photo.key))
    parts.push(JSON.stringify({ ...entry, ...(original && { photo, base64: await base64(original.bytes) }) }))
  }
  const head = JSON.stringify({ product: 'sixlines', as: bundle?.as, at: new Date().toISOString() })
  const file = new Blob([`{"head":${head},\n"entries":[\n${parts.join(',\n')}\n]}\n`], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `sixlines-outbox-${new Date().toISOString().slice(0, 16).replace(':', '')}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
