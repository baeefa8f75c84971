'use server'

import { z } from 'zod'
import { draftChecklist } from '@/db/commands/draft-checklist'
import { sectors } from '@/db/queries/places'
import { type FormState, formAction } from '../../../form-action'

const draftForm = z.object({
  key: z.uuid(),
  basedOnId: z.coerce.number().int().positive().optional(),
  nameZh: z.string().trim().min(1).max(120),
  nameEn: z.string().trim().min(1).max(120),
  sector: z.enum(['enterprise', ...sectors]),
})

const draft = formAction(draftForm, draftChecklist, outcome => `/checklists/${outcome.id}?done=draft`)

export async function draftChecklistAction(previous: FormState, form: FormData): Promise<FormState> {
  return draft(previous, form)
}
