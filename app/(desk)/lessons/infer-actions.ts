'use server'

import { z } from 'zod'
import { drawInference } from '@/db/commands/draw-inference'
import { giveSystemicTask, nameCause } from '@/db/commands/name-cause'
import { recordLook } from '@/db/commands/record-look'
import { endTrait, sayTrait } from '@/db/commands/say-trait'
import { sectorWords } from '@/domain/register-columns'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const words = z.string().trim().min(1).max(4000)
/** What a task stands under, as `directive:12` or `task:34`. */
const under = z
  .string()
  .regex(/^(directive|task):\d{1,15}$/)
  .transform(said => {
    const [noun, number] = said.split(':')
    return noun === 'directive' ? { directiveId: Number(number) } : { parentId: Number(number) }
  })

const draw = formAction(
  z
    .object({
      key: z.uuid(),
      accidentId: id,
      findingId: id.optional(),
      sectors: z.array(z.enum(Object.keys(sectorWords) as [string, ...string[]])).default([]),
      termIds: z.array(id).max(50).default([]),
      clauses: z.array(z.string().max(300)).max(50).default([]),
      under,
      words,
      dueOn: z.iso.date(),
      leftOut: z.array(id).max(5000).default([]),
      leftOutReason: z.string().trim().max(1000).optional(),
    })
    .transform(({ under: above, ...form }) => ({ ...form, ...above })),
  drawInference,
  outcome => `/lessons/inferences/${outcome.id}?done=draw`,
)
/** Gives the tasks of a fan-out. */
export async function drawInferenceAction(previous: FormState, form: FormData): Promise<FormState> {
  return draw(previous, form)
}

const look = formAction(
  z.object({
    key: z.uuid(),
    inferenceId: id,
    placeId: id,
    inspectionId: id.optional(),
    evidenceId: id.optional(),
    words,
  }),
  recordLook,
  (_, form) => `/lessons/inferences/${form.inferenceId}?done=look`,
)
export async function recordLookAction(previous: FormState, form: FormData): Promise<FormState> {
  return look(previous, form)
}

const say = formAction(
  z.object({ key: z.uuid(), placeId: id, termId: id, source: z.string().trim().min(1).max(300) }),
  sayTrait,
)
export async function sayTraitAction(previous: FormState, form: FormData): Promise<FormState> {
  return say(previous, form)
}

const end = formAction(z.object({ key: z.uuid(), placeId: id, traitId: id }), endTrait)
export async function endTraitAction(previous: FormState, form: FormData): Promise<FormState> {
  return end(previous, form)
}

const cause = formAction(z.object({ key: z.uuid(), hazardId: id, causeId: id, words }), nameCause)
export async function nameCauseAction(previous: FormState, form: FormData): Promise<FormState> {
  return cause(previous, form)
}

const systemic = formAction(
  z
    .object({
      key: z.uuid(),
      causeId: id,
      hazardIds: z.array(id).max(1000).default([]),
      under,
      leadOrgId: id,
      title: z.string().trim().min(1).max(200),
      criteria: words,
      dueOn: z.iso.date(),
    })
    .transform(({ under: above, ...form }) => ({ ...form, ...above })),
  giveSystemicTask,
  (_, form) => `/lessons/causes?cause=${form.causeId}&done=give`,
)
export async function giveSystemicTaskAction(previous: FormState, form: FormData): Promise<FormState> {
  return systemic(previous, form)
}
