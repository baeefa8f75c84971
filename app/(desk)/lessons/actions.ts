'use server'

import { z } from 'zod'
import { evaluateMeasure } from '@/db/commands/evaluate-measure'
import { reportAccident } from '@/db/commands/report-accident'
import { withdrawFinding, writeFinding, writeMeasure } from '@/db/commands/write-finding'
import { accidentKinds, findingKinds, measureResults } from '@/domain/accident'
import { sectorWords } from '@/domain/register-columns'
import { type FormState, formAction } from '../../form-action'

const id = z.coerce.number().int().positive()
const words = z.string().trim().min(1).max(4000)
const other = z.string().trim().max(4000).optional()
const tally = z.coerce.number().int().min(0)

const report = formAction(
  z
    .object({
      key: z.uuid(),
      kind: z.enum(accidentKinds),
      titleZh: z.string().trim().min(1).max(200),
      titleEn: z.string().trim().max(200).optional(),
      placeId: id.optional(),
      regionCode: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      sector: z.enum(Object.keys(sectorWords) as [string, ...string[]]).optional(),
      unitOrgId: id.optional(),
      responseId: id.optional(),
      occurredAt: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
        .transform(at => `${at}:00+08:00`)
        .refine(at => !Number.isNaN(Date.parse(at))),
      deaths: tally.max(100_000),
      injuries: tally.max(1_000_000),
      loss: tally.max(999_999_999_999),
    })
    .refine(form => form.placeId !== undefined || (form.regionCode && form.sector), { path: ['placeId'] }),
  reportAccident,
  outcome => `/lessons/${outcome.id}?done=report`,
)
export async function reportAccidentAction(previous: FormState, form: FormData): Promise<FormState> {
  return report(previous, form)
}

const finding = formAction(
  z
    .object({
      key: z.uuid(),
      accidentId: id,
      kind: z.enum(findingKinds),
      causeId: id.optional(),
      textZh: words,
      textEn: other,
    })
    .refine(form => form.kind !== 'indirect' || form.causeId !== undefined, { path: ['causeId'] })
    // a cause that was chosen for what has none is dropped, not refused
    .transform(form => (form.kind === 'indirect' ? form : { ...form, causeId: undefined })),
  writeFinding,
  (_, form) => `/lessons/${form.accidentId}#${form.kind === 'lesson' ? 'lessons' : 'causes'}`,
)
export async function writeFindingAction(previous: FormState, form: FormData): Promise<FormState> {
  return finding(previous, form)
}

const withdrawing = formAction(z.object({ key: z.uuid(), findingId: id }), withdrawFinding)
export async function withdrawFindingAction(previous: FormState, form: FormData): Promise<FormState> {
  return withdrawing(previous, form)
}

const measure = formAction(
  z.object({ key: z.uuid(), accidentId: id, textZh: words, textEn: other, orgId: id, dueOn: z.iso.date() }),
  writeMeasure,
  (_, form) => `/lessons/${form.accidentId}#measures`,
)
export async function writeMeasureAction(previous: FormState, form: FormData): Promise<FormState> {
  return measure(previous, form)
}

const evaluation = formAction(
  z.object({ key: z.uuid(), measureId: id, result: z.enum(measureResults), words }),
  evaluateMeasure,
)
export async function evaluateMeasureAction(previous: FormState, form: FormData): Promise<FormState> {
  return evaluation(previous, form)
}
