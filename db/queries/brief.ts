import { type SQL, sql } from 'drizzle-orm'
import { type BriefKind, chooseForBrief } from '@/domain/brief'
import { addDays, type Calendar, type Day, shanghaiDay, workingDaysBetween } from '@/domain/clock'
import type { LoopName } from '@/domain/loop'
import { type Coded, codeOf } from '@/domain/loops'
import type { Tx } from '../client'
import { listAppeals } from './accountability'
import type { BrokenKind } from './broken-kinds'
import { isInForce, listCampaigns } from './campaigns'
import { listPressing, listSignatures, type Signature } from './decisions'
import { isUnlooked } from './lessons'
import { ruleOn } from './rules'
import { rumourStateWhere } from './rumour-figures'

/** One thing in the brief: what it is, where it opens, and for how many working days it has waited. */
export type BriefItem = {
  kind: BriefKind
  /** What exactly: the move of a signature, the kind of a broken link. */
  what: Signature['act'] | BrokenKind | null
  noun: Coded
  id: number
  code: string
  zh: string
  en: string
  days: number | null
  /** The instruction that was replied to. */
  instructionId?: number
}

export type InstructionRow = {
  id: number
  taskId: number
  stage: string
  text: string
  toZh: string
  toEn: string
  dueOn: Day
  writtenAt: Date
  /** What the unit said last, and when; null while it has said nothing. */
  reply: { said: string; at: Date; by: string } | null
  /** The unit has handed in its work, or it was taken. */
  replied: boolean
  readAt: Date | null
}

/** The caller's own instructions that are not put away, newest first, each with the last that the unit said. */
export async function listInstructions(tx: Tx, personId: number): Promise<InstructionRow[]> {
  const { rows } = await tx.execute(sql`
    select i.id::float8 as id, i.task_id::float8 as "taskId", c.stage, i.text, o.short_zh as "toZh", o.short_en as "toEn", c.due_on::text as "dueOn", i.written_at as "writtenAt",
      c.stage in ('submitted', 'verified', 'archived') as replied, i.read_at as "readAt", r.reply
    from instruction i join task c on c.id = i.task_id join org o on o.id = c.org_id left join lateral (
      select json_build_object('said', p.said, 'at', p.at, 'by', w.name_zh) as reply from progress_report p left join person w on w.id = p.person_id
      where p.task_id = c.id order by p.at desc limit 1) r on true
    where i.person_id = ${personId} and i.read_at is null order by i.id desc limit 50`)
  return rows.map(row => {
    const read = row as unknown as InstructionRow
    return {
      ...read,
      writtenAt: new Date(read.writtenAt),
      reply: read.reply && { ...read.reply, at: new Date(read.reply.at) },
    }
  })
}

/** Extensions of hazards that wait for a decision in the reader's sight, the oldest first. */
async function listAskedExtensions(tx: Tx) {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as zh, c.title_en as en, (x.asked_at at time zone 'Asia/Shanghai')::date::text as since
    from extension x join hazard c on c.id = x.case_id where x.loop = 'hazard' and x.decision is null order by x.asked_at limit 20`)
  return rows as unknown as { id: number; zh: string; en: string; since: Day }[]
}

/** Campaigns in force of which no visit was submitted for so many days, with the last day on which one was, or the first of the campaign. */
async function listSilentCampaigns(tx: Tx, today: Day, days: number) {
  const inForce = (await listCampaigns(tx)).filter(one => isInForce(one, today))
  const { rows } = await tx.execute(sql`
    select v.campaign_id::float8 as id, (max(e.at) at time zone 'Asia/Shanghai')::date::text as last from inspection v
    join event e on e.loop = 'inspection' and e.case_id = v.id and e.move = 'submit' where v.campaign_id is not null group by 1`)
  const last = new Map(rows.map(row => [row.id as number, row.last as Day]))
  return inForce
    .map(one => ({ ...one, last: last.get(one.id) ?? one.startsOn ?? today }))
    .filter(one => one.last < addDays(today, -days))
}

/** Accidents of the grade larger or graver that happened in the last so many days, in the reader's sight. */
async function listGraveAccidents(tx: Tx, today: Day, days: number) {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as zh, c.title_en as en, (c.occurred_at at time zone 'Asia/Shanghai')::date::text as since from accident c
    where c.stage <> 'struck' and c.grade <> 'ordinary' and (c.occurred_at at time zone 'Asia/Shanghai')::date >= ${addDays(today, -days)} order by c.occurred_at limit 20`)
  return rows as unknown as { id: number; zh: string; en: string; since: Day }[]
}

