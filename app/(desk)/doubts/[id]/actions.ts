'use server'

import { z } from 'zod'
import { readDoubt } from '@/db/commands/read-doubt'
import { doubtVerdicts } from '@/domain/doubt'
import { type FormState, formAction } from '../../../form-action'

const form = z.object({
  key: z.uuid(),
  id: z.coerce.number().int().positive(),
  verdict: z.enum(doubtVerdicts),
  opinion: z.string().trim().min(1).max(4000),
})

const read = formAction(form, readDoubt, outcome => `/doubts/${outcome.id}`)

export async function readDoubtAction(previous: FormState, sent: FormData): Promise<FormState> {
  return read(previous, sent)
}
