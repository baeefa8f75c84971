import { type SQL, sql } from 'drizzle-orm'
import type { ClauseSeen } from '@/domain/checklist'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { person } from './named'

export type ChecklistVersion = Named & {
  key: string
  version: number
  sector: string
  items: number
  /** Items by how much of their clause was read. */
  full: number
  excerpt: number
  unverified: number
  /** Visits with it that the reader may see. */
  visits: number
  issuedAt: Date | null
  issuedBy: Named | null
  draftedBy: Named | null
  basedOnId: number | null
}

/** Which checklists: `latest` of each the last that was issued, `drafts`, or `all` versions. */
export const checklistShows = ['latest', 'drafts', 'all'] as const
export type ChecklistShow = (typeof checklistShows)[number]

const conditions: Record<ChecklistShow, SQL> = {
  latest: sql`k.issued_at is not null and not exists (
    select from checklist n where n.key = k.key and n.issued_at is not null and n.version > k.version)`,
  drafts: sql`k.issued_at is null`,
  all: sql`true`,
}

async function listWhere(tx: Tx, where: SQL): Promise<ChecklistVersion[]> {
  const { rows } = await tx.execute(sql`
    select k.id::float8 as id, k.key, k.name_zh as zh, k.name_en as en, k.version, k.sector, k.issued_at as "issuedAt", k.based_on_id::float8 as "basedOnId",
      ${person('i')} as "issuedBy", ${person('d')} as "draftedBy", n.items, n.full, n.excerpt, n.unverified,
      (select count(*)::int from inspection c where c.checklist_id = k.id) as visits
    from checklist k left join person i on i.id = k.issued_by_id left join person d on d.id = k.drafted_by_id
      cross join lateral (select count(*)::int as items, count(*) filter (where t.seen = 'full')::int as full, count(*) filter (where t.seen = 'excerpt')::int as excerpt,
        count(*) filter (where t.seen = 'UNVERIFIED')::int as unverified from checklist_item t where t.checklist_id = k.id) n
    where ${where} order by k.key, k.version desc`)
  return rows.map(row => ({
    ...row,
    issuedAt: row.issuedAt ? new Date(row.issuedAt as string) : null,
  })) as ChecklistVersion[]
}

/** Versions of checklists with how often each is used; drafts are among them for the supervisors of the office that drafts. */
export const listChecklistVersions = (tx: Tx, show: ChecklistShow): Promise<ChecklistVersion[]> =>
  listWhere(tx, conditions[show])

/** How many versions each of the shows holds. */
export async function countChecklistVersions(tx: Tx): Promise<Record<ChecklistShow, number>> {
  const counts = checklistShows.map(
    show => sql`count(*) filter (where ${conditions[show]})::int as ${sql.identifier(show)}`,
  )
  const { rows } = await tx.execute(sql`select ${sql.join(counts, sql`, `)} from checklist k`)
  return rows[0] as Record<ChecklistShow, number>
}

/** All versions of one checklist, the newest first. */
export const listVersionsOf = (tx: Tx, key: string): Promise<ChecklistVersion[]> => listWhere(tx, sql`k.key = ${key}`)

/** One version; null when there is none in the reader's sight. */
export async function findChecklistVersion(tx: Tx, id: number): Promise<ChecklistVersion | null> {
  return (await listWhere(tx, sql`k.id = ${id}`))[0] ?? null
}

export type ChecklistItemRow = {
  id: number
  no: number
  code: string
  sectionZh: string
  sectionEn: string
  textZh: string
  textEn: string
  clause: string
  seen: ClauseSeen
  source: string
  levelIfFailed: 'general' | 'major'
  photoRequired: boolean
  guidanceZh: string
  guidanceEn: string
}

/** The items of one version in their order. */
export async function listChecklistItems(tx: Tx, checklistId: number): Promise<ChecklistItemRow[]> {
  const { rows } = await tx.execute(sql`
    select id::float8 as id, no, code, section_zh as "sectionZh", section_en as "sectionEn", text_zh as "textZh", text_en as "textEn", clause, seen, source,
      level_if_failed as "levelIfFailed", photo_required as "photoRequired", guidance_zh as "guidanceZh", guidance_en as "guidanceEn"
    from checklist_item where checklist_id = ${checklistId} order by no`)
  return rows as ChecklistItemRow[]
}
