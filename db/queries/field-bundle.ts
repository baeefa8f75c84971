import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import type { Day } from '@/domain/clock'
import type { Answer, InspectionKind } from '@/domain/inspection'
import { codeOf } from '@/domain/loops'
import type { Tx } from '../client'
import type { Named } from './case-view'

export type BundleItem = {
  id: number
  no: number
  code: string
  sectionZh: string
  sectionEn: string
  textZh: string
  textEn: string
  clause: string
  seen: string
  levelIfFailed: 'general' | 'major'
  photoRequired: boolean
  guidanceZh: string
  guidanceEn: string
}
type BundleChecklist = Named & { version: number; items: BundleItem[] }
type BundlePlace = Named & {
  addressZh: string
  addressEn: string
  risk: string
  latitude: number | null
  longitude: number | null
  registerNo: string | null
}
export type BundleVisit = {
  id: number
  code: string
  version: number
  stage: 'assigned' | 'in_field'
  kind: InspectionKind
  onDay: Day | null
  checklistId: number
  team: Named[]
  place: BundlePlace
  answers: Record<number, { answer: Answer; note: string; hazardId: number | null; photos: number }>
  history: { hazardId: number; code: string; titleZh: string; titleEn: string; stage: string; openedAt: string }[]
  /** The last pictures of this place, of an item where they belong to one. */
  ghosts: { evidenceId: number; itemId: number | null; at: string }[]
}

/** What a phone takes along: the visits of the actor's own teams that are assigned or begun, with their checklists, places and the last pictures there. */
export type FieldBundle = {
  as: Pick<Actor, 'personId' | 'nameZh' | 'nameEn' | 'orgZh' | 'orgEn' | 'role'>
  at: string
  checklists: Record<number, BundleChecklist>
  visits: BundleVisit[]
}

const historyLimit = 10
const ghostLimit = 12

export async function readFieldBundle(tx: Tx, actor: Actor, now: Date): Promise<FieldBundle> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.version, c.stage, c.kind, c.due_on::text as "onDay", c.checklist_id::float8 as "checklistId",
      coalesce((select json_agg(json_build_object('id', p.id, 'zh', p.name_zh, 'en', p.name_en) order by array_position(c.team_ids, p.id)) from person p where p.id = any (c.team_ids)), '[]') as team,
      json_build_object('id', l.id, 'zh', l.name_zh, 'en', l.name_en, 'addressZh', l.address_zh, 'addressEn', l.address_en, 'risk', l.risk,
        'latitude', l.latitude, 'longitude', l.longitude, 'registerNo', l.register_no) as place,
      coalesce((select json_object_agg(a.item_id, json_build_object('answer', a.answer, 'note', a.note, 'hazardId', h.id,
          'photos', (select count(*) from evidence e where e.loop = 'hazard' and e.case_id = h.id)))
        from inspection_answer a left join hazard h on h.answer_id = a.id where a.inspection_id = c.id), '{}') as answers,
      coalesce((select json_agg(json_build_object('hazardId', h.id, 'titleZh', h.title_zh, 'titleEn', h.title_en, 'stage', h.stage, 'openedAt', h.opened_at))
        from (select h.* from hazard h where h.place_id = c.place_id order by h.id desc limit ${historyLimit}) h), '[]') as history,
      coalesce((select json_agg(json_build_object('evidenceId', g.id, 'itemId', g.item_id, 'at', g.at)) from (
        select e.id, h.item_id, e.at from hazard h join evidence e on e.loop = 'hazard' and e.case_id = h.id
        where h.place_id = c.place_id and e.mime like 'image/%' order by e.id desc limit ${ghostLimit}) g), '[]') as ghosts
    from inspection c join place l on l.id = c.place_id
    where ${actor.personId}::bigint = any (c.team_ids) and c.org_id = ${actor.orgId} and c.stage in ('assigned', 'in_field')
    order by c.due_on, c.id`)
  const visits = rows.map(row => ({
    ...row,
    code: codeOf('inspection', row.id as number),
    history: (row.history as BundleVisit['history']).map(one => ({ ...one, code: codeOf('hazard', one.hazardId) })),
  })) as BundleVisit[]
  const { personId, nameZh, nameEn, orgZh, orgEn, role } = actor
  return {
    as: { personId, nameZh, nameEn, orgZh, orgEn, role },
    at: now.toISOString(),
    checklists: await listBundleChecklists(tx, [...new Set(visits.map(visit => visit.checklistId))]),
    visits,
  }
}

async function listBundleChecklists(tx: Tx, ids: readonly number[]): Promise<FieldBundle['checklists']> {
  if (ids.length === 0) return {}
  const { rows } = await tx.execute(sql`
    select k.id::float8 as id, k.name_zh as zh, k.name_en as en, k.version,
      (select json_agg(json_build_object('id', i.id, 'no', i.no, 'code', i.code, 'sectionZh', i.section_zh, 'sectionEn', i.section_en, 'textZh', i.text_zh, 'textEn', i.text_en,
        'clause', i.clause, 'seen', i.seen, 'levelIfFailed', i.level_if_failed, 'photoRequired', i.photo_required, 'guidanceZh', i.guidance_zh, 'guidanceEn', i.guidance_en) order by i.no)
        from checklist_item i where i.checklist_id = k.id) as items
    from checklist k where k.id in (${sql.join(
      ids.map(id => sql`${id}`),
      sql`, `,
    )})`)
  return Object.fromEntries((rows as BundleChecklist[]).map(list => [list.id, list]))
}

/** The hazard that a failed item of a visit made; null when the item did not fail or the visit is out of sight. */
export async function findItemHazard(tx: Tx, inspectionId: number, itemId: number): Promise<number | null> {
  const { rows } = await tx.execute(sql`
    select h.id::float8 as id from inspection_answer a join hazard h on h.answer_id = a.id
    where a.inspection_id = ${inspectionId} and a.item_id = ${itemId} and a.answer = 'fail'`)
  return (rows[0]?.id as number | undefined) ?? null
}
