'use server'

import { z } from 'zod'
import { editPost, endPost } from '@/db/commands/edit-post'
import { handOver } from '@/db/commands/hand-over'
import { mapSector, nameRegulator } from '@/db/commands/map-sector'
import { nameResponsible } from '@/db/commands/name-responsible'
import { sectorWords } from '@/domain/register-columns'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const words = z.string().trim().min(1).max(500)

const nameForm = z
  .object({
    key: z.uuid(),
    orgId: id,
    for: z.union([z.literal('unit'), z.string().regex(/^(post|place)-\d{1,15}$/)]),
    personId: z.union([z.literal('nobody').transform(() => null), id]),
    deputyId: id.optional(),
    from: day,
    words,
  })
  .transform(({ for: what, ...said }) => {
    const [kind, number] = what.split('-')
    return {
      ...said,
      ...(kind === 'post' ? { postId: Number(number) } : kind === 'place' ? { placeId: Number(number) } : {}),
    }
  })
const name = formAction(nameForm, nameResponsible, (_, { orgId }) => `/organizations/${orgId}?done=named#named`)
export async function nameAction(previous: FormState, form: FormData): Promise<FormState> {
  return name(previous, form)
}

const duty = z.string().trim().min(1).max(1000)
const postForm = z.object({
  key: z.uuid(),
  orgId: id,
  postId: id.optional(),
  side: z.enum(['party', 'government', 'enterprise']),
  titleZh: z.string().trim().min(1).max(120),
  titleEn: z.string().trim().min(1).max(120),
  businessDutyZh: duty,
  businessDutyEn: duty,
  safetyDutyZh: duty,
  safetyDutyEn: duty,
})
const post = formAction(postForm, editPost, (_, { orgId }) => `/organizations/${orgId}?done=post#posts`)
export async function postAction(previous: FormState, form: FormData): Promise<FormState> {
  return post(previous, form)
}

const endForm = z.object({ key: z.uuid(), orgId: id, postId: id })
const end = formAction(endForm, endPost, (_, { orgId }) => `/organizations/${orgId}?done=ended#posts`)
export async function endPostAction(previous: FormState, form: FormData): Promise<FormState> {
  return end(previous, form)
}

const handForm = z.object({
  key: z.uuid(),
  orgId: id,
  fromId: id,
  toId: id,
  reason: words,
  leaves: z
    .literal('yes')
    .optional()
    .transform(said => said === 'yes'),
})
const hand = formAction(handForm, handOver, outcome => `/organizations/handover/${outcome.id}?done=moved`)
export async function handOverAction(previous: FormState, form: FormData): Promise<FormState> {
  return hand(previous, form)
}

const mapForm = z.object({
  key: z.uuid(),
  sector: z.enum(Object.keys(sectorWords) as [string, ...string[]]),
  regionCode: z.string().regex(/^\d{6}$/),
  orgId: id,
  from: day,
  words,
})
const map = formAction(
  mapForm,
  mapSector,
  (_, { sector, regionCode }) => `/organizations/sectors?sector=${sector}&region=${regionCode}&done=mapped`,
)
export async function mapSectorAction(previous: FormState, form: FormData): Promise<FormState> {
  return map(previous, form)
}

const regulatorForm = z.object({ key: z.uuid(), placeId: id, orgId: id })
const regulate = formAction(regulatorForm, nameRegulator, outcome => `/chain?place=${outcome.id}&done=regulator`)
export async function nameRegulatorAction(previous: FormState, form: FormData): Promise<FormState> {
  return regulate(previous, form)
}
