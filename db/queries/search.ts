import { type SQL, sql } from 'drizzle-orm'
import type { LoopName } from '@/domain/loop'
import { type Coded, codedBy, loops } from '@/domain/loops'
import type { Tx } from '../client'

export type FoundCase = {
  id: number
  titleZh: string
  titleEn: string
  stage: string
  dueOn: string | null
  noteZh: string
  noteEn: string
}
export type FoundName = { id: number; zh: string; en: string; noteZh: string; noteEn: string }
export type Found = {
  task: FoundCase[]
  hazard: FoundCase[]
  directive: FoundCase[]
  place: FoundName[]
  unit: FoundName[]
  person: FoundName[]
}

export const searchLimits = { cases: 30, names: 10 } as const

export type Jump = { what: Coded; id: number }

/** The tables of what has a code but no loop; a loop's bears its name. */
const tables = { unit: 'org', store: 'store_item', training: 'training_session' } as const
const tableOf = (what: Coded): string => (what in tables ? tables[what as keyof typeof tables] : what)

/** What has the code that was typed, such as 任-0412, 任412 or 督 12; null for anything else. */
export function codeIn(said: string): Jump | null {
  const [, sign, digits] = /^\s*(\p{Script=Han})\s*[-－—]?\s*0*(\d{1,15})\s*$/u.exec(said) ?? []
  const what = sign && codedBy(sign)
  return what ? { what, id: Number(digits) } : null
}

/** Whether the reader sees it. */
export async function isThere(tx: Tx, { what, id }: Jump): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from ${sql.identifier(tableOf(what))} where id = ${id}`)
  return rows.length === 1
}

/** The cases and the place that carry this bare number. */
export async function withNumber(tx: Tx, id: number): Promise<Jump[]> {
  const all: Jump['what'][] = [...(Object.keys(loops) as LoopName[]), 'place']
  const found: Jump[] = []
  for (const what of all) if (await isThere(tx, { what, id })) found.push({ what, id })
  return found
}

async function findCases(tx: Tx, loop: 'task' | 'hazard', said: string): Promise<FoundCase[]> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as "titleZh", c.title_en as "titleEn", c.stage, c.due_on::text as "dueOn",
      coalesce(o.short_zh, '') as "noteZh", coalesce(o.short_en, '') as "noteEn"
    from find.cases(${loop}, ${said}, null, ${searchLimits.cases}) as f(id) join ${sql.identifier(loop)} c on c.id = f.id
      left join org o on o.id = c.org_id order by c.id desc`)
  return rows as FoundCase[]
}

/** Few rows and short names: each word anywhere in them, without an index. */
function allWords(columns: SQL, said: string): SQL {
  const patterns = said
    .split(/\s+/)
    .filter(Boolean)
    .map(word => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  return patterns.length > 0 ? sql`${columns} ilike all (${sql.param(patterns)}::text[])` : sql`false`
}

/** Everything in the reader's sight that holds every word, newest cases first; the two languages are searched alike. */
export async function search(tx: Tx, said: string): Promise<Found> {
  const directives = await tx.execute(sql`
    select d.id::float8 as id, d.title_zh as "titleZh", d.title_en as "titleEn", d.stage, d.due_on::text as "dueOn", d.quote_zh as "noteZh", d.quote_en as "noteEn"
    from directive d where ${allWords(sql`concat_ws(' ', d.title_zh, d.title_en, d.quote_zh, d.quote_en)`, said)} order by d.id limit ${searchLimits.cases}`)
  const names = async (query: SQL): Promise<FoundName[]> => (await tx.execute(query)).rows as FoundName[]
  return {
    task: await findCases(tx, 'task', said),
    hazard: await findCases(tx, 'hazard', said),
    directive: directives.rows as FoundCase[],
    place: await names(sql`
      select p.id::float8 as id, p.name_zh as zh, p.name_en as en, p.address_zh as "noteZh", p.address_en as "noteEn"
      from place p where p.search @@ find.query(${said}) order by p.id limit ${searchLimits.names}`),
    unit: await names(sql`
      select o.id::float8 as id, o.name_zh as zh, o.name_en as en, r.name_zh as "noteZh", r.name_en as "noteEn"
      from org o join region r on r.code = o.region_code where ${allWords(sql`concat_ws(' ', o.name_zh, o.short_zh, o.name_en)`, said)}
      order by length(o.path), o.id limit ${searchLimits.names}`),
    person: await names(sql`
      select p.id::float8 as id, p.name_zh as zh, p.name_en as en, o.short_zh as "noteZh", o.short_en as "noteEn"
      from person p join org o on o.id = p.org_id where ${allWords(sql`concat_ws(' ', p.name_zh, p.name_en)`, said)}
      order by p.name_zh collate "zh-x-icu", p.id limit ${searchLimits.names}`),
  }
}
