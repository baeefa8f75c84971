import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { type Refusal, refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { gridOfficer } from '../schema/grid'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type NameOfficer = {
  key: string
  cellId: number
  /** Null when nobody is the officer from now on. */
  personId: number | null
}

/** Why this actor may not name a cell's officer; `mine` says whether the cell's unit lies in their scope. Null when they may. */
export function reasonAgainstNaming(actor: Actor, cell: { mine: boolean }): Refusal | null {
  if (actor.role !== 'supervisor' && actor.role !== 'head')
    return { code: 'wrongRole', details: { roles: 'supervisor head' } }
  return cell.mine ? null : { code: 'notYourUnit' }
}

/** Names the officer of a cell of the net; who was it before stays written down. Refuses `officerStranger` for a person of another unit. */
export function nameOfficer(caller: Caller, input: NameOfficer): Promise<Outcome> {
  return runCommand(caller, 'nameOfficer', input, async (tx, actor) => {
    const { rows } = await tx.execute(sql`
      select org_id in (select ctx.units()) as mine, ${input.personId}::bigint is null or register.may_walk(${input.personId}, id) as fits
      from grid_cell where id = ${input.cellId}`)
    const cell = rows[0] as { mine: boolean; fits: boolean } | undefined
    refuseIf(cell ? reasonAgainstNaming(actor, cell) : { code: 'notFound' })
    refuseIf(cell!.fits ? null : { code: 'officerStranger' })
    await insertGiven(tx, gridOfficer, { cellId: input.cellId, personId: input.personId, namedById: actor.personId })
    return { id: input.cellId, version: 1 }
  })
}
