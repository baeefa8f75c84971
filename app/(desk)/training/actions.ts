'use server'

import { z } from 'zod'
import { addAttendee, explainAbsence, signInToTraining } from '@/db/commands/attend-training'
import { endTrainee, enrolTrainee } from '@/db/commands/enrol-trainee'
import { cancelTraining, planTraining } from '@/db/commands/hold-training'
import { beginQuiz, submitQuiz } from '@/db/commands/take-quiz'
import { questionTopics } from '@/domain/quiz'
import { audienceKinds, traineeCategories, trainingKinds } from '@/domain/training'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const number = (most: number) => z.coerce.number().int().min(1).max(most)
const line = z.string().trim().min(1).max(200)
const words = z.string().trim().min(1).max(500)
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .transform(at => `${at}:00+08:00`)
  .refine(at => !Number.isNaN(Date.parse(at)))

const plan = formAction(
  z.object({
    key: z.uuid(),
    topicZh: line,
    topicEn: line.optional(),
    kind: z.enum(trainingKinds),
    classHours: number(200),
    startsAt: instant,
    endsAt: instant,
    place: line,
    trainer: line,
    audience: z.enum(audienceKinds),
    personIds: z.array(id).max(500).optional(),
    expected: number(100_000).optional(),
    quizTopic: z.enum(questionTopics).optional(),
    quizQuestions: number(50).optional(),
    passMark: number(100).optional(),
    attempts: number(10).optional(),
  }),
  planTraining,
  outcome => `/training/${outcome.id}?done=planned`,
)
export async function planTrainingAction(previous: FormState, form: FormData): Promise<FormState> {
  return plan(previous, form)
}

const cancel = formAction(
  z.object({ key: z.uuid(), id, reason: words }),
  cancelTraining,
  (_, form) => `/training/${form.id}?done=cancelled`,
)
export async function cancelTrainingAction(previous: FormState, form: FormData): Promise<FormState> {
  return cancel(previous, form)
}

const signIn = formAction(
  z.object({ key: z.uuid(), sessionId: id, code: z.string().max(60) }),
  signInToTraining,
  outcome => `/training/${outcome.id}?done=signedIn`,
)
export async function signInAction(previous: FormState, form: FormData): Promise<FormState> {
  return signIn(previous, form)
}

const ofAttendee = z.object({ key: z.uuid(), sessionId: id, personId: id, reason: words })
const add = formAction(ofAttendee, addAttendee, outcome => `/training/${outcome.id}?done=added#list`)
export async function addAttendeeAction(previous: FormState, form: FormData): Promise<FormState> {
  return add(previous, form)
}

const explain = formAction(ofAttendee, explainAbsence, outcome => `/training/${outcome.id}?done=explained#list`)
export async function explainAbsenceAction(previous: FormState, form: FormData): Promise<FormState> {
  return explain(previous, form)
}

const begin = formAction(
  z.object({ key: z.uuid(), sessionId: id }),
  beginQuiz,
  outcome => `/training/${outcome.id}/quiz`,
)
export async function beginQuizAction(previous: FormState, form: FormData): Promise<FormState> {
  return begin(previous, form)
}

const submit = formAction(
  z.object({
    key: z.uuid(),
    sessionId: id,
    attemptId: id,
    // a choice of one comes as a word, of several as a list; what was not answered is absent
    given: z
      .record(
        z.string().regex(/^q\d{1,15}$/),
        z.union([
          z
            .string()
            .max(1)
            .transform(one => [one]),
          z.array(z.string().max(1)).max(6),
        ]),
      )
      .optional()
      .transform(given => Object.fromEntries(Object.entries(given ?? {}).map(([key, value]) => [key.slice(1), value]))),
  }),
  submitQuiz,
  outcome => `/training/${outcome.id}/quiz?done=marked`,
)
export async function submitQuizAction(previous: FormState, form: FormData): Promise<FormState> {
  return submit(previous, form)
}

const enrol = formAction(
  z
    .object({
      key: z.uuid(),
      personId: id.optional(),
      nameZh: line.optional(),
      nameEn: line.optional(),
      category: z.enum(traineeCategories),
      enteredOn: z.iso.date(),
    })
    .refine(form => form.personId !== undefined || form.nameZh !== undefined, { path: ['nameZh'] }),
  enrolTrainee,
  () => '/training/coverage?done=enrolled#roll',
)
export async function enrolAction(previous: FormState, form: FormData): Promise<FormState> {
  return enrol(previous, form)
}

const end = formAction(z.object({ key: z.uuid(), id }), endTrainee, () => '/training/coverage?done=ended#roll')
export async function endTraineeAction(previous: FormState, form: FormData): Promise<FormState> {
  return end(previous, form)
}
