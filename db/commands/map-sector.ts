import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { addDays, shanghaiDay } from '@/domain/clock'
import { type Refusal, refuseIf } from '@/domain/refusal'
import type { Role } from '@/domain/role'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { sectorRegulator } from '../schema/duty'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type MapSector = { key: string; sector: string; regionCode: string; orgId: number; from: string; words: string }

const mappers: readonly Role[] = ['supervisor', 'admin']

/** Why this actor may not map a sector or name a place's regulator; null when they may, in their own territory. */
export const reasonAgainstMapping = (actor: Actor): Refusal | null =>
  mappers.includes(actor.role) ? null : { code: 'wrongRole', details: { roles: mappers.join(' ') } }

/** Assigns the regulator of a sector in one region from a day on; who it was there before ends the day before. What the law says stays beside it. */
export function mapSector(caller: Caller, input: MapSector): Promise<Outcome> {
  return runCommand(caller, 'mapSector', input, async (tx, actor) => {
    refuseIf(reasonAgainstMapping(actor))
    refuseIf(input.from < shanghaiDay(new Date()) ? { code: 'dutyPast' } : null)
    const { rows } = await tx.execute(
      sql`select level, duties.may_map(code) as mine from region where code = ${input.regionCode}`,
    )
    const region = rows[0] as { level: 'province' | 'prefecture' | 'county'; mine: boolean } | undefined
    refuseIf(region ? (region.mine ? null : { code: 'notYourUnit' }) : { code: 'notFound' })
    await tx.execute(sql`
      update sector_regulator set valid_to = ${addDays(input.from, -1)} where sector = ${input.sector} and region_code = ${input.regionCode} and basis <> 'law'
        and valid_from <= ${input.from} and (valid_to is null or valid_to >= ${input.from})`)
    const [made] = await insertGiven(
      tx,
      sectorRegulator,
      {
        sector: input.sector,
        level: region!.level,
        regionCode: input.regionCode,
        orgId: input.orgId,
        basis: 'assigned',
        words: input.words.trim(),
        validFrom: input.from,
      },
      sql`returning id::float8 as id`,
    )
    return { id: made!.id as number, version: 1 }
  })
}

/** Names the regulator of one place; the register's changes say who did and what it was before. */
export function nameRegulator(
  caller: Caller,
  input: { key: string; placeId: number; orgId: number },
): Promise<Outcome> {
  return runCommand(caller, 'nameRegulator', input, async (tx, actor) => {
    refuseIf(reasonAgainstMapping(actor))
    await tx.execute(sql`select duties.regulate(${input.placeId}, ${input.orgId})`)
    return { id: input.placeId, version: 1 }
  })
}
