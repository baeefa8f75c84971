'use server'

import { z } from 'zod'
import { raiseAlert } from '@/db/commands/raise-alert'
import { alertKinds, alertSources, severities } from '@/domain/response'
import { type FormState, formAction } from '../../form-action'

const alert = formAction(
  z
    .object({
      key: z.uuid(),
      kind: z.enum(alertKinds),
      severity: z.enum(severities).default('unknown'),
      source: z.enum(alertSources),
      titleZh: z.string().trim().min(1).max(200),
      titleEn: z.string().trim().max(200).optional(),
      details: z.string().trim().max(4000).optional(),
      placeId: z.coerce.number().int().positive().optional(),
      regionCode: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      scene: z.string().trim().max(300).optional(),
      claimedAt: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
        .transform(at => `${at}:00+08:00`)
        .refine(at => !Number.isNaN(Date.parse(at)))
        .optional(),
      callerName: z.string().trim().max(80).optional(),
      callerPhone: z.string().trim().max(40).optional(),
    })
    .refine(form => form.placeId !== undefined || (form.regionCode && form.scene), { path: ['scene'] }),
  raiseAlert,
  // the next thing is to tell somebody
  outcome => `/responses/${outcome.id}?done=alert&move=notify#move`,
)

/** Raises an alert and leads to the form that tells whoever is on duty. */
export async function raiseAlertAction(previous: FormState, form: FormData): Promise<FormState> {
  return alert(previous, form)
}
