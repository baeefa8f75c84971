'use server'

import { z } from 'zod'
import { judgePick } from '@/db/commands/judge-pick'
import { auditResults } from '@/domain/doubt'
import { type FormState, formAction } from '../../../../form-action'

const form = z.object({
  key: z.uuid(),
  id: z.coerce.number().int().positive(),
  result: z.enum(auditResults),
  opinion: z.string().trim().min(1).max(4000),
})

const judge = formAction(form, judgePick, outcome => `/audits/picks/${outcome.id}`)

export async function judgePickAction(previous: FormState, sent: FormData): Promise<FormState> {
  return judge(previous, sent)
}
