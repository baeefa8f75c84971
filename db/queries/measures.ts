import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { MeasureKind } from '@/domain/measure'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { named, person, unit } from './named'

/** An enforcement measure at a hazard: who served it and when, and the same of its lifting. */
export type Measure = {
  id: number
  kind: MeasureKind
  number: string
  basis: string
  scope: string
  imposedBy: Named | null
  imposedByUnit: Named | null
  imposedAt: Date
  liftedBy: Named | null
  liftedAt: Date | null
  liftReason: string | null
}

/** That the listing or delisting of a hazard is public. */
export type Publication = { id: number; channel: string; onDay: Day; by: Named | null; at: Date }

/** What a printed order says beside the measure itself. */
export type MeasureOrder = Measure & {
  hazardId: number
  titleZh: string
  titleEn: string
  clause: string
  place: (Named & { addressZh: string; addressEn: string }) | null
  firm: Named | null
}

const columns: SQL = sql`m.id::float8 as id, m.kind, m.number, m.basis, m.scope, ${person('i')} as "imposedBy", ${unit('iu')} as "imposedByUnit", m.imposed_at as "imposedAt",
  ${person('l')} as "liftedBy", m.lifted_at as "liftedAt", m.lift_reason as "liftReason"`
const people: SQL = sql`left join person i on i.id = m.imposed_by_id left join org iu on iu.id = i.org_id left join person l on l.id = m.lifted_by_id`

const dated = <T>(row: Record<string, unknown>): T =>
  ({
    ...row,
    imposedAt: new Date(row.imposedAt as string),
    liftedAt: row.liftedAt ? new Date(row.liftedAt as string) : null,
  }) as T

/** The enforcement measures of a hazard: those in force first, then newest first. */
export async function listMeasures(tx: Tx, hazardId: number): Promise<Measure[]> {
  const { rows } = await tx.execute(sql`
    select ${columns} from hazard_measure m ${people} where m.hazard_id = ${hazardId} order by (m.lifted_at is null) desc, m.id desc`)
  return rows.map(row => dated<Measure>(row))
}

/** One measure of a hazard with what its order says; null when it is not there for the reader. */
export async function findMeasureOrder(tx: Tx, hazardId: number, id: number): Promise<MeasureOrder | null> {
  const { rows } = await tx.execute(sql`
    select ${columns}, c.id::float8 as "hazardId", c.title_zh as "titleZh", c.title_en as "titleEn", c.clause, ${named('f', 'name_zh', 'name_en')} as firm,
      case when p.id is null then null else json_build_object('id', p.id, 'zh', p.name_zh, 'en', p.name_en, 'addressZh', p.address_zh, 'addressEn', p.address_en) end as place
    from hazard_measure m join hazard c on c.id = m.hazard_id ${people} left join place p on p.id = c.place_id left join org f on f.id = coalesce(p.org_id, c.org_id)
    where m.id = ${id} and c.id = ${hazardId}`)
  return rows[0] ? dated<MeasureOrder>(rows[0]) : null
}

/** Where a hazard was made public, newest first. */
export async function listPublications(tx: Tx, hazardId: number): Promise<Publication[]> {
  const { rows } = await tx.execute(sql`
    select n.id::float8 as id, n.channel, n.on_day::text as "onDay", ${person('p')} as by, n.at
    from hazard_publication n left join person p on p.id = n.person_id where n.hazard_id = ${hazardId} order by n.id desc`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as Publication[]
}
