'use server'

import { z } from 'zod'
import { checkQuestion, retireQuestion, reviseQuestion, writeQuestion } from '@/db/commands/write-question'
import { lines } from '@/domain/line'
import { optionKeys, questionKinds, questionTopics, trueFalse } from '@/domain/quiz'
import { type FormState, formAction } from '../../../form-action'

const id = z.coerce.number().int().positive()
const words = z.string().trim().min(1).max(1000)
const linesOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map(one => one.trim())
    .filter(Boolean)

const said = {
  key: z.uuid(),
  kind: z.enum(questionKinds),
  topic: z.enum(questionTopics),
  line: z.enum(lines).optional(),
  textZh: words,
  textEn: words,
  optionsZh: z.string().max(2000).optional(),
  optionsEn: z.string().max(2000).optional(),
  answers: z.array(z.enum(optionKeys)).max(6).default([]),
  explanationZh: words,
  explanationEn: words,
  clause: z.string().trim().max(200).optional(),
}

/** Options are written one a line, in each language the same number; a true-or-false question has its own two. */
function withOptions<Form extends { kind: string; optionsZh?: string; optionsEn?: string }>(form: Form) {
  const { optionsZh, optionsEn, ...rest } = form
  const [zh, en] = [linesOf(optionsZh), linesOf(optionsEn)]
  const options =
    form.kind === 'true_false'
      ? [...trueFalse]
      : Array.from({ length: Math.max(zh.length, en.length) }, (_, index) => ({
          key: optionKeys[index] ?? '?',
          zh: zh[index] ?? '',
          en: en[index] ?? '',
        }))
  return { ...rest, options }
}

const write = formAction(
  z.object(said).transform(withOptions),
  writeQuestion,
  outcome => `/training/questions/${outcome.id}?done=written`,
)
export async function writeQuestionAction(previous: FormState, form: FormData): Promise<FormState> {
  return write(previous, form)
}

const revise = formAction(
  z.object({ ...said, id, version: id }).transform(withOptions),
  reviseQuestion,
  outcome => `/training/questions/${outcome.id}?done=revised`,
)
export async function reviseQuestionAction(previous: FormState, form: FormData): Promise<FormState> {
  return revise(previous, form)
}

const check = formAction(
  z.object({ key: z.uuid(), id, versionId: id }),
  checkQuestion,
  outcome => `/training/questions/${outcome.id}?done=checked`,
)
export async function checkQuestionAction(previous: FormState, form: FormData): Promise<FormState> {
  return check(previous, form)
}

const retire = formAction(
  z.object({ key: z.uuid(), id }),
  retireQuestion,
  outcome => `/training/questions/${outcome.id}?done=retired`,
)
export async function retireQuestionAction(previous: FormState, form: FormData): Promise<FormState> {
  return retire(previous, form)
}