/** Accidents whose similar places were not all looked at by the deadline, the oldest deadline first. */
async function listUnlookedLessons(tx: Tx, today: Day) {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as zh, c.title_en as en, min(i.due_on)::text as since
    from inference_place q join inference i on i.id = q.inference_id join accident c on c.id = i.accident_id where ${isUnlooked(today)} group by c.id order by min(i.due_on) limit 20`)
  return rows as unknown as { id: number; zh: string; en: string; since: Day }[]
}

/** Alerts under way and rumours past the hours of their answer, in the reader's sight, the oldest first. */
async function listUrgent(tx: Tx) {
  const of = (kind: 'response' | 'rumour', where: SQL) => sql`
    select ${sql.raw(`'${kind}'`)} as kind, c.id::float8 as id, c.title_zh as zh, c.title_en as en, (c.opened_at at time zone 'Asia/Shanghai')::date::text as since from ${sql.identifier(kind)} c where ${where}`
  const { rows } = await tx.execute(sql`
    ${of('response', sql`c.stage in ('alerted', 'notified', 'acknowledged', 'on_site')`)} union all ${of('rumour', rumourStateWhere('answerLate'))} order by since, id limit 40`)
  return rows as unknown as { kind: 'response' | 'rumour'; id: number; zh: string; en: string; since: Day }[]
}

/** What needs this leader today, at most as many things as the rules say, chosen by their ranks. */
export async function findBrief(tx: Tx, personId: number, today: Day, calendar: Calendar): Promise<BriefItem[]> {
  const since = (day: Day) => workingDaysBetween(day, today, calendar)
  const named = <Noun extends Coded>(noun: Noun, id: number) => ({ noun, id, code: codeOf(noun, id) })
  const instructions = await listInstructions(tx, personId)
  const candidates: BriefItem[] = [
    ...instructions
      .filter(one => one.replied)
      .map(one => ({
        kind: 'reply' as const,
        what: null,
        ...named('task', one.taskId),
        zh: one.text,
        en: one.text,
        days: since(shanghaiDay(one.reply?.at ?? one.writtenAt)),
        instructionId: one.id,
      })),
    ...instructions
      .filter(one => !one.replied && one.dueOn < today)
      .map(one => ({
        kind: 'instruction' as const,
        what: null,
        ...named('task', one.taskId),
        zh: one.text,
        en: one.text,
        days: since(one.dueOn),
      })),
    ...(await listSignatures(tx, today, calendar)).map(one => ({
      kind: 'signature' as const,
      what: one.act,
      ...named(one.noun, one.id),
      zh: one.zh,
      en: one.en,
      days: one.workingDays,
    })),
    ...(await listAppeals(tx, personId)).map(one => ({
      kind: 'appeal' as const,
      what: null,
      ...named('accountability', one.id),
      zh: one.zh,
      en: one.en,
      days: since(one.since),
    })),
    ...(await listGraveAccidents(tx, today, ruleOn('brief.accident.days', today).value)).map(one => ({
      kind: 'accident' as const,
      what: null,
      ...named('accident', one.id),
      zh: one.zh,
      en: one.en,
      days: since(one.since),
    })),
    ...(await listUnlookedLessons(tx, today)).map(one => ({
      kind: 'unlooked' as const,
      what: null,
      ...named('accident', one.id),
      zh: one.zh,
      en: one.en,
      days: since(one.since),
    })),
    ...(await listUrgent(tx)).map(one => ({
      kind: one.kind,
      what: null,
      ...named(one.kind, one.id),
      zh: one.zh,
      en: one.en,
      days: since(one.since),
    })),
    ...(await listAskedExtensions(tx)).map(one => ({
      kind: 'extension' as const,
      what: null,
      ...named('hazard', one.id),
      zh: one.zh,
      en: one.en,
      days: since(one.since),
    })),
    ...(await listPressing(tx, today, calendar, 20))
      .filter(one => (one.workingDays ?? 0) > ruleOn('brief.broken.days', today).value)
      .map(one => ({
        kind: 'broken' as const,
        what: one.kind,
        ...named(one.noun, one.id),
        zh: one.zh,
        en: one.en,
        days: one.workingDays,
      })),
    ...(await listSilentCampaigns(tx, today, ruleOn('brief.battle.days', today).value)).map(one => ({
      kind: 'battle' as const,
      what: null,
      ...named('campaign', one.id),
      zh: one.nameZh ?? '',
      en: one.nameEn ?? '',
      days: since(one.last),
    })),
  ]
  return chooseForBrief(candidates, kind => ruleOn(`brief.${kind}`, today).value, {
    most: ruleOn('brief.most', today).value,
    each: ruleOn('brief.each', today).value,
  })
}

/** The day on which the person last read the brief of this scope; null when never. */
export async function findLastReading(tx: Tx, personId: number, scopeOrgId: number): Promise<Date | null> {
  const { rows } = await tx.execute(sql`
    select at from brief_reading where person_id = ${personId} and scope_org_id = ${scopeOrgId} order by id desc limit 1`)
  return rows[0] ? new Date(rows[0].at as string) : null
}

export type InstructionOf = {
  text: string
  writtenAt: string
  zh: string | null
  en: string | null
  aboutLoop: LoopName | null
  aboutId: number | null
}

/** The instruction that a task answers; null when it answers none. */
export async function findInstructionOf(tx: Tx, taskId: number): Promise<InstructionOf | null> {
  const { rows } = await tx.execute(sql`
    select i.text, i.written_at as "writtenAt", p.name_zh as zh, p.name_en as en, i.about_loop as "aboutLoop", i.about_id::float8 as "aboutId"
    from instruction i left join person p on p.id = i.person_id where i.task_id = ${taskId}`)
  return (rows[0] as InstructionOf | undefined) ?? null
}
