import 'server-only'
import type { Caller } from '@/db/client'
import type { Outcome } from '@/db/commands/outcome'
import { sheetLimits } from '@/db/spreadsheet/limits'
import { isUnavailable } from '@/db/unavailable'
import { plainText } from '@/domain/plain-text'
import type { Refusal } from '@/domain/refusal'
import { refusalSentence } from '../refusal-sentence'
import { foreignOriginResponse, isSameOrigin } from '../same-origin'
import { caller } from '../session'

const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
/** The form around the file: its boundaries and the key. */
const roomForForm = 16 * 1024

const goTo = (location: string) => new Response(null, { status: 303, headers: { ...headers, location } })

/** Leads a page back to the form with the reason; anything else is answered in JSON. */
async function notTaken(request: Request, page: string, refusal: Refusal, status = 422): Promise<Response> {
  if (!(request.headers.get('accept') ?? '').includes('text/html'))
    return Response.json({ ok: false, refusal, sentence: await refusalSentence(refusal) }, { status, headers })
  const details = Object.entries(refusal.details ?? {}).map(([key, value]) => [key, String(value).slice(0, 300)])
  return goTo(`${page}?${new URLSearchParams([['refused', refusal.code], ...details])}#bring`)
}

function beforeReading(request: Request): { refusal: Refusal; status: number } | null {
  const length = request.headers.get('content-length') ?? ''
  if (!/^\d{1,12}$/.test(length)) return { refusal: { code: 'invalid' }, status: 411 }
  if (Number(length) > sheetLimits.fileBytes + roomForForm) return { refusal: { code: 'sheetTooLarge' }, status: 413 }
  if (!/^multipart\/form-data;/i.test(request.headers.get('content-type') ?? ''))
    return { refusal: { code: 'invalid' }, status: 415 }
  return null
}

/** Takes a spreadsheet, `multipart/form-data` with key and file, hands it to the command and leads to what its rows would do; `page` is where the form stands. */
export async function takeSheet(
  request: Request,
  page: string,
  bring: (who: Caller, sheet: { key: string; name: string; bytes: Buffer }) => Promise<Outcome>,
): Promise<Response> {
  if (!isSameOrigin(request.headers)) return foreignOriginResponse()
  const who = await caller()
  if (!who) return notTaken(request, page, { code: 'signedOut' }, 401)
  const early = beforeReading(request)
  if (early) return notTaken(request, page, early.refusal, early.status)
  let form: FormData
  try {
    form = await request.formData()
  } catch (error) {
    console.warn('an upload could not be read:', error instanceof Error ? error.message : error)
    return notTaken(request, page, { code: 'sheetBroken' }, 400)
  }
  const file = form.get('file')
  const key = form.get('key')
  if (!(file instanceof File) || typeof key !== 'string' || !/^[0-9a-f-]{36}$/i.test(key) || file.size === 0)
    return notTaken(request, page, { code: 'invalid', details: { fields: 'file' } })
  const name = plainText(file.name).trim().slice(0, 120) || 'sheet.xlsx'
  try {
    const outcome = await bring(who, { key, name, bytes: Buffer.from(await file.arrayBuffer()) })
    if (!outcome.ok) return notTaken(request, page, outcome.refusal)
    return (request.headers.get('accept') ?? '').includes('text/html')
      ? goTo(`${page}/${outcome.id}`)
      : Response.json(outcome, { status: 201, headers })
  } catch (error) {
    if (!isUnavailable(error)) throw error
    console.error('a spreadsheet could not be kept:', error)
    return notTaken(request, page, { code: 'busy' }, 503)
  }
}
