import { sql } from 'drizzle-orm'
import type { DocumentKind, DocumentRef } from '@/domain/circulation'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'

/** What can be sent to units, with the address where it is read. */
export type SendableDocument = DocumentRef & { zh: string; en: string; on: Day; path: string }

const everyDocument = sql`
  (select 'source' as kind, d.id::float8 as id, d.title_zh as zh, d.title_en as en, d.spoken_on::text as "on", '/speech' as path from source_document d where d.frozen_at is not null
  union all select 'circular', c.id::float8, c.number || ' ' || c.title_zh, c.number || ' ' || c.title_en, (c.closed_at at time zone 'Asia/Shanghai')::date::text, '/reports/' || c.id
    from circular c where c.stage = 'issued')`

/** Every frozen source document and every issued document in sight; the sources first, then the newest. */
export async function listDocuments(tx: Tx): Promise<SendableDocument[]> {
  const { rows } = await tx.execute(
    sql`select * from ${everyDocument} d order by d.kind = 'circular', d."on" desc, d.id desc limit 200`,
  )
  return rows as SendableDocument[]
}

/** One of them; null when it is not there for this reader, not frozen or not issued. */
export async function findDocument(tx: Tx, { kind, id }: DocumentRef): Promise<SendableDocument | null> {
  const { rows } = await tx.execute(sql`select * from ${everyDocument} d where d.kind = ${kind} and d.id = ${id}`)
  return (rows[0] as SendableDocument | undefined) ?? null
}

export type Receivers = { kinds: readonly string[]; region?: string; sector?: string; document: DocumentRef }
export type ReceiverChoice = {
  id: number
  zh: string
  en: string
  kind: 'office' | 'department' | 'enterprise'
  regionZh: string
  regionEn: string
  /** The circulation by which it has the document already. */
  sent: number | null
}

/** The units in the sender's sight that can sign for a document, by level and name, each with whether it has it; their own unit and those it belongs to are not among them. */
export async function listReceivers(
  tx: Tx,
  ownOrgId: number,
  { kinds, region, sector, document }: Receivers,
  limit: number,
): Promise<ReceiverChoice[]> {
  // the territory of a code is what begins as it does, without its pairs of noughts
  const stem = region?.replace(/(00){1,2}$/, '') ?? ''
  const { rows } = await tx.execute(sql`
    select o.id::float8 as id, o.short_zh as zh, o.short_en as en, o.kind, r.name_zh as "regionZh", r.name_en as "regionEn",
      (select c.id::float8 from circulation c where c.document_kind = ${document.kind} and c.document_id = ${document.id} and c.org_id = o.id and c.stage <> 'withdrawn') as sent
    from org o join region r on r.code = o.region_code join org mine on mine.id = ${ownOrgId}
    where o.id in (select ctx.units()) and o.kind = any (${sql.param(kinds)}::text[]) and not starts_with(mine.path, o.path) and starts_with(o.region_code, ${stem})
      ${sector ? sql`and exists (select from place l where l.org_id = o.id and l.sector = ${sector})` : sql``} ${document.kind === ('circular' satisfies DocumentKind) ? sql`and o.kind <> 'enterprise'` : sql``}
    order by length(o.path) - length(replace(o.path, '/', '')), o.region_code, o.kind, o.short_zh collate "zh-x-icu", o.id limit ${limit}`)
  return rows as ReceiverChoice[]
}
