import { sql } from 'drizzle-orm'
import { type Element, elements, type Grade } from '@/domain/assurance'
import type { Day } from '@/domain/clock'
import type { Rule } from '@/domain/rules'
import type { Tx } from '../client'
import type { Named } from './case-view'
import { listEvidence } from './evidence'
import { person, unit } from './named'

export type AssessedElement = {
  element: Element
  grade: Grade
  words: string
  expiresOn: Day
  latestOn: Day
  rule: Pick<Rule, 'value' | 'unit' | 'instrumentZh' | 'instrumentEn' | 'clause' | 'seen' | 'pack' | 'version'>
}

export type AssuranceDetail = {
  id: number
  stage: string
  zh: string
  en: string
  unitId: number
  followsId: number | null
  threshold: number | null
  below: number | null
  expiresOn: Day | null
  /** In the order of the speech. */
  elements: AssessedElement[]
}

const citedRule = sql`json_build_object('value', r.value, 'unit', r.unit, 'instrumentZh', r.instrument_zh, 'instrumentEn', r.instrument_en, 'clause', r.clause, 'seen', r.seen,
  'pack', k.key, 'version', k.version)`

/** One assessment with its five elements; null when it is not the reader's to see. */
export async function findAssurance(tx: Tx, id: number): Promise<AssuranceDetail | null> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.stage, c.title_zh as zh, c.title_en as en, c.org_id::float8 as "unitId", c.follows_id::float8 as "followsId", c.threshold, c.below, c.expires_on::text as "expiresOn",
      coalesce((select json_agg(json_build_object('element', e.element, 'grade', e.grade, 'words', e.words, 'expiresOn', e.expires_on, 'latestOn', e.latest_on, 'rule', ${citedRule})
        order by array_position(${sql.param([...elements])}::text[], e.element))
        from assurance_element e join rule r on r.id = e.rule_id join rule_pack k on k.id = r.pack_id where e.assurance_id = c.id), '[]') as elements
    from assurance c where c.id = ${id}`)
  return (rows[0] as unknown as AssuranceDetail | undefined) ?? null
}

export type ListedAssurance = {
  id: number
  stage: string
  version: number
  expiresOn: Day | null
  below: number | null
  openedAt: Date
  closedAt: Date | null
  verifier: Named | null
  verifierUnit: Named | null
}

/** Every assessment of an enterprise, newest first. */
export async function listAssurancesOf(tx: Tx, unitId: number): Promise<ListedAssurance[]> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.stage, c.version, c.expires_on::text as "expiresOn", c.below, c.opened_at as "openedAt", c.closed_at as "closedAt",
      ${person('p')} as verifier, ${unit('o')} as "verifierUnit"
    from assurance c left join person p on p.id = c.verifier_id left join org o on o.id = c.verifier_org_id where c.org_id = ${unitId} order by c.id desc limit 50`)
  return rows.map(row => ({
    ...row,
    openedAt: new Date(row.openedAt as string),
    closedAt: row.closedAt ? new Date(row.closedAt as string) : null,
  })) as unknown as ListedAssurance[]
}

/** What an enterprise's own page shows: the assessment that counts with its proof, and all of them. */
export async function findOwnFive(tx: Tx, unitId: number) {
  const all = await listAssurancesOf(tx, unitId)
  const id = all.find(one => one.stage === 'confirmed')?.id
  const { rows } = await tx.execute(sql`select region_code as region from org where id = ${unitId}`)
  return {
    region: rows[0]!.region as string,
    all,
    standing: id === undefined ? null : await findAssurance(tx, id),
    proofs: id === undefined ? [] : await listEvidence(tx, 'assurance', id),
  }
}
