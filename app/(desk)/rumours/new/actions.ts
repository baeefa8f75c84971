'use server'

import { z } from 'zod'
import { receiveRumour } from '@/db/commands/receive-rumour'
import { rumourChannels, rumourSources } from '@/domain/rumour'
import { type FormState, formAction } from '../../../form-action'

const receive = formAction(
  z.object({
    key: z.uuid(),
    titleZh: z.string().trim().min(1).max(200),
    titleEn: z.string().trim().max(200).optional(),
    words: z.string().trim().max(4000).optional(),
    source: z.enum(rumourSources),
    channel: z.enum(rumourChannels),
    link: z.string().trim().max(500).optional(),
    reach: z.coerce.number().int().min(0).max(2_000_000_000).optional(),
    regionCode: z.string().regex(/^\d{6}$/),
    subjectCode: z.string().trim().max(40).optional(),
  }),
  receiveRumour,
  // what proves that it goes round is given next
  outcome => `/rumours/${outcome.id}?done=receive#evidence`,
)
export async function receiveRumourAction(previous: FormState, form: FormData): Promise<FormState> {
  return receive(previous, form)
}
