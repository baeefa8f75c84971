'use server'

import { z } from 'zod'
import { addStore, checkStore, moveStore } from '@/db/commands/keep-store'
import { movementKinds, storeKinds } from '@/domain/response'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const short = z.string().trim().min(1).max(200)
const held = {
  keptAt: short,
  responsibleId: id.optional(),
  expiresOn: z.iso.date().optional(),
  inspectBy: z.iso.date().optional(),
}

const add = formAction(
  z.object({
    key: z.uuid(),
    orgId: id,
    kind: z.enum(storeKinds),
    nameZh: short,
    nameEn: z.string().trim().max(200).optional(),
    measure: z.string().trim().min(1).max(20),
    quantity: z.coerce.number().int().min(0).max(1_000_000),
    regionCode: z.string().regex(/^\d{6}$/),
    ...held,
  }),
  addStore,
  outcome => `/stores/${outcome.id}`,
)
export async function addStoreAction(previous: FormState, form: FormData): Promise<FormState> {
  return add(previous, form)
}

const move = formAction(
  z.object({
    key: z.uuid(),
    itemId: id,
    kind: z.enum(movementKinds),
    quantity: z.coerce.number().int().min(1).max(1_000_000),
    responseId: id.optional(),
    words: z.string().trim().max(1000).optional(),
  }),
  moveStore,
  (_, form) => `/stores/${form.itemId}#movements`,
)
export async function moveStoreAction(previous: FormState, form: FormData): Promise<FormState> {
  return move(previous, form)
}

const check = formAction(
  z.object({ key: z.uuid(), itemId: id, words: z.string().trim().max(1000).optional(), ...held }),
  checkStore,
  (_, form) => `/stores/${form.itemId}`,
)
export async function checkStoreAction(previous: FormState, form: FormData): Promise<FormState> {
  return check(previous, form)
}
