'use server'

import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { moveCase, type Said } from '@/db/commands/move-case'
import { findCaseView } from '@/db/queries/case-view'
import { findPersonName, findUnitName } from '@/db/queries/people'
import { commitmentKinds, outcomes } from '@/domain/circulation'
import { drillCriteria, markGrades } from '@/domain/drill'
import { hazardLevels, implementations, listingLevels, planParts } from '@/domain/hazard'
import { loopNames } from '@/domain/loop'
import { measureKinds } from '@/domain/measure'
import { reviewKinds } from '@/domain/plan'
import { reviewParts } from '@/domain/response'
import { audiences, truths } from '@/domain/rumour'
import { verdicts } from '@/domain/task'
import { type FormState, formAction } from '../form-action'
import { today } from '../light-of'
import { read } from '../session'
import { localized, sayDay, sayInstant } from '../words'
import type { MoveState, StaleView } from './stale-view'

const id = z.coerce.number().int().positive()
const words = z.string().trim().max(4000)
const tally = z.coerce.number().int().min(0)
const short = z.string().trim().min(1).max(200)

const link = z
  .string()
  .trim()
  .max(500)
  .optional()
  .transform(said => said || null)

const promised = z.object({ words: words.default(''), dueOn: z.iso.date().default(''), ownerId: id.default(0) })

const moveForm = z.object({
  key: z.uuid(),
  loop: z.enum(loopNames),
  id,
  version: id,
  move: z.string().max(40),
  path: z
    .string()
    .regex(/^\/(?![/\\])/)
    .max(200),
  reason: words.optional(),
  unit: id.optional(),
  teamIds: z.array(id).max(20).optional(),
  owner: id.optional(),
  deputy: id.optional(),
  dueOn: z.iso.date().optional(),
  wantedOn: z.iso.date().optional(),
  step: z.enum(implementations).optional(),
  notice: z.object({ number: z.string().trim().min(1).max(60), level: z.enum(listingLevels) }).optional(),
  measure: z.object({ kind: z.enum(measureKinds), number: short, basis: short, scope: words.min(1) }).optional(),
  measureId: id.optional(),
  publication: z.object({ channel: short, onDay: z.iso.date() }).optional(),
  experts: z.object({ names: words.default(''), opinion: words.default('') }).optional(),
  toll: z
    .object({ deaths: tally.max(100_000), injuries: tally.max(1_000_000), loss: tally.max(999_999_999_999) })
    .optional(),
  filing: z.object({ receivedOn: z.iso.date() }).optional(),
  notified: z.object({ personIds: z.array(id).max(60).optional(), teamIds: z.array(id).max(60).optional() }).optional(),
  afterAction: z.partialRecord(z.enum(reviewParts), words).optional(),
  claimedAt: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .transform(at => `${at}:00+08:00`)
    .refine(at => !Number.isNaN(Date.parse(at)))
    .optional(),
  approval: z.object({ number: z.string().trim().min(1).max(60), onDay: z.iso.date() }).optional(),
  review: z
    .object({ kind: z.enum(reviewKinds), names: z.string().trim().max(200).default(''), opinion: words.default('') })
    .optional(),
  start: z
    .object({
      at: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
        .transform(at => `${at}:00+08:00`)
        .refine(at => !Number.isNaN(Date.parse(at))),
      headcount: id.max(100_000),
    })
    .optional(),
  entry: z.object({ minutes: tally.max(2880), words: words.min(1) }).optional(),
  marks: z
    .partialRecord(z.enum(drillCriteria), z.object({ grade: z.enum(markGrades), words: words.default('') }))
    .optional(),
  number: z.string().trim().min(1).max(60).optional(),
  level: z.enum(hazardLevels).optional(),
  verdict: z.enum(verdicts).optional(),
  percent: z.coerce.number().int().min(0).max(100).optional(),
  commitments: z.partialRecord(z.enum(commitmentKinds), promised).optional(),
  commitment: promised.extend({ kind: z.enum(commitmentKinds) }).optional(),
  outcomes: z
    .partialRecord(z.enum(commitmentKinds), z.object({ outcome: z.enum(outcomes), words: words.default('') }))
    .optional(),
  truth: z.enum(truths).optional(),
  // of the numbered sources those that say nothing are left out
  sources: z
    .record(z.string().regex(/^\d$/), z.object({ words: words.default(''), link: link }))
    .transform(given => Object.values(given).filter(one => one.words !== '' || one.link !== null))
    .optional(),
  answer: z
    .object({
      claimZh: words.default(''),
      claimEn: words.default(''),
      textZh: words.default(''),
      textEn: words.default(''),
      channel: z.string().trim().max(200).default(''),
      link,
      audience: z.enum(audiences).default('public'),
    })
    .optional(),
  reachAfter: tally.max(2_000_000_000).optional(),
  subjectCode: z.string().trim().max(40).optional(),
  plan: z.partialRecord(z.enum(planParts), words).optional(),
  implementation: z
    .partialRecord(z.enum(implementations), z.object({ owner: words.default(''), dueOn: z.iso.date().default('') }))
    .optional(),
})

