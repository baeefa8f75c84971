import { sql } from 'drizzle-orm'
import type { Truth } from '@/domain/rumour'
import type { Tx } from '../client'

/** One wording of a public answer, from its day until the next. */
export type PublicVersion = {
  version: number
  claimZh: string
  claimEn: string
  textZh: string
  textEn: string
  truth: Truth
  channel: string
  link: string | null
  at: Date
}
/** All that everybody may read of a rumour: what stands now, and what was said before. */
export type PublicRumour = {
  code: string
  /** From receipt to the first answer. */
  hours: number
  invented: boolean
  /** The newest first; never empty. */
  versions: PublicVersion[]
}

/** Which state of the public answers this is; another one whenever an answer was added. */
export async function findPublicStamp(tx: Tx): Promise<string> {
  const { rows } = await tx.execute(sql`select rumours.public_stamp() as stamp`)
  return rows[0]!.stamp as string
}

/** Every answer that was approved to be public, the latest answered first; for anybody, signed in or not. */
export async function listPublicAnswers(tx: Tx): Promise<PublicRumour[]> {
  const { rows } = await tx.execute(sql`
    select code, version, claim_zh as "claimZh", claim_en as "claimEn", text_zh as "textZh", text_en as "textEn", truth, channel, link, at, hours, invented from rumours.public_answers()`)
  const found = new Map<string, PublicRumour>()
  for (const row of rows as unknown as (PublicVersion & Omit<PublicRumour, 'versions'>)[]) {
    const { code, hours, invented, ...version } = row
    const rumour = found.get(code) ?? { code, hours, invented, versions: [] }
    rumour.versions.push({ ...version, at: new Date(version.at) })
    found.set(code, rumour)
  }
  return [...found.values()]
}
