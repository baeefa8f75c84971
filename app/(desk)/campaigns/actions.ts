'use server'

import { z } from 'zod'
import { drawRegister } from '@/db/commands/draw-register'
import { exceptPlace } from '@/db/commands/except-place'
import { nameBattle } from '@/db/commands/name-battle'
import { openCampaign } from '@/db/commands/open-campaign'
import { sectors } from '@/db/queries/places'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const words = {
  key: z.uuid(),
  nameZh: z.string().trim().min(1).max(120),
  nameEn: z.string().trim().min(1).max(160),
  sectors: z.array(z.enum(sectors)).min(1),
  checklistIds: z.array(id).min(1).max(20),
  commanderId: id,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  targetPercent: z.coerce.number().int().min(1).max(100),
}

const name = formAction(
  z.object({ ...words, campaignId: id }),
  nameBattle,
  (_, { campaignId }) => `/campaigns/${campaignId}?done=named`,
)
const open = formAction(
  z.object({ ...words, kind: z.enum(['general', 'special']) }),
  openCampaign,
  outcome => `/campaigns/${outcome.id}?done=opened`,
)
const draw = formAction(
  z.object({ key: z.uuid(), campaignId: id, onDay: z.iso.date() }),
  drawRegister,
  (_, { campaignId }) => `/campaigns/${campaignId}?done=drawn#register`,
)
const except = formAction(
  z.object({
    key: z.uuid(),
    campaignId: id,
    placeId: id,
    excluded: z.enum(['yes', 'no']).transform(said => said === 'yes'),
    reason: z.string().trim().min(1).max(500),
  }),
  exceptPlace,
  (_, { campaignId, excluded }) => `/campaigns/${campaignId}/exceptions?done=${excluded ? 'excepted' : 'readmitted'}`,
)

export async function nameBattleAction(previous: FormState, form: FormData): Promise<FormState> {
  return name(previous, form)
}
export async function openCampaignAction(previous: FormState, form: FormData): Promise<FormState> {
  return open(previous, form)
}
export async function drawRegisterAction(previous: FormState, form: FormData): Promise<FormState> {
  return draw(previous, form)
}
export async function exceptPlaceAction(previous: FormState, form: FormData): Promise<FormState> {
  return except(previous, form)
}
