'use server'

import { z } from 'zod'
import { putImportAside, takeImport } from '@/db/commands/decide-import'
import { type FormState, formAction } from '../../../../form-action'

const decideForm = z.object({
  key: z.uuid(),
  id: z.coerce.number().int().positive(),
  decision: z.enum(['take', 'drop']),
})

const decide = formAction(
  decideForm,
  (caller, { decision, ...form }) => (decision === 'take' ? takeImport(caller, form) : putImportAside(caller, form)),
  outcome => `/places/import/${outcome.id}`,
)

export async function decideImportAction(previous: FormState, form: FormData): Promise<FormState> {
  return decide(previous, form)
}