function saidIn(form: z.output<typeof moveForm>): Said {
  const { key, loop, id, version, move, path, unit, owner, deputy, implementation, ...said } = form
  return { ...said, unitId: unit, ownerId: owner, deputyId: deputy, implementations: implementation }
}

const sendMove = formAction(
  moveForm,
  (caller, form) =>
    moveCase(caller, {
      key: form.key,
      loop: form.loop,
      id: form.id,
      version: form.version,
      move: form.move,
      said: saidIn(form),
    }),
  (_, form) => `${form.path}?done=${form.move}`,
)

/** What the person saw beside what is saved now, so that they can decide again without writing again. */
async function staleView(form: FormData): Promise<StaleView | undefined> {
  const loop = loopNames.find(name => name === form.get('loop'))
  if (!loop) return undefined
  const seen = (name: string) => String(form.get(name) ?? '')
  const found = await read(async (tx, actor) => ({
    view: await findCaseView(tx, actor, loop, Number(form.get('id'))),
    owner: seen('seenOwner') ? await findPersonName(tx, Number(seen('seenOwner'))) : null,
    unit: await findUnitName(tx, Number(seen('seenUnit'))),
  }))
  const { view } = found
  if (!view) return undefined
  const [t, tl, locale] = await Promise.all([getTranslations('case'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const name = (who: { zh: string; en: string } | null) => (who ? pick(who.zh, who.en) : '')
  const stage = (key: string) => tl(`stage.${loop}.${key}` as 'stage.task.issued')
  const day = (on: string | null) => (on ? sayDay(on, locale, today()) : '')
  const last = view.events[0]!
  return {
    version: view.facts.version,
    title: t('stale.title'),
    explanation: t('stale.explanation'),
    savedBy: t('stale.savedBy', { who: pick(last.personZh, last.personEn), at: sayInstant(last.at, locale, today()) }),
    words: {
      caption: t('stale.caption'),
      field: t('stale.field'),
      yours: t('stale.yours'),
      saved: t('stale.saved'),
      nothing: t('stale.nothing'),
    },
    fields: [
      { label: t('stale.stage'), yours: stage(seen('seenStage')), saved: stage(view.facts.stage) },
      { label: t('stale.unit'), yours: name(found.unit), saved: name(view.performing) },
      { label: t('stale.owner'), yours: name(found.owner), saved: name(view.owner) },
      { label: t('stale.dueOn'), yours: day(seen('seenDueOn') || null), saved: day(view.dueOn) },
      { label: t('stale.version'), yours: seen('version'), saved: String(view.facts.version) },
    ],
  }
}

/** The one action behind every move of every loop. */
export async function moveAction(previous: MoveState, form: FormData): Promise<MoveState> {
  const state: FormState = await sendMove(previous, form)
  return state.refusal?.code === 'stale' ? { ...state, stale: await staleView(form) } : state
}
