import { z } from 'zod'
import { giveFieldPhoto } from '@/db/commands/give-field-photo'
import { evidenceLimits } from '@/db/evidence-kind'
import { foreignOriginResponse, isSameOrigin } from '../../../same-origin'
import { caller } from '../../../session'
import { fieldAnswer, fieldRefusal } from '../answer'

const id = z.coerce.number().int().positive()
const shape = z.object({
  key: z.uuid(),
  /** The person who took it. */
  as: id,
  inspection: id,
  item: id.optional(),
  purpose: z.enum(['before', 'document', 'signature']),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(200).default('photo'),
  deviceAt: z.iso.datetime({ offset: true }),
  lat: z.coerce.number().min(-90).max(90).optional(),
  lng: z.coerce.number().min(-180).max(180).optional(),
  accuracy: z.coerce.number().nonnegative().optional(),
})

/** One picture from a phone: its bytes as they are, what the phone says of it in the address. Its sha256 must be what the phone took before sending. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return foreignOriginResponse()
  const who = await caller()
  if (!who) return fieldRefusal({ code: 'signedOut' })
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== '')
  const read = shape.safeParse(Object.fromEntries(given))
  if (!read.success) {
    const fields = read.error.issues.map(issue => issue.path.join('.')).join(', ')
    return fieldRefusal({ code: 'invalid', details: { fields } })
  }
  const { key, as, inspection, item, purpose, sha256, name, deviceAt, lat, lng, accuracy } = read.data
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!Number.isSafeInteger(length))
    return fieldRefusal({ code: 'invalid', details: { fields: 'content-length' } }, 411)
  if (length > evidenceLimits.fileBytes) return fieldRefusal({ code: 'fileTooLarge', details: { name } })
  const bytes = Buffer.from(await request.arrayBuffer())
  if (bytes.length !== length) return fieldRefusal({ code: 'fileBroken', details: { name } })
  return fieldAnswer(who, as, () =>
    giveFieldPhoto(who, {
      key,
      inspectionId: inspection,
      itemId: item,
      purpose,
      file: { name, bytes, sha256 },
      device: {
        deviceAt: new Date(deviceAt),
        deviceLatitude: lat,
        deviceLongitude: lng,
        deviceAccuracy: accuracy,
      },
    }),
  )
}
