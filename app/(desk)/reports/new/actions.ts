'use server'

import { z } from 'zod'
import { draftCircular } from '@/db/commands/draft-circular'
import { circularKinds } from '@/domain/circular'
import { type FormState, formAction } from '../../../form-action'

const draftForm = z.object({
  key: z.uuid(),
  kind: z.enum(circularKinds),
  from: z.iso.date(),
  to: z.iso.date(),
})

const draft = formAction(draftForm, draftCircular, outcome => `/reports/${outcome.id}?done=draft`)

export async function draftCircularAction(previous: FormState, form: FormData): Promise<FormState> {
  return draft(previous, form)
}
