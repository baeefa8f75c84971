'use server'

import { z } from 'zod'
import { mostSent, sendDocument } from '@/db/commands/send-document'
import { documentFrom, documentKey } from '@/domain/circulation'
import { type FormState, formAction } from '../../../form-action'

const sendForm = z.object({
  key: z.uuid(),
  document: z.string().transform((said, context) => {
    const document = documentFrom(said)
    if (!document) context.addIssue({ code: 'custom' })
    return document ?? z.NEVER
  }),
  unitIds: z.array(z.coerce.number().int().positive()).min(1).max(mostSent),
})

const send = formAction(
  sendForm,
  sendDocument,
  (_, form) => `/circulation/${documentKey(form.document)}?sent=${new Set(form.unitIds).size}`,
)

export async function sendDocumentAction(previous: FormState, form: FormData): Promise<FormState> {
  return send(previous, form)
}
