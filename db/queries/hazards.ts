import { sql } from 'drizzle-orm'
import type { implementations, listingLevels, planParts } from '@/domain/hazard'
import type { InspectionKind } from '@/domain/inspection'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { person } from './named'
import { type SourceWords, sourceWords } from './source-words'

export type HazardReview = {
  id: number
  kind: 'reinspection' | 'onsite' | 'revisit'
  passed: boolean
  opinion: string
  /** Who advised an on-site review and what they said; it stands in the event of the review. */
  experts: { names: string; opinion: string } | null
  at: Date
  person: Named | null
  unit: Named | null
}

/** An earlier hazard of which this one is the same fault again. */
export type Repeat = { id: number; titleZh: string; titleEn: string; stage: string; openedAt: Date }

/** A notice of listing with who served and who received it. */
export type Listing = {
  id: number
  number: string
  level: (typeof listingLevels)[number]
  servedBy: Named | null
  servedAt: Date
  receivedBy: Named | null
  receivedAt: Date | null
}

/** What a hazard's page shows beside the head and the ledger. */
export type HazardDetail = {
  titleZh: string
  titleEn: string
  level: 'general' | 'major' | null
  clause: string
  /** `full`, `excerpt` or `UNVERIFIED`. */
  clauseSeen: string
  verdict: string | null
  dueBasis: 'source' | 'law' | 'assigned'
  dueBy: Named | null
  dueClause: string | null
  place: (Named & { addressZh: string; addressEn: string; risk: string; sector: string }) | null
  regionZh: string
  regionEn: string
  inspection: { id: number; kind: InspectionKind } | null
  foundByInspection: boolean
  item: {
    code: string
    zh: string
    en: string
    levelIfFailed: 'general' | 'major'
    source: string
    checklistZh: string
    checklistEn: string
    version: number
  } | null
  campaign: Named | null
  task: Named | null
  directive: ({ id: number; titleZh: string; titleEn: string } & SourceWords) | null
  plan: (Record<(typeof planParts)[number], string> & { at: Date; by: Named | null }) | null
  implementations: {
    kind: (typeof implementations)[number]
    owner: string
    dueOn: string
    doneAt: Date | null
    said: string | null
    doneBy: Named | null
  }[]
  reviews: HazardReview[]
  /** The notices by which it was listed, newest first. */
  listings: Listing[]
  /** Open hazards of the same item or clause at this place, besides this one: the same fault again. */
  sameClause: number
  /** Hazards of the same clause at the same place that were opened before this one, within so many days; newest first. */
  repeats: Repeat[]
}

/** Everything about one hazard that its page shows; null when it is not the reader's to see. */
export async function findHazard(tx: Tx, id: number, repeatDays: number): Promise<HazardDetail | null> {
  const { rows } = await tx.execute(sql`
    select c.title_zh as "titleZh", c.title_en as "titleEn", c.level, c.clause, c.clause_seen as "clauseSeen", c.verdict,
      c.due_basis as "dueBasis", ${person('b')} as "dueBy", c.due_clause as "dueClause",
      case when l.id is null then null else json_build_object('id', l.id, 'zh', l.name_zh, 'en', l.name_en, 'addressZh', l.address_zh, 'addressEn', l.address_en, 'risk', l.risk, 'sector', l.sector) end as place,
      g.name_zh as "regionZh", g.name_en as "regionEn",
      case when n.id is null then null else json_build_object('id', n.id, 'kind', n.kind) end as inspection, c.inspection_id is not null as "foundByInspection",
      case when i.id is null then null else json_build_object('code', i.code, 'zh', i.text_zh, 'en', i.text_en, 'levelIfFailed', i.level_if_failed, 'source', i.source,
        'checklistZh', k.name_zh, 'checklistEn', k.name_en, 'version', k.version) end as item,
      case when m.id is null then null else json_build_object('id', m.id, 'zh', m.name_zh, 'en', m.name_en) end as campaign,
      case when t.id is null then null else json_build_object('id', t.id, 'zh', t.title_zh, 'en', t.title_en) end as task,
      case when d.id is null then null else json_build_object('id', d.id, 'titleZh', d.title_zh, 'titleEn', d.title_en, ${sourceWords}) end as directive,
      (select count(*)::int from hazard h where h.place_id = c.place_id and h.id <> c.id and h.clause = c.clause and c.clause <> '' and h.stage not in ('closed', 'stable')) as "sameClause"
    from hazard c
      left join person b on b.id = c.due_by_id left join place l on l.id = c.place_id left join region g on g.code = c.region_code
      left join inspection n on n.id = c.inspection_id left join checklist_item i on i.id = c.item_id left join checklist k on k.id = i.checklist_id
      left join campaign m on m.id = c.campaign_id left join task t on t.id = c.task_id
      left join directive d on d.id = c.directive_id left join source_span s on s.id = d.span_id left join source_document z on z.id = s.document_id
    where c.id = ${id}`)
  const row = rows[0] as unknown as
    | Omit<HazardDetail, 'plan' | 'implementations' | 'reviews' | 'repeats' | 'listings'>
    | undefined
  if (!row) return null
  return {
    ...row,
    plan: await findPlan(tx, id),
    implementations: await listImplementations(tx, id),
    reviews: await listReviews(tx, id),
    listings: await listListings(tx, id),
    repeats: await listRepeats(tx, id, repeatDays),
  }
}

