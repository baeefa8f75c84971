'use server'

import { z } from 'zod'
import { mostPlanned, planInspections } from '@/db/commands/plan-inspections'
import { sectors } from '@/db/queries/places'
import { type FormState, formAction } from '../../../form-action'

const id = z.coerce.number().int().positive()

const scheduleForm = z.object({
  key: z.uuid(),
  placeIds: z.array(id).min(1).max(mostPlanned),
  checklistOf: z.partialRecord(z.enum(sectors), id),
  campaignId: id.optional(),
  kind: z.enum(['planned', 'unannounced']),
  onDay: z.iso.date(),
  perDay: z.coerce.number().int().min(1).max(mostPlanned).optional(),
  teamIds: z.array(id).max(20).default([]),
})

const schedule = formAction(
  scheduleForm,
  (caller, form) => planInspections(caller, { ...form, checklistOf: form.checklistOf as Record<string, number> }),
  (_, form) => `/inspections/schedule?made=${new Set(form.placeIds).size}`,
)

export async function planInspectionsAction(previous: FormState, form: FormData): Promise<FormState> {
  return schedule(previous, form)
}
