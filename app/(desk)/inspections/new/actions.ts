'use server'

import { z } from 'zod'
import { planInspection } from '@/db/commands/plan-inspection'
import { type FormState, formAction } from '../../../form-action'

const id = z.coerce.number().int().positive()

const planForm = z.object({
  key: z.uuid(),
  placeId: id,
  checklistId: id,
  campaignId: id.optional(),
  directiveId: id.optional(),
  onDay: z.iso.date(),
  unannounced: z.literal('yes').optional(),
  teamIds: z.array(id).max(20).default([]),
})

const plan = formAction(
  planForm,
  (caller, form) => planInspection(caller, { ...form, kind: form.unannounced === 'yes' ? 'unannounced' : 'planned' }),
  outcome => `/inspections/${outcome.id}?done=assign`,
)

export async function planInspectionAction(previous: FormState, form: FormData): Promise<FormState> {
  return plan(previous, form)
}
