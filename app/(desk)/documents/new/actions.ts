'use server'

import { z } from 'zod'
import { bringDocument } from '@/db/commands/bring-document'
import { type FormState, formAction } from '../../../form-action'

const pasteForm = z.object({
  key: z.uuid(),
  // an empty one is the command's to refuse, in words
  text: z.string().max(1_000_000).default(''),
  language: z.enum(['zh', 'en']).optional(),
})

const send = formAction(
  pasteForm,
  (caller, form) => bringDocument(caller, { ...form, source: 'pasted' }),
  outcome => `/documents/${outcome.id}`,
)

/** Takes a pasted text in and leads to its pieces. */
export async function bringDocumentAction(previous: FormState, form: FormData): Promise<FormState> {
  return send(previous, form)
}
