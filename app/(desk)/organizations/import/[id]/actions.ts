'use server'

import { z } from 'zod'
import { putDutyImportAside, takeDutyImport } from '@/db/commands/bring-duties'
import { type FormState, formAction } from '../../../../form-action'

const decideForm = z.object({
  key: z.uuid(),
  id: z.coerce.number().int().positive(),
  decision: z.enum(['take', 'drop']),
})

const decide = formAction(
  decideForm,
  (caller, { decision, ...form }) =>
    decision === 'take' ? takeDutyImport(caller, form) : putDutyImportAside(caller, form),
  outcome => `/organizations/import/${outcome.id}`,
)

export async function decideDutyImportAction(previous: FormState, form: FormData): Promise<FormState> {
  return decide(previous, form)
}
