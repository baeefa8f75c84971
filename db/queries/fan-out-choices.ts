import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { Tx } from '../client'
import { offeredWhere } from './offered'

export type Under = {
  value: string
  loop: 'directive' | 'task'
  id: number
  zh: string
  en: string
  mechanism: string | null
}

/** What the reader may give tasks under: directives that they may decompose, and tasks that their unit works on; those of a mechanism of the speech first. */
export async function listUnder(tx: Tx, actor: Actor, mechanism: string): Promise<Under[]> {
  const mayDecompose = offeredWhere('directive', 'decompose', actor)
  const { rows } = await tx.execute(sql`
    select * from (
      select 'directive:' || c.id as value, 'directive' as loop, c.id::float8 as id, c.title_zh as zh, c.title_en as en, c.mechanism from directive c where ${mayDecompose ?? sql`false`}
      union all select 'task:' || c.id, 'task', c.id::float8, c.title_zh, c.title_en, d.mechanism from task c left join directive d on d.id = c.directive_id
        where ${actor.role === 'supervisor'} and c.org_id = ${actor.orgId} and c.stage in ('accepted', 'in_progress', 'returned')) u
    order by u.mechanism is not distinct from ${mechanism} desc, u.loop, u.id limit 200`)
  return rows as unknown as Under[]
}

/** Clauses under which hazards were found at the place of an accident, then those found most often at places of its sector. */
export async function listClauseChoices(tx: Tx, accidentId: number): Promise<{ clause: string; places: number }[]> {
  const { rows } = await tx.execute(sql`
    select h.clause, count(distinct h.place_id)::int as places from accident c join place p on p.sector = c.sector join hazard h on h.place_id = p.id
    where c.id = ${accidentId} and h.clause <> '' group by h.clause, c.place_id order by bool_or(h.place_id = c.place_id) desc, count(distinct h.place_id) desc, h.clause limit 16`)
  return rows as { clause: string; places: number }[]
}

export type Proof = { id: number; zh: string; en: string; at: Date }

/** What can prove a look at a place of a fan-out: inspections of it that were issued since, and evidence of the task that proves no other look. */
export async function listProofs(
  tx: Tx,
  inferenceId: number,
  placeId: number,
): Promise<{ inspections: Proof[]; evidence: Proof[] }> {
  const inspections = await tx.execute(sql`
    select v.id::float8 as id, k.name_zh as zh, k.name_en as en, v.closed_at as at from inspection v join checklist k on k.id = v.checklist_id join inference i on i.id = ${inferenceId}
    where v.place_id = ${placeId} and v.stage = 'issued' and v.closed_at >= i.at order by v.id desc limit 20`)
  const evidence = await tx.execute(sql`
    select e.id::float8 as id, coalesce(nullif(e.caption, ''), e.mime) as zh, coalesce(nullif(e.caption, ''), e.mime) as en, e.at
    from inference_place q join inference i on i.id = q.inference_id join evidence e on e.loop = 'task' and e.case_id = q.task_id and e.purpose in ('after', 'document') and e.at >= i.at
    where q.inference_id = ${inferenceId} and q.place_id = ${placeId} and not exists (select from inference_look l join evidence o on o.id = l.evidence_id where o.sha256 = e.sha256) order by e.id desc limit 50`)
  const dated = (rows: Record<string, unknown>[]) =>
    rows.map(row => ({ ...row, at: new Date(row.at as string) })) as unknown as Proof[]
  return { inspections: dated(inspections.rows), evidence: dated(evidence.rows) }
}
