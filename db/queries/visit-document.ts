import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Answer, InspectionKind } from '@/domain/inspection'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { person, unit } from './named'

export type DocumentItem = {
  id: number
  no: number
  code: string
  sectionZh: string
  sectionEn: string
  textZh: string
  textEn: string
  clause: string
  seen: 'full' | 'excerpt' | 'UNVERIFIED'
  answer: Answer | null
  note: string
  /** What a failed answer became, as it stands now. */
  hazard: {
    id: number
    zh: string
    en: string
    level: 'general' | 'major' | null
    stage: string
    dueOn: Day | null
  } | null
}

/** An event of the document after it was issued: who received it, who answered it and how. */
export type DocumentWord = {
  seq: number
  move: 'receive' | 'reply'
  who: Named | null
  unit: Named | null
  at: Date
  reason: string
  hash: string
}

export type VisitDocument = {
  kind: InspectionKind
  stage: string
  onDay: Day | null
  authority: Named
  regulator: Named | null
  place: (Named & { addressZh: string; addressEn: string }) | null
  placeUnit: Named | null
  team: Named[]
  checklist: Named & { version: number }
  submitter: Named | null
  verifier: Named | null
  /** When the team began on site and when it handed in its answers. */
  beganAt: Date | null
  endedAt: Date | null
  issuedAt: Date | null
  followsId: number | null
  items: DocumentItem[]
  signatures: { id: number; caption: string; at: Date; who: Named | null; unit: Named | null }[]
  words: DocumentWord[]
  /** The head of the visit's chain of events. */
  hash: string
}

const instant = (value: unknown): Date | null => (value ? new Date(value as string) : null)

/** What the document of a visit says; null when the visit is not the reader's to see or its document is not issued. */
export async function findVisitDocument(tx: Tx, id: number): Promise<VisitDocument | null> {
  const when = (move: string, order: 'min' | 'max') =>
    sql`(select ${sql.raw(order)}(e.at) from event e where e.loop = 'inspection' and e.case_id = c.id and e.move in (${sql.raw(move)}))`
  const { rows } = await tx.execute(sql`
    select c.kind, c.stage, c.due_on::text as "onDay", c.follows_id::float8 as "followsId", ${unit('o')} as authority, ${unit('r')} as regulator, ${unit('f')} as "placeUnit",
      case when l.id is not null then json_build_object('id', l.id, 'zh', l.name_zh, 'en', l.name_en, 'addressZh', l.address_zh, 'addressEn', l.address_en) end as place,
      json_build_object('id', k.id, 'zh', k.name_zh, 'en', k.name_en, 'version', k.version) as checklist, ${person('s')} as submitter, ${person('v')} as verifier,
      coalesce((select json_agg(json_build_object('id', p.id, 'zh', p.name_zh, 'en', p.name_en) order by array_position(c.team_ids, p.id)) from person p where p.id = any (c.team_ids)), '[]') as team,
      ${when(`'enter', 'begin_self'`, 'min')} as "beganAt", ${when(`'submit'`, 'max')} as "endedAt", ${when(`'issue', 'confirm_self'`, 'max')} as "issuedAt",
      coalesce((select e.hash from event e where e.loop = 'inspection' and e.case_id = c.id order by e.seq desc limit 1), '') as hash
    from inspection c join checklist k on k.id = c.checklist_id left join org o on o.id = c.org_id left join org r on r.id = c.regulator_org_id
      left join org f on f.id = c.place_org_id left join place l on l.id = c.place_id left join person s on s.id = c.submitter_id left join person v on v.id = c.verifier_id
    where c.id = ${id} and c.stage = 'issued'`)
  const head = rows[0] as unknown as VisitDocument | undefined
  if (!head) return null
  return {
    ...head,
    beganAt: instant(head.beganAt),
    endedAt: instant(head.endedAt),
    issuedAt: instant(head.issuedAt),
    items: await listDocumentItems(tx, id),
    signatures: await listSignatures(tx, id),
    words: await listWords(tx, id),
  }
}

async function listDocumentItems(tx: Tx, id: number): Promise<DocumentItem[]> {
  const { rows } = await tx.execute(sql`
    select i.id::float8 as id, i.no, i.code, i.section_zh as "sectionZh", i.section_en as "sectionEn", i.text_zh as "textZh", i.text_en as "textEn", i.clause, i.seen,
      a.answer, coalesce(a.note, '') as note,
      case when h.id is not null then json_build_object('id', h.id, 'zh', h.title_zh, 'en', h.title_en, 'level', h.level, 'stage', h.stage, 'dueOn', h.due_on) end as hazard
    from inspection c join checklist_item i on i.checklist_id = c.checklist_id
      left join inspection_answer a on a.inspection_id = c.id and a.item_id = i.id left join hazard h on h.answer_id = a.id
    where c.id = ${id} order by i.no`)
  return rows as DocumentItem[]
}

async function listSignatures(tx: Tx, id: number): Promise<VisitDocument['signatures']> {
  const { rows } = await tx.execute(sql`
    select e.id::float8 as id, e.caption, e.at, ${person('p')} as who, ${unit('o')} as unit
    from evidence e left join person p on p.id = e.person_id left join org o on o.id = e.org_id
    where e.loop = 'inspection' and e.case_id = ${id} and e.purpose = 'signature' and e.mime <> 'application/pdf' order by e.id`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as VisitDocument['signatures']
}

async function listWords(tx: Tx, id: number): Promise<DocumentWord[]> {
  const { rows } = await tx.execute(sql`
    select e.seq, e.move, e.at, e.hash, coalesce(e.payload ->> 'reason', '') as reason, ${person('p')} as who, ${unit('o')} as unit
    from event e left join person p on p.id = e.person_id left join org o on o.id = e.org_id
    where e.loop = 'inspection' and e.case_id = ${id} and e.move in ('receive', 'reply') order by e.seq`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as DocumentWord[]
}
