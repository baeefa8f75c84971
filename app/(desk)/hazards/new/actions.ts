'use server'

import { z } from 'zod'
import { reportHazard } from '@/db/commands/report-hazard'
import { lines } from '@/domain/line'
import { type FormState, formAction } from '../../../form-action'

const reportForm = z.object({
  key: z.uuid(),
  placeId: z.coerce.number().int().positive(),
  title: z.string().trim().min(1).max(300),
  clause: z.string().trim().max(300).optional(),
  line: z.enum(lines).optional(),
  taskId: z.coerce.number().int().positive().optional(),
})

const report = formAction(reportForm, reportHazard, outcome => `/hazards/${outcome.id}?done=report`)

export async function reportHazardAction(previous: FormState, form: FormData): Promise<FormState> {
  return report(previous, form)
}
