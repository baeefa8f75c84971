import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { MovementKind, StoreKind } from '@/domain/response'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { storeCheck, storeItem, storeMovement } from '../schema/response'
import { runCommand } from './command'
import type { Outcome } from './outcome'
import { refuseUnlessKeeper } from './write-team'

export type AddStore = {
  key: string
  orgId: number
  kind: StoreKind
  nameZh: string
  nameEn?: string
  /** What it is counted in, such as sets. */
  measure: string
  quantity: number
  keptAt: string
  regionCode: string
  responsibleId?: number
  expiresOn?: string
  inspectBy?: string
}
export type MoveStore = {
  key: string
  itemId: number
  kind: MovementKind
  quantity: number
  responseId?: number
  words?: string
}
export type CheckStore = {
  key: string
  itemId: number
  keptAt: string
  responsibleId?: number
  expiresOn?: string
  inspectBy?: string
  words?: string
}

/** Puts something on the list of stores; what is there of it comes in by a first movement. */
export function addStore(caller: Caller, input: AddStore): Promise<Outcome> {
  return runCommand(caller, 'addStore', input, async tx => {
    await refuseUnlessKeeper(tx, input.orgId)
    const { orgId, kind, regionCode } = input
    const [made] = await insertGiven(
      tx,
      storeItem,
      {
        orgId,
        kind,
        regionCode,
        nameZh: input.nameZh.trim(),
        nameEn: input.nameEn?.trim() || input.nameZh.trim(),
        measure: input.measure.trim(),
        keptAt: input.keptAt.trim(),
        responsibleId: input.responsibleId,
        expiresOn: input.expiresOn,
        inspectBy: input.inspectBy,
      },
      sql`returning id::float8 as id`,
    )
    const id = made!.id as number
    if (input.quantity > 0) await insertGiven(tx, storeMovement, { itemId: id, kind: 'in', quantity: input.quantity })
    return { id, version: 1 }
  })
}

async function unitOfStore(tx: Tx, itemId: number): Promise<number> {
  const { rows } = await tx.execute(sql`select org_id::float8 as org from store_item where id = ${itemId}`)
  refuseIf(rows.length === 1 ? null : { code: 'notFound' })
  return rows[0]!.org as number
}

/**
 * Notes a movement; the database counts, and refuses `notEnough` below nothing, `notDrawn` where a response did not draw so much, `needsResponse` without the
 * response that draws or brings back, `wrongStage` for one that is over.
 */
export function moveStore(caller: Caller, input: MoveStore): Promise<Outcome> {
  return runCommand(caller, 'moveStore', input, async tx => {
    await refuseUnlessKeeper(tx, await unitOfStore(tx, input.itemId), true)
    const { itemId, kind, quantity, responseId } = input
    const words = input.words?.trim() ?? ''
    refuseIf(kind === 'scrapped' && !words ? { code: 'needsReason' } : null)
    if (responseId !== undefined) {
      const { rows } = await tx.execute(sql`select from response where id = ${responseId}`)
      refuseIf(rows.length === 1 ? null : { code: 'notFound' })
    }
    // what comes in new comes from no response
    const of = kind === 'in' ? undefined : responseId
    await insertGiven(tx, storeMovement, { itemId, kind, quantity, words, ...(of ? { responseId: of } : {}) })
    return { id: itemId, version: 1 }
  })
}

/** Notes where an item is, who answers for it and until when it holds, after somebody looked. */
export function checkStore(caller: Caller, input: CheckStore): Promise<Outcome> {
  return runCommand(caller, 'checkStore', input, async tx => {
    await refuseUnlessKeeper(tx, await unitOfStore(tx, input.itemId))
    await insertGiven(tx, storeCheck, {
      itemId: input.itemId,
      keptAt: input.keptAt.trim(),
      responsibleId: input.responsibleId,
      expiresOn: input.expiresOn,
      inspectBy: input.inspectBy,
      words: input.words?.trim() ?? '',
    })
    return { id: input.itemId, version: 1 }
  })
}
