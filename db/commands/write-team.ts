import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { TeamKind } from '@/domain/response'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { responseTeam, teamReadiness } from '../schema/response'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type TeamWords = {
  kind: TeamKind
  nameZh: string
  nameEn?: string
  members: number
  leader: string
  phone: string
  base: string
  regionCode: string
}
export type WriteTeam = TeamWords & { key: string; orgId: number }
export type SayReadiness = { key: string; teamId: number; ready: boolean; reason?: string }

/** Refuses to who may not keep the teams and stores of a unit. */
export async function refuseUnlessKeeper(tx: Tx, orgId: number, alsoDuty = false): Promise<void> {
  const { rows } = await tx.execute(sql`select responses.keeps(${orgId}::bigint, ${alsoDuty}) as keeps`)
  refuseIf(rows[0]!.keeps ? null : { code: 'notYourUnit' })
}

const wordsOf = ({ kind, nameZh, nameEn, members, leader, phone, base, regionCode }: TeamWords) => ({
  kind,
  nameZh: nameZh.trim(),
  nameEn: nameEn?.trim() || nameZh.trim(),
  members,
  leader: leader.trim(),
  phone: phone.trim(),
  base: base.trim(),
  regionCode,
})

/** Puts a team on the list, ready. */
export function writeTeam(caller: Caller, input: WriteTeam): Promise<Outcome> {
  return runCommand(caller, 'writeTeam', input, async tx => {
    await refuseUnlessKeeper(tx, input.orgId)
    const row = { orgId: input.orgId, ...wordsOf(input) }
    const [made] = await insertGiven(tx, responseTeam, row, sql`returning id::float8 as id`)
    await insertGiven(tx, teamReadiness, { teamId: made!.id as number, ready: true })
    return { id: made!.id as number, version: 1 }
  })
}

async function unitOfTeam(tx: Tx, teamId: number): Promise<number> {
  const { rows } = await tx.execute(sql`select org_id::float8 as org from response_team where id = ${teamId}`)
  refuseIf(rows.length === 1 ? null : { code: 'notFound' })
  return rows[0]!.org as number
}

/** Corrects what is written of a team. */
export function editTeam(caller: Caller, input: TeamWords & { key: string; teamId: number }): Promise<Outcome> {
  return runCommand(caller, 'editTeam', input, async tx => {
    await refuseUnlessKeeper(tx, await unitOfTeam(tx, input.teamId))
    const words = wordsOf(input)
    await tx.execute(sql`
      update response_team set kind = ${words.kind}, name_zh = ${words.nameZh}, name_en = ${words.nameEn}, members = ${words.members}, leader = ${words.leader},
        phone = ${words.phone}, base = ${words.base}, region_code = ${words.regionCode} where id = ${input.teamId}`)
    return { id: input.teamId, version: 1 }
  })
}

/** Says whether a team is ready from now on, and why when it is not; earlier words stay. */
export function sayReadiness(caller: Caller, input: SayReadiness): Promise<Outcome> {
  return runCommand(caller, 'sayReadiness', input, async tx => {
    await refuseUnlessKeeper(tx, await unitOfTeam(tx, input.teamId), true)
    const reason = input.reason?.trim() ?? ''
    refuseIf(input.ready || reason ? null : { code: 'needsReason' })
    await insertGiven(tx, teamReadiness, { teamId: input.teamId, ready: input.ready, reason })
    return { id: input.teamId, version: 1 }
  })
}
