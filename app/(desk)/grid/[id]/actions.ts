'use server'

import { z } from 'zod'
import { nameOfficer } from '@/db/commands/name-officer'
import { type FormState, formAction } from '../../../form-action'

const nameForm = z.object({
  key: z.uuid(),
  cellId: z.coerce.number().int().positive(),
  personId: z.union([z.literal('nobody').transform(() => null), z.coerce.number().int().positive()]),
})

const name = formAction(nameForm, nameOfficer, outcome => `/grid/${outcome.id}?done=named`)

export async function nameOfficerAction(previous: FormState, form: FormData): Promise<FormState> {
  return name(previous, form)
}
