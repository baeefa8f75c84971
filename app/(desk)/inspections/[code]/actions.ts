'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import { answerItem } from '@/db/commands/answer-item'
import { passSection } from '@/db/commands/pass-section'
import { answers } from '@/domain/inspection'
import { type FormState, formAction } from '../../../form-action'

const id = z.coerce.number().int().positive()
const shows = ['all', 'todo', 'failed'] as const

const answerForm = z.object({
  key: z.uuid(),
  inspectionId: id,
  itemId: id,
  answer: z.enum(answers),
  note: z.string().trim().max(2000).default(''),
  /** The answer that the page showed. */
  seenAnswer: z.enum(answers).optional(),
  seenNote: z.string().max(2000).default(''),
  show: z.enum(shows).default('all'),
})
const sectionForm = z.object({
  key: z.uuid(),
  inspectionId: id,
  section: z.string().max(300),
  anchor: z.string().regex(/^section-\d{1,3}$/),
  show: z.enum(shows).default('all'),
})

type Answered = z.output<typeof answerForm>
type Passed = z.output<typeof sectionForm>

const itemOf = ({ key, inspectionId, itemId, answer, note, seenAnswer, seenNote }: Answered) => ({
  key,
  inspectionId,
  itemId,
  answer,
  note,
  seen: seenAnswer ? { answer: seenAnswer, note: seenNote } : null,
})
const sectionOf = ({ key, inspectionId, section }: Passed) => ({ key, inspectionId, section })
const query = (show: string) => (show === 'all' ? '' : `?show=${show}`)

const answerInPlace = formAction(answerForm, (caller, form) => answerItem(caller, itemOf(form)))
const answerAndReturn = formAction(
  answerForm,
  (caller, form) => answerItem(caller, itemOf(form)),
  // an item that is done has left the list of what is still to do
  (_, form) =>
    `/inspections/${form.inspectionId}${query(form.show)}#${form.show === 'todo' && form.answer !== 'fail' ? 'checklist' : `item-${form.itemId}`}`,
)
const passInPlace = formAction(sectionForm, (caller, form) => passSection(caller, sectionOf(form)))
const passAndReturn = formAction(
  sectionForm,
  (caller, form) => passSection(caller, sectionOf(form)),
  (_, form) => `/inspections/${form.inspectionId}${query(form.show)}#${form.anchor}`,
)

/** With script the page stays where it is; without, the answer must lead back to its item. */
const hasScript = async () => (await headers()).has('next-action')

export async function answerItemAction(previous: FormState, form: FormData): Promise<FormState> {
  return ((await hasScript()) ? answerInPlace : answerAndReturn)(previous, form)
}

export async function passSectionAction(previous: FormState, form: FormData): Promise<FormState> {
  return ((await hasScript()) ? passInPlace : passAndReturn)(previous, form)
}
