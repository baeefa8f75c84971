'use server'

import { z } from 'zod'
import { beginSelfCheck } from '@/db/commands/begin-self-check'
import { planCrossVisit } from '@/db/commands/plan-cross-visit'
import { planInspection } from '@/db/commands/plan-inspection'
import { type FormState, formAction } from '../../../form-action'

const id = z.coerce.number().int().positive()

const visit = {
  key: z.uuid(),
  placeId: id,
  checklistId: id,
  campaignId: id.optional(),
  directiveId: id.optional(),
  onDay: z.iso.date(),
}
const planForm = z.object({
  ...visit,
  kind: z.enum(['planned', 'unannounced', 'follow_up']),
  followsId: id.optional(),
  teamIds: z.array(id).max(20).default([]),
})
const crossForm = z.object({ ...visit, unitId: id })
const selfForm = z.object({ key: z.uuid(), placeId: id, checklistId: id, onDay: z.iso.date() })

const plan = formAction(planForm, planInspection, outcome => `/inspections/${outcome.id}?done=assign`)
const cross = formAction(crossForm, planCrossVisit, outcome => `/inspections/${outcome.id}?done=plan_cross`)
const self = formAction(selfForm, beginSelfCheck, outcome => `/inspections/${outcome.id}?done=begin_self`)

export async function planInspectionAction(previous: FormState, form: FormData): Promise<FormState> {
  return plan(previous, form)
}
export async function planCrossAction(previous: FormState, form: FormData): Promise<FormState> {
  return cross(previous, form)
}
export async function beginSelfCheckAction(previous: FormState, form: FormData): Promise<FormState> {
  return self(previous, form)
}
