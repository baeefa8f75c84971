'use server'

import { z } from 'zod'
import { askSeal } from '@/db/commands/ask-seal'
import { type FormState, formAction } from '../../../form-action'

const ask = formAction(z.object({ key: z.uuid() }), askSeal)

export async function askSealAction(previous: FormState, form: FormData): Promise<FormState> {
  return ask(previous, form)
}
