import { z } from 'zod'
import { actInField } from '@/db/commands/act-in-field'
import { answers } from '@/domain/inspection'
import { foreignOriginResponse, isSameOrigin } from '../../../same-origin'
import { caller } from '../../../session'
import { fieldAnswer, fieldRefusal } from '../answer'

const id = z.number().int().positive()
const note = z.string().trim().max(2000)
const shape = z.object({
  key: z.uuid(),
  /** The person who did it on the phone. */
  as: id,
  inspectionId: id,
  at: z.iso.datetime({ offset: true }),
  act: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('enter') }),
    z.object({
      kind: z.literal('answer'),
      itemId: id,
      answer: z.enum(answers),
      note,
      seen: z.object({ answer: z.enum(answers), note: z.string().max(2000) }).nullable(),
    }),
    z.object({ kind: z.literal('pass_rest'), section: z.string().max(300) }),
    z.object({ kind: z.literal('submit') }),
  ]),
})

/** One thing that a phone noted, in JSON: begun, an item answered, the rest of a section passed, submitted. Sent again with its key it is done once. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return foreignOriginResponse()
  const who = await caller()
  if (!who) return fieldRefusal({ code: 'signedOut' })
  const read = shape.safeParse(await request.json().catch(() => null))
  if (!read.success) {
    const fields = read.error.issues.map(issue => issue.path.join('.')).join(', ')
    return fieldRefusal({ code: 'invalid', details: { fields } })
  }
  const { as, ...input } = read.data
  return fieldAnswer(who, as, () => actInField(who, input))
}
