'use server'

import { z } from 'zod'
import { issueSheet, putSheetAside } from '@/db/commands/decide-sheet'
import { type FormState, formAction } from '../../../../form-action'

const decideForm = z.object({
  key: z.uuid(),
  id: z.coerce.number().int().positive(),
  decision: z.enum(['take', 'drop']),
})

const decide = formAction(
  decideForm,
  (caller, { decision, ...form }) => (decision === 'take' ? issueSheet(caller, form) : putSheetAside(caller, form)),
  outcome => `/tasks/sheets/${outcome.id}`,
)

export async function decideSheetAction(previous: FormState, form: FormData): Promise<FormState> {
  return decide(previous, form)
}
