'use server'

import { z } from 'zod'
import { editTeam, sayReadiness, writeTeam } from '@/db/commands/write-team'
import { teamKinds } from '@/domain/response'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const short = z.string().trim().min(1).max(200)
const words = {
  key: z.uuid(),
  kind: z.enum(teamKinds),
  nameZh: short,
  nameEn: z.string().trim().max(200).optional(),
  members: z.coerce.number().int().min(1).max(100_000),
  leader: short,
  phone: short,
  base: short,
  regionCode: z.string().regex(/^\d{6}$/),
}

const add = formAction(z.object({ ...words, orgId: id }), writeTeam, outcome => `/teams/${outcome.id}`)
export async function writeTeamAction(previous: FormState, form: FormData): Promise<FormState> {
  return add(previous, form)
}

const edit = formAction(z.object({ ...words, teamId: id }), editTeam, (_, form) => `/teams/${form.teamId}`)
export async function editTeamAction(previous: FormState, form: FormData): Promise<FormState> {
  return edit(previous, form)
}

const say = formAction(
  z.object({
    key: z.uuid(),
    teamId: id,
    ready: z.enum(['yes', 'no']).transform(said => said === 'yes'),
    reason: z.string().trim().max(1000).optional(),
  }),
  sayReadiness,
  (_, form) => `/teams/${form.teamId}#readiness`,
)
export async function sayReadinessAction(previous: FormState, form: FormData): Promise<FormState> {
  return say(previous, form)
}
