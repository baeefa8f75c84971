'use server'

import { z } from 'zod'
import { correctActivity, recordActivity } from '@/db/commands/record-activity'
import { activityKinds, audiences, reachBases } from '@/domain/publicity'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const line = z.string().trim().min(1).max(200)
const said = {
  key: z.uuid(),
  titleZh: line,
  titleEn: line.optional(),
  kind: z.enum(activityKinds),
  audience: z.enum(audiences),
  fromOn: z.iso.date(),
  toOn: z.iso.date(),
  channel: line,
  reach: z.coerce.number().int().min(0).max(1_500_000_000).optional(),
  reachBasis: z.enum(reachBases).optional(),
  words: z.string().trim().max(2000).optional(),
  links: z
    .string()
    .trim()
    .max(2000)
    .refine(text => text.split('\n').every(one => /^https?:\/\/\S+$/.test(one.trim())))
    .optional(),
}

const record = formAction(z.object(said), recordActivity, outcome => `/publicity/${outcome.id}?done=recorded`)
export async function recordActivityAction(previous: FormState, form: FormData): Promise<FormState> {
  return record(previous, form)
}

const correct = formAction(
  z.object({ ...said, id, version: id, reason: z.string().trim().min(1).max(500) }),
  correctActivity,
  outcome => `/publicity/${outcome.id}?done=corrected`,
)
export async function correctActivityAction(previous: FormState, form: FormData): Promise<FormState> {
  return correct(previous, form)
}
