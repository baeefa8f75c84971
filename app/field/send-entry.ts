import { type Entry, type Photo, phoneDatabase } from './phone-database'

/** What came of sending one entry. `away`: try again later, after so many milliseconds if the server said so. */
export type Sent =
  | { as: 'done' }
  | { as: 'away'; after?: number }
  | { as: 'signedOut' }
  | { as: 'refused'; refusal: { code: string; sentence: string } }
  | { as: 'conflict'; refusal: { code: string; sentence: string }; theirs: NonNullable<Entry['theirs']> }

type Answer = {
  ok: boolean
  sha256?: string
  refusal?: { code: string; sentence: string }
  theirs?: Entry['theirs']
}

/** A refusal of the phone's own: the picture's bytes are no longer on it. */
export const bytesGone = 'bytesGone'

const patience = { act: 30_000, photo: 180_000 }
/** Another origin's page, such as a hotel's sign-in, is never followed and never believed. */
const always = { method: 'POST', redirect: 'error', credentials: 'same-origin', cache: 'no-store' } as const

function actRequest({ key, personId, inspectionId, at, act }: Entry): Promise<Response> {
  const { section, ...answer } = act as Extract<Entry['act'], { kind: 'answer' }>
  return fetch('/api/field/act', {
    ...always,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, as: personId, inspectionId, at, act: act.kind === 'answer' ? answer : act }),
    signal: AbortSignal.timeout(patience.act),
  })
}

function photoRequest(photo: Photo, bytes: ArrayBuffer): Promise<Response> {
  const said = new URLSearchParams({
    key: photo.key,
    as: String(photo.personId),
    inspection: String(photo.inspectionId),
    purpose: photo.purpose,
    sha256: photo.sha256,
    name: photo.name.slice(0, 200),
    deviceAt: photo.deviceAt,
  })
  if (photo.itemId !== null) said.set('item', String(photo.itemId))
  if (photo.position) {
    said.set('lat', String(photo.position.latitude))
    said.set('lng', String(photo.position.longitude))
    said.set('accuracy', String(photo.position.accuracy))
  }
  return fetch(`/api/field/photo?${said}`, {
    ...always,
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
    signal: AbortSignal.timeout(patience.photo),
  })
}

async function readAnswer(response: Response): Promise<Answer | null> {
  if (!response.headers.get('content-type')?.startsWith('application/json')) return null
  const answer = (await response.json().catch(() => null)) as Answer | null
  return typeof answer?.ok === 'boolean' ? answer : null
}

function read(response: Response, answer: Answer | null, sha256: string | undefined): Sent {
  if (answer?.ok && response.ok) {
    const other = sha256 !== undefined && answer.sha256 !== undefined && answer.sha256 !== sha256
    return other ? { as: 'away' } : { as: 'done' }
  }
  const refusal = answer?.refusal
  if (refusal?.code === 'signedOut') return { as: 'signedOut' }
  const seconds = Number(response.headers.get('retry-after'))
  if (!refusal || refusal.code === 'busy' || response.status >= 500)
    return { as: 'away', after: seconds > 0 ? seconds * 1000 : undefined }
  if (refusal.code === 'conflict' && answer?.theirs) return { as: 'conflict', refusal, theirs: answer.theirs }
  return { as: 'refused', refusal }
}

/** Sends one entry; it changes nothing on the phone. What is not plainly an answer of our server counts as a lost one. */
export async function sendEntry(entry: Entry): Promise<Sent> {
  const database = await phoneDatabase()
  const isPhoto = entry.act.kind === 'photo'
  const [photo, original] = isPhoto
    ? await Promise.all([database.get('photos', entry.key), database.get('originals', entry.key)])
    : []
  // the browser may have cleared part of its store: that is for the person to know, and holds up nothing else
  if (isPhoto && !(photo && original)) return { as: 'refused', refusal: { code: bytesGone, sentence: '' } }
  try {
    const response = await (photo && original ? photoRequest(photo, original.bytes) : actRequest(entry))
    return read(response, await readAnswer(response), photo?.sha256)
  } catch (error) {
    console.info('a line of the outbox did not get through:', error)
    return { as: 'away' }
  }
}
