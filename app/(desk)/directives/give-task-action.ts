'use server'

import { z } from 'zod'
import { giveTask } from '@/db/commands/give-task'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()

const giveTaskForm = z.object({
  key: z.uuid(),
  directiveId: id.optional(),
  parentId: id.optional(),
  title: z.string().trim().min(1).max(200),
  criteria: z.string().trim().min(1).max(4000),
  leadOrgId: id,
  assistingOrgIds: z.array(id).max(60).default([]),
  ownerId: id.optional(),
  deputyId: id.optional(),
  dueOn: z.iso.date(),
  dueClause: z.string().trim().max(300).optional(),
  campaignId: id.optional(),
})

const send = formAction(giveTaskForm, giveTask, (outcome, form) => {
  const under = form.parentId ? `/tasks/${form.parentId}` : `/directives/${form.directiveId}`
  return `${under}?new=${outcome.id}#${form.parentId ? 'subtasks' : 'tasks'}`
})

/** Gives a task under a directive, or a piece under a task. */
export async function giveTaskAction(previous: FormState, form: FormData): Promise<FormState> {
  return send(previous, form)
}
