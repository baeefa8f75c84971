import { z } from 'zod'
import type { GivenFile } from '@/db/commands/give-evidence'
import { evidenceLimits } from '@/db/evidence-kind'
import { elements } from '@/domain/assurance'
import type { Refusal } from '@/domain/refusal'

export const evidenceLoops = ['task', 'hazard', 'inspection', 'assurance', 'rumour'] as const
export type EvidenceLoop = (typeof evidenceLoops)[number]

const shape = z.object({
  key: z.uuid(),
  loop: z.enum(evidenceLoops),
  id: z.coerce.number().int().positive(),
  purpose: z.enum(['before', 'after', 'document', 'signature', 'plan', 'screenshot']),
  /** The element of five in place that it proves. */
  part: z.enum(elements).optional(),
  caption: z.string().trim().max(200),
  /** The item of an inspection that a photo leads back to, instead of its case. */
  back: z
    .string()
    .regex(/^\/inspections\/\d{1,15}\?(show=[a-z]{1,8}&)?item=\d{1,15}#item-\d{1,15}$/)
    .optional(),
})

export type EvidenceForm = z.output<typeof shape> & { files: GivenFile[] }
export type Read = { ok: true; form: EvidenceForm } | { ok: false; refusal: Refusal; status: number }

const refused = (code: Refusal['code'], status: number, details?: Refusal['details']): Read => ({
  ok: false,
  refusal: { code, details },
  status,
})

/** Why the request's body is not even opened; its length must be said and must be bearable. */
function beforeReading(headers: Headers): Read | null {
  const length = headers.get('content-length')
  if (!length || !/^\d{1,12}$/.test(length)) return refused('invalid', 411)
  if (Number(length) > evidenceLimits.requestBytes) return refused('fileTooLarge', 413, { name: '' })
  if (!/^multipart\/form-data;/i.test(headers.get('content-type') ?? '')) return refused('invalid', 415)
  return null
}

/** Reads the multipart form of /api/evidence within its limits. `sha256` may come once for each file, in their order. */
export async function readEvidenceForm(request: Request): Promise<Read> {
  const early = beforeReading(request.headers)
  if (early) return early
  let form: FormData
  try {
    form = await request.formData()
  } catch (error) {
    console.warn('an upload could not be read:', error instanceof Error ? error.message : error)
    return refused('fileBroken', 400, { name: '' })
  }
  const given = form
    .getAll('files')
    .filter(part => part instanceof File && (part.size > 0 || part.name !== '')) as File[]
  const field = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const read = shape.safeParse({
    key: field('key'),
    loop: field('loop'),
    id: field('id'),
    purpose: field('purpose'),
    part: field('part') || undefined,
    caption: field('caption'),
    back: field('back') || undefined,
  })
  if (!read.success)
    return refused('invalid', 422, { fields: read.error.issues.map(issue => issue.path.join('.')).join(', ') })
  if (given.length === 0) return refused('invalid', 422, { fields: 'files' })
  const large = given.find(file => file.size > evidenceLimits.fileBytes)
  if (large) return refused('fileTooLarge', 413, { name: large.name })
  if (given.length > evidenceLimits.files) return refused('fileTooLarge', 413, { name: '' })
  const hashes = form.getAll('sha256')
  const files = await Promise.all(
    given.map(async (file, index) => {
      const sha256 = hashes[index]
      return {
        name: file.name,
        bytes: Buffer.from(await file.arrayBuffer()),
        ...(typeof sha256 === 'string' && sha256 ? { sha256 } : {}),
      }
    }),
  )
  return { ok: true, form: { ...read.data, files } }
}
