'use server'

import { z } from 'zod'
import { giveImprovement } from '@/db/commands/give-improvement'
import { improvementLoops } from '@/domain/improvement'
import { type FormState, formAction } from '../form-action'

const id = z.coerce.number().int().positive()

const give = formAction(
  z.object({
    key: z.uuid(),
    loop: z.enum(improvementLoops),
    id,
    title: z.string().trim().min(1).max(200),
    criteria: z.string().trim().min(1).max(4000),
    orgId: id,
    dueOn: z.iso.date(),
  }),
  giveImprovement,
)
/** Gives an improvement and reads the page again, where it then stands in the list. */
export async function giveImprovementAction(previous: FormState, form: FormData): Promise<FormState> {
  return give(previous, form)
}
