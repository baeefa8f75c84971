import { sql } from 'drizzle-orm'
import type { Role } from '@/domain/role'
import type { Tx } from '../client'

export type Choice = { id: number; zh: string; en: string }

/** People of a unit or of the units below it who hold one of the roles; by pinyin. */
export async function listPeople(tx: Tx, orgId: number, roles: readonly Role[]): Promise<Choice[]> {
  const { rows } = await tx.execute(sql`
    select distinct on (p.name_zh collate "zh-x-icu", p.id) p.id::float8 as id, p.name_zh || ' · ' || o.short_zh as zh, p.name_en || ' · ' || o.short_en as en
    from person p join membership m on m.person_id = p.id join org o on o.id = m.org_id join org top on top.id = ${orgId}
    where starts_with(o.path, top.path) and m.role = any (${sql.param(roles)}::text[])
      and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
    order by p.name_zh collate "zh-x-icu", p.id limit 500`)
  return rows as Choice[]
}

/** Units in the reader's sight that can be given work: governments, offices and departments, by level and pinyin; enterprises only when asked for. */
export async function listUnits(
  tx: Tx,
  kinds: readonly string[] = ['government', 'office', 'department'],
): Promise<Choice[]> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, short_zh as zh, short_en as en from org where kind = any (${sql.param(kinds)}::text[]) and id in (select ctx.units())
    order by length(path) - length(replace(path, '/', '')), short_zh collate "zh-x-icu"`)
  return rows as Choice[]
}

/** Whether a unit lies in the reader's territory, and is not only known by name. */
export async function isInSight(tx: Tx, orgId: number): Promise<boolean> {
  const { rows } = await tx.execute(sql`select ${orgId}::bigint in (select ctx.units()) as inside`)
  return rows[0]!.inside as boolean
}

/** A person's names; null when there is none in the reader's sight. */
export async function findPersonName(tx: Tx, id: number): Promise<Choice | null> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, name_zh as zh, name_en as en from person where id = ${id}`,
  )
  return (rows[0] as Choice | undefined) ?? null
}

/** A unit's short names; null when there is none in the reader's sight. */
export async function findUnitName(tx: Tx, id: number): Promise<Choice | null> {
  const { rows } = await tx.execute(
    sql`select id::float8 as id, short_zh as zh, short_en as en from org where id = ${id}`,
  )
  return (rows[0] as Choice | undefined) ?? null
}
