import 'server-only'
import { refresh, revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Caller } from '@/db/client'
import type { Outcome } from '@/db/commands/outcome'
import { isUnavailable } from '@/db/unavailable'
import type { Refusal } from '@/domain/refusal'
import { type FormValues, shapeOf, typedIn } from './form-values'
import { refusalSentence } from './refusal-sentence'
import { isSameOrigin } from './same-origin'
import { caller } from './session'

/** What a form shows after it was sent: `{}` at first, then a refusal with all that was typed, or what was done. */
export type FormState = {
  refusal?: Refusal
  /** The refusal in the reader's language. */
  sentence?: string
  /** Names of the fields that the refusal is about. */
  fields?: string[]
  values?: FormValues
  done?: { id: number; version: number }
}
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>
type Success = Extract<Outcome, { ok: true }>

/** Answers a form with a refusal, gives back what was typed and names the fields that it is about, where the command named them. */
export async function refused(refusal: Refusal, form: FormData): Promise<FormState> {
  const named = refusal.details?.fields
  const fields = typeof named === 'string' && named ? named.split(', ') : undefined
  return { refusal, sentence: await refusalSentence(refusal), fields, values: typedIn(form) }
}

/**
 * A server action for useActionState, good with and without script: same origin, then session, then shape, then the command.
 * `done` names the page to go to; without it the page stays and reads again. Surprises throw to error.tsx.
 */
export function formAction<Schema extends z.ZodType>(
  schema: Schema,
  command: (caller: Caller, input: z.output<Schema>) => Promise<Outcome>,
  done?: (outcome: Success, input: z.output<Schema>) => string,
): FormAction {
  return async (_previous, form) => {
    if (!isSameOrigin(await headers())) return refused({ code: 'foreignOrigin' }, form)
    const who = await caller()
    if (!who) return refused({ code: 'signedOut' }, form)
    const shaped = schema.safeParse(shapeOf(form))
    if (!shaped.success) {
      const fields = [...new Set(shaped.error.issues.map(issue => issue.path.join('.')))]
      return refused({ code: 'invalid', details: { fields: fields.join(', ') } }, form)
    }
    let outcome: Outcome
    try {
      outcome = await command(who, shaped.data)
    } catch (error) {
      if (!isUnavailable(error)) throw error
      console.error('a form found the database away:', error)
      return refused({ code: 'busy' }, form)
    }
    if (!outcome.ok) return refused(outcome.refusal, form)
    // the rail's figures stand in the layout, which a move changes too
    revalidatePath('/', 'layout')
    if (done) redirect(done(outcome, shaped.data))
    refresh()
    return { done: { id: outcome.id, version: outcome.version } }
  }
}
