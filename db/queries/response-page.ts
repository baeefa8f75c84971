import { sql } from 'drizzle-orm'
import type { AlertKind, AlertSource, Severity } from '@/domain/response'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { named, person, unit } from './named'

export type ResponseNotice = {
  person: Named | null
  team: Named | null
  unit: Named | null
  by: Named | null
  at: Date
  answeredAt: Date | null
}
export type DrawnItem = {
  itemId: number
  zh: string
  en: string
  measure: string
  out: number
  back: number
  used: number
  expired: boolean
}
export type ResponseDetail = {
  zh: string
  en: string
  kind: AlertKind
  severity: Severity
  source: AlertSource
  scene: string
  details: string
  claimedAt: Date | null
  verdict: string | null
  invented: boolean
  place: Named | null
  region: { zh: string; en: string } | null
  /** Null also for who may not know who called. */
  caller: { name: string; phone: string } | null
  notices: ResponseNotice[]
  review: {
    timeline: string
    wentWell: string
    wentIll: string
    advice: string
    by: Named | null
    unit: Named | null
    at: Date
  } | null
  drawn: DrawnItem[]
  accidentIds: number[]
}

const instant = (value: unknown) => (value ? new Date(value as string) : null)

/** One response with everything that lies beside it; null when it is not the reader's to see. */
export async function findResponse(tx: Tx, id: number): Promise<ResponseDetail | null> {
  const { rows } = await tx.execute(sql`
    select c.title_zh as zh, c.title_en as en, c.kind, c.severity, c.source, c.scene, c.details, c.claimed_at as "claimedAt", c.verdict, c.invented,
      ${named('l', 'name_zh', 'name_en')} as place, json_build_object('zh', g.name_zh, 'en', g.name_en) as region,
      (select json_build_object('name', k.name, 'phone', k.phone) from response_caller k where k.response_id = c.id) as caller,
      (select json_build_object('timeline', v.timeline, 'wentWell', v.went_well, 'wentIll', v.went_ill, 'advice', v.advice, 'by', ${person('vp')}, 'unit', ${unit('vo')}, 'at', v.at)
        from response_review v left join person vp on vp.id = v.person_id left join org vo on vo.id = v.org_id where v.response_id = c.id) as review,
      array(select a.accident_id::float8 from response_accident a where a.response_id = c.id order by a.accident_id) as "accidentIds"
    from response c left join place l on l.id = c.place_id left join region g on g.code = c.region_code where c.id = ${id}`)
  const row = rows[0] as (Omit<ResponseDetail, 'notices' | 'drawn'> & Record<string, unknown>) | undefined
  if (!row) return null
  return {
    ...row,
    claimedAt: instant(row.claimedAt),
    review: row.review && { ...row.review, at: new Date(row.review.at) },
    notices: await listNotices(tx, id),
    drawn: await listDrawn(tx, id),
  }
}

async function listNotices(tx: Tx, id: number): Promise<ResponseNotice[]> {
  const { rows } = await tx.execute(sql`
    select ${person('p')} as person, ${named('t', 'name_zh', 'name_en')} as team, ${unit('o')} as unit, ${person('b')} as by, n.at,
      (select min(e.at) from event e where e.loop = 'response' and e.case_id = n.response_id and e.person_id = n.person_id and e.move in ('acknowledge', 'join')) as "answeredAt"
    from response_notice n left join person p on p.id = n.person_id left join response_team t on t.id = n.team_id left join org o on o.id = n.org_id
      left join person b on b.id = n.told_by_id where n.response_id = ${id} order by n.id`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string), answeredAt: instant(row.answeredAt) })) as never
}

async function listDrawn(tx: Tx, id: number): Promise<DrawnItem[]> {
  const { rows } = await tx.execute(sql`
    select m.item_id::float8 as "itemId", coalesce(i.name_zh, '—') as zh, coalesce(i.name_en, '—') as en, coalesce(i.measure, '') as measure,
      coalesce(sum(m.quantity) filter (where m.kind = 'out'), 0)::int as out, coalesce(sum(m.quantity) filter (where m.kind = 'back'), 0)::int as back,
      coalesce(sum(m.quantity) filter (where m.kind = 'scrapped'), 0)::int as used, coalesce(i.expires_on < (min(m.at) at time zone 'Asia/Shanghai')::date, false) as expired
    from store_movement m left join store_item i on i.id = m.item_id where m.response_id = ${id} group by m.item_id, i.id order by min(m.id)`)
  return rows as unknown as DrawnItem[]
}

/** What the accident form takes over from a response; null when it is not there or was no emergency. */
export async function findResponseForAccident(tx: Tx, id: number) {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.title_zh as zh, c.title_en as en, c.kind, c.place_id::float8 as "placeId", c.region_code as region, coalesce(c.claimed_at, c.opened_at) as at
    from response c where c.id = ${id} and c.stage not in ('false_alarm', 'cancelled')`)
  const row = rows[0]
  return row
    ? ({ ...row, at: new Date(row.at as string) } as {
        id: number
        zh: string
        en: string
        kind: AlertKind
        placeId: number | null
        region: string
        at: Date
      })
    : null
}

/** The response that an accident came from; null when there is none in sight. */
export async function findResponseOfAccident(tx: Tx, accidentId: number): Promise<number | null> {
  const { rows } = await tx.execute(
    sql`select response_id::float8 as id from response_accident where accident_id = ${accidentId}`,
  )
  return (rows[0]?.id as number | undefined) ?? null
}
