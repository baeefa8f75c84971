import { sql } from 'drizzle-orm'
import type { Answer } from '@/domain/inspection'
import type { Tx } from '../client'

export type ChecklistChoice = {
  id: number
  key: string
  zh: string
  en: string
  version: number
  sector: string
  items: number
}

/** The checklists in force: of each, its latest version. */
export async function listChecklists(tx: Tx): Promise<ChecklistChoice[]> {
  const { rows } = await tx.execute(sql`
    select distinct on (c.key) c.id::float8 as id, c.key, c.name_zh as zh, c.name_en as en, c.version, c.sector,
      (select count(*)::int from checklist_item i where i.checklist_id = c.id) as items
    from checklist c where c.issued_at is not null order by c.key, c.version desc`)
  return rows as ChecklistChoice[]
}

/** One item of an inspection with its answer and the hazard that a failed answer made. */
export type AnsweredItem = {
  id: number
  no: number
  code: string
  sectionZh: string
  sectionEn: string
  textZh: string
  textEn: string
  clause: string
  levelIfFailed: 'general' | 'major'
  photoRequired: boolean
  guidanceZh: string
  guidanceEn: string
  source: string
  seen: string
  answer: Answer | null
  note: string
  answeredAt: Date | null
  byZh: string | null
  byEn: string | null
  hazardId: number | null
  hazardStage: string | null
  hazardZh: string | null
  hazardEn: string | null
  /** Photos already given to that hazard. */
  photos: number
  /** It failed at the visit that this one looks after. */
  failedBefore: boolean
  /** The last answer to the same item at this place before this visit. */
  before: { answer: Answer; on: string; inspectionId: number } | null
}

/** Every item of an inspection's checklist in the list's order. */
export async function listItems(tx: Tx, inspectionId: number): Promise<AnsweredItem[]> {
  const { rows } = await tx.execute(sql`
    select i.id::float8 as id, i.no, i.code, i.section_zh as "sectionZh", i.section_en as "sectionEn", i.text_zh as "textZh", i.text_en as "textEn", i.clause,
      i.level_if_failed as "levelIfFailed", i.photo_required as "photoRequired", i.guidance_zh as "guidanceZh", i.guidance_en as "guidanceEn", i.source, i.seen,
      a.answer, coalesce(a.note, '') as note, a.at as "answeredAt", p.name_zh as "byZh", p.name_en as "byEn",
      h.id::float8 as "hazardId", h.stage as "hazardStage", h.title_zh as "hazardZh", h.title_en as "hazardEn",
      case when h.id is null then 0 else (select count(*)::int from evidence e where e.loop = 'hazard' and e.case_id = h.id) end as photos,
      earlier.before, exists (select from inspection_answer b join checklist_item was on was.id = b.item_id
        where b.inspection_id = c.follows_id and b.answer = 'fail' and was.code = i.code) as "failedBefore"
    from inspection c
      join checklist_item i on i.checklist_id = c.checklist_id
      left join inspection_answer a on a.inspection_id = c.id and a.item_id = i.id
      left join person p on p.id = a.person_id
      left join hazard h on h.answer_id = a.id
      left join lateral (
        select json_build_object('answer', b.answer, 'on', (b.at at time zone 'Asia/Shanghai')::date, 'inspectionId', v.id) as before
        from inspection v join inspection_answer b on b.inspection_id = v.id and b.item_id = i.id
        where v.place_id = c.place_id and v.id < c.id order by v.id desc limit 1) earlier on true
    where c.id = ${inspectionId} order by i.no`)
  return rows.map(row => ({
    ...row,
    answeredAt: row.answeredAt ? new Date(row.answeredAt as string) : null,
  })) as AnsweredItem[]
}
