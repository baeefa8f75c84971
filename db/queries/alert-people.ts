import { sql } from 'drizzle-orm'
import type { Tx } from '../client'
import { listOnDuty } from './on-duty'

/** Somebody who can be told of an alert; `until` is when their turn on duty ends, null for who is not on duty. */
export type AlertPerson = {
  id: number
  zh: string
  en: string
  unitZh: string
  unitEn: string
  phone: string
  until: Date | null
}

/** Others than who is on duty that a form offers. */
const mostOthers = 40

/** Everybody on duty of the region and the levels above it, the nearest first. */
async function whoIsOnDuty(tx: Tx, regionCode: string): Promise<AlertPerson[]> {
  const near = (code: string) =>
    code === regionCode
      ? 0
      : code === `${regionCode.slice(0, 4)}00`
        ? 1
        : code === `${regionCode.slice(0, 2)}0000`
          ? 2
          : 3
  const all = await listOnDuty(tx, { regionCode: `${regionCode.slice(0, 2)}0000` })
  return all
    .filter(one => near(one.regionCode) < 3)
    .sort((a, b) => near(a.regionCode) - near(b.regionCode))
    .map(one => ({
      id: one.personId,
      zh: one.nameZh,
      en: one.nameEn,
      unitZh: one.orgZh,
      unitEn: one.orgEn,
      phone: one.phone,
      until: one.to,
    }))
}

/** Who can be told of a response: whoever is on duty, then people of the unit that received it, of its territory's offices and of its place; not who was told already. */
export async function listAlertPeople(tx: Tx, responseId: number, regionCode: string): Promise<AlertPerson[]> {
  const told = await tx.execute(
    sql`select person_id::float8 as id from response_notice where response_id = ${responseId} and person_id is not null`,
  )
  const { rows } = await tx.execute(sql`
    with c as (select * from response where id = ${responseId}),
    others as (
      select distinct on (p.id) p.id, p.name_zh, p.name_en, o.short_zh, o.short_en,
        case when o.id = c.issuer_org_id then 0 when o.id = l.org_id then 1 else 2 end as rank, array_position(array['duty', 'head', 'enterprise', 'supervisor', 'inspector', 'official'], m.role) as seat
      from c left join place l on l.id = c.place_id
        join membership m on m.role in ('duty', 'supervisor', 'head', 'inspector', 'official', 'enterprise') and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
        join org o on o.id = m.org_id join person p on p.id = m.person_id
      where o.id in (c.issuer_org_id, l.org_id, l.regulator_org_id)
        or m.role in ('duty', 'head') and o.kind in ('office', 'department') and o.region_code in (c.region_code, left(c.region_code, 4) || '00')
      order by p.id, rank)
    select p.id::float8 as id, p.name_zh as zh, p.name_en as en, p.short_zh as "unitZh", p.short_en as "unitEn", '' as phone, null as until
    from others p order by p.rank, p.seat, p.name_zh collate "zh-x-icu" limit ${mostOthers}`)
  const gone = new Set(told.rows.map(row => row.id as number))
  const all = new Map<number, AlertPerson>()
  for (const one of [...(await whoIsOnDuty(tx, regionCode)), ...(rows as unknown as AlertPerson[])])
    if (!gone.has(one.id) && !all.has(one.id)) all.set(one.id, one)
  return [...all.values()]
}
