'use server'

import { z } from 'zod'
import { draftAssurance, reviseAssurance } from '@/db/commands/assess-five'
import { type Element, elements, type Grade } from '@/domain/assurance'
import { type FormState, formAction } from '../../form-action'

const assessed = z.object({
  grade: z.coerce
    .number()
    .int()
    .min(0)
    .max(3)
    .transform(grade => grade as Grade),
  words: z.string().trim().min(1).max(2000),
  expiresOn: z.iso.date(),
})
const five = z.object(
  Object.fromEntries(elements.map(element => [element, assessed])) as Record<Element, typeof assessed>,
)
const draftForm = z.object({ key: z.uuid(), five })
const id = z.coerce.number().int().positive()
const reviseForm = draftForm.extend({ id, version: id })

const draft = formAction(draftForm, draftAssurance, outcome => `/five-in-place/${outcome.id}?done=draft`)
const revise = formAction(reviseForm, reviseAssurance, outcome => `/five-in-place/${outcome.id}?done=revise`)

export async function draftAssuranceAction(previous: FormState, form: FormData): Promise<FormState> {
  return draft(previous, form)
}
export async function reviseAssuranceAction(previous: FormState, form: FormData): Promise<FormState> {
  return revise(previous, form)
}
