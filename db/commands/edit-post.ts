import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { addDays, shanghaiDay } from '@/domain/clock'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { post } from '../schema/person'
import { type Done, runCommand } from './command'
import { reasonAgainstDuties } from './name-responsible'
import type { Outcome } from './outcome'

export type PostWords = {
  titleZh: string
  titleEn: string
  businessDutyZh: string
  businessDutyEn: string
  safetyDutyZh: string
  safetyDutyEn: string
}
export type EditPost = PostWords & { orgId: number; side: 'party' | 'government' | 'enterprise'; postId?: number }

async function mayWrite(tx: Tx, actor: Actor, orgId: number): Promise<void> {
  const { rows } = await tx.execute(sql`select id in (select ctx.units()) as mine from org where id = ${orgId}`)
  const unit = rows[0] as { mine: boolean } | undefined
  refuseIf(unit ? reasonAgainstDuties(actor, unit) : { code: 'notFound' })
}

/** Adds a post, or changes the words of one; shared with the import. */
export async function writePost(tx: Tx, actor: Actor, { postId, orgId, side, ...words }: EditPost): Promise<Done> {
  await mayWrite(tx, actor, orgId)
  if (!postId) {
    const made = { orgId, side, ...words, validFrom: shanghaiDay(new Date()) }
    const [row] = await insertGiven(tx, post, made, sql`returning id::float8 as id`)
    return { id: row!.id as number, version: 1 }
  }
  const { rows } = await tx.execute(sql`
    update post set title_zh = ${words.titleZh}, title_en = ${words.titleEn}, business_duty_zh = ${words.businessDutyZh}, business_duty_en = ${words.businessDutyEn},
      safety_duty_zh = ${words.safetyDutyZh}, safety_duty_en = ${words.safetyDutyEn}
    where id = ${postId} and org_id = ${orgId} returning id`)
  refuseIf(rows.length === 1 ? null : { code: 'notFound' })
  return { id: postId, version: 1 }
}

/** Writes a post with its double duties, in both languages; every change stays readable. */
export function editPost(caller: Caller, input: EditPost & { key: string }): Promise<Outcome> {
  const { key: _, ...said } = input
  return runCommand(caller, 'editPost', input, (tx, actor) => writePost(tx, actor, said))
}

/** Ends a post with today, and with it who answers by it. */
export function endPost(caller: Caller, input: { key: string; orgId: number; postId: number }): Promise<Outcome> {
  return runCommand(caller, 'endPost', input, async (tx, actor) => {
    await mayWrite(tx, actor, input.orgId)
    const last = addDays(shanghaiDay(new Date()), -1)
    await tx.execute(
      sql`update responsibility set valid_to = ${last} where post_id = ${input.postId} and (valid_to is null or valid_to > ${last})`,
    )
    const { rows } = await tx.execute(
      sql`update post set valid_to = ${last} where id = ${input.postId} and org_id = ${input.orgId} and (valid_to is null or valid_to > ${last}) returning id`,
    )
    refuseIf(rows.length === 1 ? null : { code: 'notFound' })
    return { id: input.postId, version: 1 }
  })
}
