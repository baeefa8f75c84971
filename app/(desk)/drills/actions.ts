'use server'

import { z } from 'zod'
import { planDrill } from '@/db/commands/plan-drill'
import { drillKinds } from '@/domain/drill'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()

const plan = formAction(
  z.object({
    key: z.uuid(),
    planId: id,
    kind: z.enum(drillKinds),
    titleZh: z.string().trim().min(1).max(200),
    titleEn: z.string().trim().max(200).optional(),
    scenario: z.string().trim().min(1).max(4000),
    dueOn: z.iso.date(),
    commanderId: id,
    participantIds: z.array(id).max(500).default([]),
  }),
  planDrill,
  outcome => `/drills/${outcome.id}?done=plan`,
)
export async function planDrillAction(previous: FormState, form: FormData): Promise<FormState> {
  return plan(previous, form)
}
