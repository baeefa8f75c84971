import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { directiveMoves } from '@/domain/directive'
import { reasonAgainst } from '@/domain/loop'
import type { Refusal } from '@/domain/refusal'
import { reasonAgainstSubtask } from '@/domain/subtask'
import type { Tx } from '../client'
import type { Whole } from '../decompose/known-units'
import type { RowFault } from '../schema/register'
import { type Address, readerOf } from './address'
import { findFacts } from './case-facts'
import type { Named } from './case-view'
import { person, unit } from './named'

export type ListedSheet = {
  id: number
  fileName: string
  rows: number
  bad: number
  at: Date
  by: Named | null
  unit: Named | null
  outcome: 'taken' | 'dropped' | null
}
export type SheetDetail = ListedSheet & {
  unitId: number
  directive: Named | null
  parent: Named | null
  decidedBy: Named | null
  decidedAt: Date | null
}
export type SheetRowDetail = {
  rowNo: number
  values: Record<string, string>
  faults: RowFault[]
  taskId: number | null
}

/** What an address says is decomposed; null when it names neither a directive nor a task. */
export function readWhole(address: Address): Whole | null {
  const { id } = readerOf(address)
  const [directiveId, parentId] = [id('directive'), id('parent')]
  return parentId !== undefined ? { parentId } : directiveId !== undefined ? { directiveId } : null
}

/** The address of a page about what is decomposed. */
export const wholeQuery = (whole: Whole): string =>
  'parentId' in whole ? `parent=${whole.parentId}` : `directive=${whole.directiveId}`

const listed = sql`s.id::float8 as id, s.file_name as "fileName", s.rows, s.at, s.outcome, ${person('p')} as by, ${unit('o')} as unit,
  (select count(*)::int from task_sheet_row r where r.sheet_id = s.id and r.faults <> '[]') as bad`
const asDates = <T extends { at: Date }>(row: T): T => ({ ...row, at: new Date(row.at) })

export type WholeDetail = { loop: 'task' | 'directive'; id: number; zh: string; en: string; against: Refusal | null }

/** What is decomposed, with why this actor may not decompose it now; null when it is not theirs to see. */
export async function findWhole(tx: Tx, whole: Whole, actor: Actor): Promise<WholeDetail | null> {
  const [loop, id] =
    'parentId' in whole ? (['task', whole.parentId] as const) : (['directive', whole.directiveId] as const)
  const { rows } = await tx.execute(
    sql`select title_zh as zh, title_en as en from ${sql.identifier(loop)} where id = ${id}`,
  )
  const facts = await findFacts(tx, loop, id, actor)
  if (!rows[0] || !facts) return null
  const against =
    loop === 'task' ? reasonAgainstSubtask(facts, actor) : reasonAgainst(directiveMoves.decompose, facts, actor)
  return { loop, id, ...(rows[0] as { zh: string; en: string }), against }
}

export type Namable = { zh: string; en: string; peopleZh: string; peopleEn: string }

/** The units in sight that can be given work, with the people of each who can carry it. */
export async function listNamable(tx: Tx): Promise<Namable[]> {
  const { rows } = await tx.execute(sql`
    select o.name_zh as zh, o.name_en as en, coalesce(string_agg(distinct p.name_zh, '、'), '') as "peopleZh", coalesce(string_agg(distinct p.name_en, ', '), '') as "peopleEn"
    from org o left join membership m on m.org_id = o.id and m.role in ('official', 'head') and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
      left join person p on p.id = m.person_id
    where o.kind in ('government', 'office', 'department') and o.id in (select ctx.units())
    group by o.id order by length(o.path) - length(replace(o.path, '/', '')), o.name_zh collate "zh-x-icu"`)
  return rows as Namable[]
}

/** The sheets that were brought for a directive or a task, the latest first. */
export async function listTaskSheets(tx: Tx, whole: Whole, limit: number): Promise<ListedSheet[]> {
  const of = 'parentId' in whole ? sql`s.parent_id = ${whole.parentId}` : sql`s.directive_id = ${whole.directiveId}`
  const { rows } = await tx.execute(sql`
    select ${listed} from task_sheet s left join person p on p.id = s.person_id left join org o on o.id = s.org_id
    where ${of} order by s.id desc limit ${limit}`)
  return (rows as ListedSheet[]).map(asDates)
}

/** One sheet; null when it is not the reader's to see. */
export async function findTaskSheet(tx: Tx, id: number): Promise<SheetDetail | null> {
  const { rows } = await tx.execute(sql`
    select ${listed}, s.org_id::float8 as "unitId", ${person('d')} as "decidedBy", s.decided_at as "decidedAt",
      case when v.id is null then null else json_build_object('id', v.id, 'zh', v.title_zh, 'en', v.title_en) end as directive,
      case when t.id is null then null else json_build_object('id', t.id, 'zh', t.title_zh, 'en', t.title_en) end as parent
    from task_sheet s left join person p on p.id = s.person_id left join org o on o.id = s.org_id left join person d on d.id = s.decided_by_id
      left join directive v on v.id = s.directive_id left join task t on t.id = s.parent_id
    where s.id = ${id}`)
  const row = rows[0] as SheetDetail | undefined
  return row ? { ...asDates(row), decidedAt: row.decidedAt && new Date(row.decidedAt) } : null
}

/** The good rows of a sheet with the task that each became, or the bad ones, in the order of the sheet. */
export async function listSheetRows(tx: Tx, id: number, which: 'good' | 'bad'): Promise<SheetRowDetail[]> {
  const { rows } = await tx.execute(sql`
    select r.row_no as "rowNo", r."values", r.faults, r.task_id::float8 as "taskId" from task_sheet_row r
    where r.sheet_id = ${id} and ${which === 'good' ? sql`r.faults = '[]'` : sql`r.faults <> '[]'`} order by r.row_no`)
  return rows as SheetRowDetail[]
}
