'use server'

import { z } from 'zod'
import { reviseCircular } from '@/db/commands/revise-circular'
import { typedWords } from '@/domain/paper'
import { type FormState, formAction } from '../../../form-action'

const words = z.string().trim().max(4000).default('')
const title = z.string().trim().min(1).max(160)

const reviseForm = z.object({
  key: z.uuid(),
  id: z.coerce.number().int().positive(),
  version: z.coerce.number().int().positive(),
  title: z.object({ zh: title, en: title }),
  words: z.partialRecord(z.enum(typedWords), z.object({ zh: words, en: words })).default({}),
  refill: z.literal('yes').optional(),
})

const revise = formAction(
  reviseForm,
  (caller, { refill, ...form }) => reviseCircular(caller, { ...form, refill: refill === 'yes' }),
  outcome => `/reports/${outcome.id}?done=revise`,
)

export async function reviseCircularAction(previous: FormState, form: FormData): Promise<FormState> {
  return revise(previous, form)
}
