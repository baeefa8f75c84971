import type pg from 'pg'
import { responseTeam, storeItem, storeMovement, teamReadiness } from '@/db/schema/response'
import { addDays } from '@/domain/clock'
import type { TeamKind } from '@/domain/response'
import { insertRows, reserveIds } from '../rows'
import { toldStores, toldTeams } from './emergency-stores'
import type { Staff } from './people'
import { unitOf, type World } from './world'

const day = 86_400_000

/** What was put on the lists: the ready team of each kind, and the stores by key. */
export type Kept = {
  teams: ReadonlyMap<TeamKind, { id: number; orgId: number }>
  stores: ReadonlyMap<string, { id: number; orgId: number }>
}

/** Who keeps the books of a unit: its head, or whoever answers for an enterprise. */
const keeperOf = ({ people }: World, unit: string): Staff =>
  people.of(unit, 'head')[0] ??
  people.of(unit, 'supervisor')[0] ??
  people.of(unit, 'enterprise')[0] ??
  people.of(unit)[0]!

/** Puts the teams and the stores on their lists, each with its first word and movement. */
export async function keepForEmergencies(client: pg.Client, world: World): Promise<Kept> {
  const { moments } = world
  const since = new Date(moments.now - 90 * day)
  const teamIds = await reserveIds(client, responseTeam, toldTeams.length)
  const teams = new Map<TeamKind, { id: number; orgId: number }>()
  for (const [index, told] of toldTeams.entries()) {
    const unit = unitOf(world, told.unit)
    const keeper = keeperOf(world, told.unit)
    const id = teamIds[index]!
    if (!told.unready) teams.set(told.kind, { id, orgId: unit.id })
    const { kind, zh: nameZh, en: nameEn, members, base, region: regionCode } = told
    await insertRows(client, responseTeam, [
      {
        id,
        orgId: unit.id,
        kind,
        nameZh,
        nameEn,
        members,
        leader: keeper.nameZh,
        phone: '演示号码',
        base,
        regionCode,
        invented: true,
      },
    ])
    await insertRows(client, teamReadiness, [{ teamId: id, ready: true, reason: '', personId: keeper.id, at: since }])
    if (told.unready)
      await insertRows(client, teamReadiness, [
        {
          teamId: id,
          ready: false,
          reason: told.unready[1],
          personId: keeper.id,
          at: new Date(moments.now - told.unready[0] * day),
        },
      ])
  }
  const storeIds = await reserveIds(client, storeItem, toldStores.length)
  const stores = new Map<string, { id: number; orgId: number }>()
  for (const [index, told] of toldStores.entries()) {
    const unit = unitOf(world, told.unit)
    const keeper = keeperOf(world, told.unit)
    const id = storeIds[index]!
    stores.set(told.key, { id, orgId: unit.id })
    const { kind, zh: nameZh, en: nameEn, measure, keptAt, region: regionCode } = told
    const from = (days: number | null) => (days === null ? null : addDays(moments.today, days))
    await insertRows(client, storeItem, [
      {
        id,
        orgId: unit.id,
        kind,
        nameZh,
        nameEn,
        measure,
        keptAt,
        regionCode,
        responsibleId: keeper.id,
        expiresOn: from(told.expires),
        inspectBy: from(told.inspect),
        invented: true,
      },
    ])
    // what is gone was there once
    const first = Math.max(told.quantity, 1)
    const by = { personId: keeper.id, orgId: unit.id }
    const move = (kind: 'in' | 'scrapped', words: string, at: Date) =>
      insertRows(client, storeMovement, [{ itemId: id, kind, quantity: first, words, left: 0, ...by, at }])
    await move('in', '建账入库（演示）', since)
    if (told.quantity === 0) await move('scrapped', '年久失修，报废（演示）', new Date(moments.now - 40 * day))
  }
  return { teams, stores }
}
