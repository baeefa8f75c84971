import { bringDocumentFile } from '@/db/commands/bring-document-file'
import { fileLimits } from '@/db/document/limits'
import { isUnavailable } from '@/db/unavailable'
import { plainText } from '@/domain/plain-text'
import type { Refusal } from '@/domain/refusal'
import { refusalSentence } from '../../refusal-sentence'
import { foreignOriginResponse, isSameOrigin } from '../../same-origin'
import { caller } from '../../session'

const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
/** The form around the file: its boundaries and the key. */
const roomForForm = 16 * 1024

const goTo = (location: string) => new Response(null, { status: 303, headers: { ...headers, location } })
const wantsPage = (request: Request) => (request.headers.get('accept') ?? '').includes('text/html')

/** Leads a page back to the form with the reason; anything else is answered in JSON. */
async function notTaken(request: Request, refusal: Refusal, status = 422): Promise<Response> {
  if (!wantsPage(request))
    return Response.json({ ok: false, refusal, sentence: await refusalSentence(refusal) }, { status, headers })
  const letters = refusal.details?.letters
  const said = new URLSearchParams({ refused: refusal.code, ...(letters ? { letters: String(letters) } : {}) })
  return goTo(`/documents/new?${said}#bring`)
}

function beforeReading(request: Request): { refusal: Refusal; status: number } | null {
  const length = request.headers.get('content-length') ?? ''
  if (!/^\d{1,12}$/.test(length)) return { refusal: { code: 'invalid' }, status: 411 }
  if (Number(length) > fileLimits.fileBytes + roomForForm) return { refusal: { code: 'docTooLarge' }, status: 413 }
  if (!/^multipart\/form-data;/i.test(request.headers.get('content-type') ?? ''))
    return { refusal: { code: 'invalid' }, status: 415 }
  return null
}

/** Takes a document's file in, `multipart/form-data` with key and file, and leads to its pieces. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return foreignOriginResponse()
  const who = await caller()
  if (!who) return notTaken(request, { code: 'signedOut' }, 401)
  const early = beforeReading(request)
  if (early) return notTaken(request, early.refusal, early.status)
  let form: FormData
  try {
    form = await request.formData()
  } catch (error) {
    console.warn('an upload could not be read:', error instanceof Error ? error.message : error)
    return notTaken(request, { code: 'docBroken' }, 400)
  }
  const file = form.get('file')
  const key = form.get('key')
  if (!(file instanceof File) || typeof key !== 'string' || !/^[0-9a-f-]{36}$/i.test(key))
    return notTaken(request, { code: 'invalid', details: { fields: 'file' } })
  const name = plainText(file.name).trim().slice(0, 120)
  try {
    const outcome = await bringDocumentFile(who, { key, name, bytes: Buffer.from(await file.arrayBuffer()) })
    if (!outcome.ok) return notTaken(request, outcome.refusal)
    return wantsPage(request) ? goTo(`/documents/${outcome.id}`) : Response.json(outcome, { status: 201, headers })
  } catch (error) {
    if (!isUnavailable(error)) throw error
    console.error('a document could not be kept:', error)
    return notTaken(request, { code: 'busy' }, 503)
  }
}
