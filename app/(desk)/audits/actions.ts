'use server'

import { z } from 'zod'
import { drawAudit } from '@/db/commands/draw-audit'
import { type FormState, formAction } from '../../form-action'

const form = z
  .object({
    key: z.uuid(),
    fromOn: z.iso.date(),
    toOn: z.iso.date(),
    size: z.coerce.number().int().min(1).max(500),
  })
  // the field that is marked is the end that lies before the beginning
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['toOn'] })

const draw = formAction(form, drawAudit, outcome => `/audits/${outcome.id}?done=draw`)

export async function drawAuditAction(previous: FormState, sent: FormData): Promise<FormState> {
  return draw(previous, sent)
}
