import { sql } from 'drizzle-orm'
import { type LoopName, loopNames } from '@/domain/loop'
import { loops } from '@/domain/loops'
import type { Tx } from '../client'
import {
  caseColumns,
  eventColumns,
  type Fault,
  faultOfEvent,
  faultOfHead,
  hashOf,
  type StoredEvent,
  toStoredCase,
  toStoredEvent,
} from '../verify-ledger-chain'
import { type Address, readerOf } from './address'

export type LedgerFilters = { loop?: LoopName; move?: string; person?: number; unit?: number }
export type LedgerRow = {
  id: number
  loop: LoopName
  caseId: number
  seq: number
  move: string
  fromStage: string
  toStage: string
  personId: number
  personZh: string
  personEn: string
  orgZh: string
  orgEn: string
  role: string
  at: Date
  hash: string
  zh: string
  en: string
}

/** The filters of a ledger's address; what is not understood is left out. */
export function readLedgerFilters(address: Address): LedgerFilters & { after?: number } {
  const { one, id } = readerOf(address)
  const loop = loopNames.find(name => name === one('loop'))
  const moves = new Set((loop ? [loop] : loopNames).flatMap(name => Object.keys(loops[name].moves)))
  const move = one('move')
  const read = {
    loop,
    move: move && moves.has(move) ? move : undefined,
    person: id('person'),
    unit: id('unit'),
    after: id('after'),
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}

const named = sql`coalesce(p.name_zh, '—') as "personZh", coalesce(p.name_en, '—') as "personEn", coalesce(o.short_zh, '—') as "orgZh", coalesce(o.short_en, '—') as "orgEn"`

/** The newest events of cases that the reader sees, before the event `after`; one more than `limit` tells that there are more. */
export async function listLedger(
  tx: Tx,
  filters: LedgerFilters,
  after: number | undefined,
  limit: number,
): Promise<LedgerRow[]> {
  const all = [sql`true`]
  if (filters.loop) all.push(sql`e.loop = ${filters.loop}`)
  if (filters.move) all.push(sql`e.move = ${filters.move}`)
  if (filters.person) all.push(sql`e.person_id = ${filters.person}`)
  if (filters.unit) all.push(sql`e.org_id = ${filters.unit}`)
  if (after) all.push(sql`e.id < ${after}`)
  const title = (language: 'zh' | 'en') =>
    sql.raw(`case e.loop
    when 'task' then (select c.title_${language} from task c where c.id = e.case_id) when 'hazard' then (select c.title_${language} from hazard c where c.id = e.case_id)
    when 'directive' then (select c.title_${language} from directive c where c.id = e.case_id)
    when 'accountability' then (select c.title_${language} from accountability c where c.id = e.case_id)
    when 'assurance' then (select c.title_${language} from assurance c where c.id = e.case_id)
    when 'circulation' then (select c.title_${language} from circulation c where c.id = e.case_id)
    when 'accident' then (select c.title_${language} from accident c where c.id = e.case_id)
    when 'plan' then (select c.title_${language} from plan c where c.id = e.case_id)
    when 'drill' then (select c.title_${language} from drill c where c.id = e.case_id)
    when 'response' then (select c.title_${language} from response c where c.id = e.case_id)
    when 'rumour' then (select c.title_${language} from rumour c where c.id = e.case_id)
    when 'circular' then (select c.title_${language} from circular c where c.id = e.case_id)
    else (select l.name_${language} from inspection c join place l on l.id = c.place_id where c.id = e.case_id) end`)
  const { rows } = await tx.execute(sql`
    select e.id::float8 as id, e.loop, e.case_id::float8 as "caseId", e.seq, e.move, e.from_stage as "fromStage", e.to_stage as "toStage",
      e.person_id::float8 as "personId", ${named}, e.role, e.at, e.hash, coalesce(${title('zh')}, '') as zh, coalesce(${title('en')}, '') as en
    from (select * from event e where ${sql.join(all, sql` and `)} order by e.id desc limit ${limit + 1}) e
      left join person p on p.id = e.person_id left join org o on o.id = e.org_id order by e.id desc`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as LedgerRow[]
}

export type CheckedEvent = StoredEvent & {
  personZh: string
  personEn: string
  orgZh: string
  orgEn: string
  fault: Fault | null
  recomputed: string
}
export type CaseLedger = { events: CheckedEvent[]; fault: Fault | null; zh: string; en: string }

const titles: Record<LoopName, string> = {
  task: 'c.title_zh as zh, c.title_en as en',
  hazard: 'c.title_zh as zh, c.title_en as en',
  directive: 'c.title_zh as zh, c.title_en as en',
  circular: 'c.title_zh as zh, c.title_en as en',
  accountability: 'c.title_zh as zh, c.title_en as en',
  assurance: 'c.title_zh as zh, c.title_en as en',
  circulation: 'c.title_zh as zh, c.title_en as en',
  accident: 'c.title_zh as zh, c.title_en as en',
  plan: 'c.title_zh as zh, c.title_en as en',
  drill: 'c.title_zh as zh, c.title_en as en',
  response: 'c.title_zh as zh, c.title_en as en',
  rumour: 'c.title_zh as zh, c.title_en as en',
  inspection:
    '(select l.name_zh from place l where l.id = c.place_id) as zh, (select l.name_en from place l where l.id = c.place_id) as en',
}

/** A case's events oldest first, each recomputed here; null when the case is not there for this reader. */
export async function findCaseLedger(tx: Tx, loop: LoopName, id: number): Promise<CaseLedger | null> {
  const { rows: found } = await tx.execute(sql`
    select array[${sql.raw(caseColumns)}] as stored, ${sql.raw(titles[loop])} from ${sql.identifier(loop)} c where c.id = ${id}`)
  const row = found[0] as { stored: string[]; zh: string | null; en: string | null } | undefined
  if (!row) return null
  const { rows } = await tx.execute(sql`
    select array[${sql.raw(eventColumns)}] as stored, ${named} from event e left join person p on p.id = e.person_id left join org o on o.id = e.org_id
    where e.loop = ${loop} and e.case_id = ${id} order by e.seq`)
  let previous: StoredEvent | null = null
  const events = rows.map(read => {
    const { stored, ...names } = read as {
      stored: string[]
      personZh: string
      personEn: string
      orgZh: string
      orgEn: string
    }
    const event = toStoredEvent(stored)
    const fault = faultOfEvent(loop, event, previous)
    previous = event
    return { ...event, ...names, fault, recomputed: hashOf(event.previousHash, event.body) }
  })
  // every case has an event: who sees none knows of the case and not of what was written in it, as the place of an announced visit
  if (events.length === 0) return null
  const first = events.find(event => event.fault)?.fault ?? null
  return {
    events,
    fault: first ?? faultOfHead(loop, toStoredCase(row.stored), previous),
    zh: row.zh ?? '',
    en: row.en ?? '',
  }
}

/** The number of the last event that was written, as far as the reader sees; null before the first. In a reading of the past, the last one of that day. */
export async function findLastEvent(tx: Tx): Promise<number | null> {
  const { rows } = await tx.execute(sql`select e.id::float8 as id from event e order by e.at desc, e.id desc limit 1`)
  return (rows[0]?.id as number | undefined) ?? null
}

export type LedgerTip = { id: number; at: Date; checked: number; intact: boolean }

/** The newest event that the reader sees, and whether the newest ones still hash to what they say; null before the first event. */
export async function findLedgerTip(tx: Tx, sample = 20): Promise<LedgerTip | null> {
  const { rows } = await tx.execute(
    sql`select e.id::float8 as id, e.at, e.previous_hash, e.body, e.hash from event e order by e.id desc limit ${sample}`,
  )
  const newest = rows[0]
  if (!newest) return null
  const intact = rows.every(row => hashOf(row.previous_hash as string, row.body as string) === row.hash)
  return { id: newest.id as number, at: new Date(newest.at as string), checked: rows.length, intact }
}