async function listListings(tx: Tx, id: number): Promise<Listing[]> {
  const { rows } = await tx.execute(sql`
    select n.id::float8 as id, n.number, n.level, ${person('s')} as "servedBy", n.served_at as "servedAt", ${person('r')} as "receivedBy", n.received_at as "receivedAt"
    from hazard_listing n left join person s on s.id = n.served_by_id left join person r on r.id = n.received_by_id
    where n.hazard_id = ${id} order by n.id desc`)
  return rows.map(row => ({
    ...row,
    servedAt: new Date(row.servedAt as string),
    receivedAt: row.receivedAt ? new Date(row.receivedAt as string) : null,
  })) as Listing[]
}

async function listRepeats(tx: Tx, id: number, days: number): Promise<Repeat[]> {
  const { rows } = await tx.execute(sql`
    select h.id::float8 as id, h.title_zh as "titleZh", h.title_en as "titleEn", h.stage, h.opened_at as "openedAt"
    from hazard c join hazard h on h.place_id = c.place_id and h.clause = c.clause and h.id < c.id
    where c.id = ${id} and c.clause <> '' and h.opened_at >= c.opened_at - make_interval(days => ${days}) order by h.id desc limit 20`)
  return rows.map(row => ({ ...row, openedAt: new Date(row.openedAt as string) })) as Repeat[]
}

async function findPlan(tx: Tx, id: number): Promise<HazardDetail['plan']> {
  const { rows } = await tx.execute(sql`
    select h.goal, h.methods, h.funds, h.organisation, h.time_limit as "timeLimit", h.safety, h.at, ${person('p')} as by
    from hazard_plan h left join person p on p.id = h.person_id where h.hazard_id = ${id}`)
  const row = rows[0] as unknown as NonNullable<HazardDetail['plan']> | undefined
  return row ? { ...row, at: new Date(row.at) } : null
}

async function listImplementations(tx: Tx, id: number): Promise<HazardDetail['implementations']> {
  const { rows } = await tx.execute(sql`
    select i.kind, i.owner, i.due_on::text as "dueOn", i.done_at as "doneAt", i.said, ${person('p')} as "doneBy"
    from hazard_implementation i left join person p on p.id = i.done_by_id where i.hazard_id = ${id}
    order by array_position(array['measures', 'responsibility', 'funds', 'deadline', 'plan'], kind)`)
  return rows.map(row => ({
    ...row,
    doneAt: row.doneAt ? new Date(row.doneAt as string) : null,
  })) as HazardDetail['implementations']
}

async function listReviews(tx: Tx, id: number): Promise<HazardReview[]> {
  // every on-site review has its event, so the nth of the one belongs to the nth of the other
  const spoken = sql`(select 'onsite' as kind, row_number() over (order by e.seq) as nth, e.payload -> 'experts' as experts
    from event e where e.loop = 'hazard' and e.case_id = ${id} and e.move in ('pass_review', 'fail_review'))`
  const { rows } = await tx.execute(sql`
    select r.id::float8 as id, r.kind, r.passed, r.opinion, r.at, x.experts, ${person('p')} as person,
      case when o.id is null then null else json_build_object('id', o.id, 'zh', o.short_zh, 'en', o.short_en) end as unit
    from hazard_review r left join person p on p.id = r.person_id left join org o on o.id = r.org_id
      left join ${spoken} x on x.kind = r.kind and x.nth = (select count(*) from hazard_review b where b.hazard_id = r.hazard_id and b.kind = r.kind and b.id <= r.id)
    where r.hazard_id = ${id} order by r.at desc, r.id desc`)
  return rows.map(row => ({ ...row, at: new Date(row.at as string) })) as HazardReview[]
}
