'use server'

import { z } from 'zod'
import { editChecklist } from '@/db/commands/edit-checklist'
import { issueChecklist } from '@/db/commands/issue-checklist'
import { placeChecklistItem } from '@/db/commands/place-checklist-item'
import { removeChecklistItem } from '@/db/commands/remove-checklist-item'
import { saveChecklistItem } from '@/db/commands/save-checklist-item'
import { sectors } from '@/db/queries/places'
import { clauseSeen } from '@/domain/checklist'
import { hazardLevels } from '@/domain/hazard'
import { type FormState, formAction } from '../../../form-action'

const id = z.coerce.number().int().positive()
const short = z.string().trim().max(300).default('')
const long = z.string().trim().max(2000).default('')

const itemForm = z.object({
  key: z.uuid(),
  checklistId: id,
  itemId: id.optional(),
  code: z.string().trim().min(1).max(20),
  sectionZh: short,
  sectionEn: short,
  textZh: long,
  textEn: long,
  clause: long,
  seen: z.enum(clauseSeen),
  source: long,
  levelIfFailed: z.enum(hazardLevels),
  photoRequired: z.literal('yes').optional(),
  guidanceZh: long,
  guidanceEn: long,
})
const nameForm = z.object({
  key: z.uuid(),
  checklistId: id,
  nameZh: z.string().trim().min(1).max(120),
  nameEn: z.string().trim().min(1).max(120),
  sector: z.enum(['enterprise', ...sectors]),
})
const placeForm = z.object({ key: z.uuid(), itemId: id, no: z.coerce.number().int().min(1).max(1000) })
const removeForm = z.object({ key: z.uuid(), itemId: id })
const issueForm = z.object({ key: z.uuid(), checklistId: id })

const save = formAction(
  itemForm,
  (caller, { photoRequired, ...form }) =>
    saveChecklistItem(caller, { ...form, photoRequired: photoRequired === 'yes' }),
  (outcome, form) => `/checklists/${outcome.id}?done=save#${form.itemId ? `item-${form.itemId}` : 'add'}`,
)
const rename = formAction(nameForm, editChecklist, outcome => `/checklists/${outcome.id}?done=save`)
const put = formAction(
  placeForm,
  placeChecklistItem,
  (outcome, form) => `/checklists/${outcome.id}?done=place#item-${form.itemId}`,
)
const remove = formAction(removeForm, removeChecklistItem, outcome => `/checklists/${outcome.id}?done=remove#items`)
const issue = formAction(issueForm, issueChecklist, outcome => `/checklists/${outcome.id}?done=issue`)

export async function saveItemAction(previous: FormState, form: FormData): Promise<FormState> {
  return save(previous, form)
}
export async function renameAction(previous: FormState, form: FormData): Promise<FormState> {
  return rename(previous, form)
}
export async function placeItemAction(previous: FormState, form: FormData): Promise<FormState> {
  return put(previous, form)
}
export async function removeItemAction(previous: FormState, form: FormData): Promise<FormState> {
  return remove(previous, form)
}
export async function issueChecklistAction(previous: FormState, form: FormData): Promise<FormState> {
  return issue(previous, form)
}
