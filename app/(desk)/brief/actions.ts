'use server'

import { z } from 'zod'
import { putReplyAway, readBrief } from '@/db/commands/read-brief'
import { writeInstruction } from '@/db/commands/write-instruction'
import { loopNames } from '@/domain/loop'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const key = z.uuid()

const write = formAction(
  z.object({
    key,
    text: z.string().trim().min(1).max(2000),
    toOrgId: id,
    replyDueOn: z.iso.date(),
    aboutLoop: z.enum(loopNames).optional(),
    aboutId: id.optional(),
  }),
  writeInstruction,
  outcome => `/brief?sent=${outcome.id}#yours`,
)
const read = formAction(z.object({ key }), readBrief, () => '/brief?read=yes')
const put = formAction(z.object({ key, instructionId: id }), putReplyAway, () => '/brief#yours')

export async function writeInstructionAction(previous: FormState, form: FormData): Promise<FormState> {
  return write(previous, form)
}
export async function readBriefAction(previous: FormState, form: FormData): Promise<FormState> {
  return read(previous, form)
}
export async function putReplyAwayAction(previous: FormState, form: FormData): Promise<FormState> {
  return put(previous, form)
}
