'use server'

import { z } from 'zod'
import { draftPlan } from '@/db/commands/draft-plan'
import { namePlanReaders, readPlan } from '@/db/commands/read-plan'
import { accidentKinds } from '@/domain/accident'
import { planKinds } from '@/domain/plan'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const ids = z.array(id).max(500).default([])
const key = z.uuid()

const draft = formAction(
  z.object({
    key,
    orgId: id,
    kind: z.enum(planKinds),
    titleZh: z.string().trim().min(1).max(200),
    titleEn: z.string().trim().max(200).optional(),
    scope: z.string().trim().min(1).max(4000),
    placeIds: ids,
    hazardKinds: z.array(z.enum(accidentKinds)).default([]),
    personIds: ids,
    postIds: ids,
    followsId: id.optional(),
  }),
  draftPlan,
  outcome => `/plans/${outcome.id}?done=draft`,
)
const read = formAction(z.object({ key, planId: id }), readPlan, outcome => `/plans/${outcome.id}#readers`)
const name = formAction(
  z.object({ key, planId: id, personIds: ids, postIds: ids }),
  namePlanReaders,
  outcome => `/plans/${outcome.id}#readers`,
)

export async function draftPlanAction(previous: FormState, form: FormData): Promise<FormState> {
  return draft(previous, form)
}
export async function readPlanAction(previous: FormState, form: FormData): Promise<FormState> {
  return read(previous, form)
}
export async function namePlanReadersAction(previous: FormState, form: FormData): Promise<FormState> {
  return name(previous, form)
}
