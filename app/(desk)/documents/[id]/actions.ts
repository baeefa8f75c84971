'use server'

import { z } from 'zod'
import { joinSpan, splitSpan } from '@/db/commands/cut-span'
import { disposeSpan, takeSuggestions } from '@/db/commands/dispose-span'
import { describeDocument, publishDocument, putDocumentAside } from '@/db/commands/publish-document'
import { lines } from '@/domain/line'
import { type FormState, formAction } from '../../../form-action'

const id = z.coerce.number().int().positive()
const words = (most: number) => z.string().trim().max(most).optional()
const place = { key: z.uuid(), intakeId: id, id, version: id }

const pieceHref = (intakeId: number, piece: number) => `/documents/${intakeId}?at=${piece}#p${piece}`

const disposeForm = z.object({
  ...place,
  /** The piece to go on with. */
  next: id.optional(),
  disposition: z.enum(['directive', 'preamble', 'metadata']),
  line: z.enum(lines).optional(),
  titleZh: words(200),
  titleEn: words(200),
  mechanism: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  translation: words(8000),
})
const dispose = formAction(
  disposeForm,
  (caller, { intakeId: _, next: __, ...form }) => disposeSpan(caller, form),
  (_, form) => pieceHref(form.intakeId, form.next ?? form.id),
)
/** Decides on one piece and goes on with the next. */
export async function disposeAction(previous: FormState, form: FormData): Promise<FormState> {
  return dispose(previous, form)
}

const bulkForm = z.object({ key: z.uuid(), intakeId: id, section: z.string().default('') })
const bulk = formAction(
  bulkForm,
  takeSuggestions,
  outcome => `/documents/${outcome.id}?taken=${outcome.version}#decided`,
)
/** Takes every suggestion of a section. */
export async function takeSuggestionsAction(previous: FormState, form: FormData): Promise<FormState> {
  return bulk(previous, form)
}

const splitForm = z.object({ ...place, at: id })
const split = formAction(
  splitForm,
  (caller, { intakeId: _, ...form }) => splitSpan(caller, form),
  (outcome, form) => pieceHref(form.intakeId, outcome.id),
)
/** Cuts a piece in two. */
export async function splitAction(previous: FormState, form: FormData): Promise<FormState> {
  return split(previous, form)
}

const joinForm = z.object(place)
const join = formAction(
  joinForm,
  (caller, { intakeId: _, ...form }) => joinSpan(caller, form),
  (outcome, form) => pieceHref(form.intakeId, outcome.id),
)
/** Joins a piece with the one after it. */
export async function joinAction(previous: FormState, form: FormData): Promise<FormState> {
  return join(previous, form)
}

const describeForm = z.object({
  key: z.uuid(),
  id,
  titleZh: words(200),
  titleEn: words(200),
  speakerZh: words(200),
  speakerEn: words(200),
  spokenOn: z.iso.date(),
})
const sayWhatItIs = formAction(describeForm, describeDocument, outcome => `/documents/${outcome.id}`)
/** Says what the document is. */
export async function describeAction(previous: FormState, form: FormData): Promise<FormState> {
  return sayWhatItIs(previous, form)
}

const decideForm = z.object({ key: z.uuid(), id })
const publish = formAction(decideForm, publishDocument, outcome => `/speech?doc=${outcome.id}`)
/** Publishes the document and leads to its living text. */
export async function publishAction(previous: FormState, form: FormData): Promise<FormState> {
  return publish(previous, form)
}
const drop = formAction(decideForm, putDocumentAside, outcome => `/documents/${outcome.id}`)
/** Puts the document aside. */
export async function dropAction(previous: FormState, form: FormData): Promise<FormState> {
  return drop(previous, form)
}
