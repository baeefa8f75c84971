import { sql } from 'drizzle-orm'
import { coverStates, registered } from '@/domain/coverage'
import { asActor } from '../client'
import type { Cast } from '../commands/cast'
import { findCampaignWork, listCampaigns } from '../queries/campaigns'
import { whereOf } from '../queries/case-filters'
import { countNet, listChecked, listCoverRegions, listExceptions, listNet } from '../queries/coverage'
import { countPlaces, listPlaces } from '../queries/places'
import { findRepeats } from '../queries/repeats'
import { today } from './coverage-field'
import type { Cell } from './recount'
import { differences } from './work-rows'

const count = (cells: readonly Cell[], state: string) => cells.filter(cell => cell.state === state).length

/** What each reader's pages say, against the same cells counted here. */
export async function pagesFaults(cast: Cast, campaignId: number, cells: readonly Cell[]): Promise<unknown[]> {
  const { faults, same } = differences()
  const prefectures = (
    await cast.ask(`select code from region where level = 'prefecture' and valid_to_year is null order by code`)
  ).map(row => row.code as string)
  const gov = [cast.units.gov, cast.units.office, cast.units.regulator, cast.units.otherBureau, cast.units.firm]
  for (const [who, units] of [
    ['leader', gov],
    ['inspector', [cast.units.regulator]],
    ['principal', null],
  ] as const) {
    const mine = cells.filter(cell => units?.some(id => id === cell.above || id === cell.regulator))
    await asActor(cast.as[who], 'read', async tx => {
      const campaign = (await listCampaigns(tx)).find(one => one.id === campaignId)!
      for (const state of coverStates) {
        const filters = { campaign: campaignId, cover: state }
        same(`${who} ${state} figure`, campaign.standing[state], count(mine, state))
        same(`${who} ${state} count`, (await countPlaces(tx, [filters]))[0], count(mine, state))
        same(
          `${who} ${state} rows`,
          (await listPlaces(tx, filters, { limit: 100 })).rows.map(row => row.id),
          mine
            .filter(cell => cell.state === state)
            .sort((a, b) => a.rank - b.rank || a.place - b.place)
            .map(cell => cell.place),
        )
      }
      same(`${who} register`, (await countPlaces(tx, [{ campaign: campaignId }]))[0], registered(campaign.standing))
      // a search has no tally: the same places, counted one by one
      same(
        `${who} by risk`,
        (await countPlaces(tx, [{ campaign: campaignId, risk: 'red' }]))[0],
        mine.filter(cell => cell.rank === 1).length,
      )
      const visited = mine.filter(cell => cell.state === 'visited')
      const sum = (key: 'asked' | 'checked') => visited.reduce((total, cell) => total + cell[key], 0)
      same(`${who} items`, campaign.items, { asked: sum('asked'), checked: sum('checked') })
      same(
        `${who} items' rows`,
        (await listChecked(tx, campaignId, 100)).reduce((total, row) => total + row.checked, 0),
        sum('checked'),
      )
      same(
        `${who} visits with items left`,
        (await listChecked(tx, campaignId, 100, true)).length,
        visited.filter(cell => cell.checked < cell.asked).length,
      )
      same(`${who} exceptions`, (await listExceptions(tx, campaignId, 100)).length, count(mine, 'not_applicable'))
      same(
        `${who} territories`,
        (await listCoverRegions(tx, campaignId, today)).map(row => [row.code, row.whole, row.visited, row.unvisited]),
        prefectures.map(code => {
          const here = mine.filter(cell => cell.region.slice(0, 4) === code.slice(0, 4))
          const whole = here.length - count(here, 'not_applicable')
          return [code, whole, count(here, 'visited'), count(here, 'unvisited')]
        }),
      )
      const held = [...new Set(mine.map(cell => cell.grid).filter(grid => grid !== 0))]
      const complete = held.filter(grid =>
        mine.every(cell => cell.grid !== grid || !['unvisited', 'scheduled'].includes(cell.state)),
      )
      const net = await countNet(tx, campaignId)
      same(
        `${who} net`,
        [net.cells, net.complete, net.outside],
        [held.length, complete.length, mine.filter(cell => cell.grid === 0).length],
      )
      same(
        `${who} net rows`,
        (await listNet(tx, campaignId, true, 100)).map(row => row.id).sort(),
        [...complete].sort(),
      )
    })
  }
  return faults
}

/** The hazard and repeat figures, against all hazards, and pairs of them, compared here; with how many repeats there were to tell. */
export async function repeatFaults(
  cast: Cast,
  campaignId: number,
): Promise<{ faults: unknown[]; repeats: number; repeatsInCampaign: number }> {
  const { faults, same } = differences()
  const hazards = await cast.ask(
    `select id::int, org_id::int as org, place_id::int as place, clause, opened_at as at, campaign_id::int as campaign, stage from hazard where org_id = any ($1) order by id`,
    [Object.values(cast.units)],
  )
  const again = hazards.filter(one =>
    hazards.some(
      other =>
        (other.id as number) < (one.id as number) &&
        other.place === one.place &&
        other.clause === one.clause &&
        one.clause !== '' &&
        (one.at as Date).getTime() - (other.at as Date).getTime() <= 365 * 86_400_000,
    ),
  )
  const inCampaign = again.filter(one => one.campaign === campaignId).length
  await asActor(cast.as.leader, 'read', async (tx, actor) => {
    // in the reader's whole scope, and narrowed to a unit that has them all and to one that has none
    for (const under of [actor.scopeOrgId, cast.units.firm, cast.units.regulator]) {
      const { reported, repeated } = await findRepeats(tx, today, under)
      const of = (rows: typeof hazards) => rows.filter(row => under === actor.scopeOrgId || row.org === under).length
      same(`repeats under ${under}`, [reported.value, repeated.value], [of(hazards), of(again)])
    }
    const work = await findCampaignWork(tx, campaignId, today)
    const listed = await tx.execute(
      sql`select c.id from hazard c where ${whereOf('hazard', { campaign: campaignId, repeat: 'yes' }, { today, soonUntil: today })}`,
    )
    same('repeats of the campaign', [work.repeats, listed.rows.length], [inCampaign, inCampaign])
    const found = hazards.filter(one => one.campaign === campaignId)
    const open = found.filter(one => one.stage !== 'closed' && one.stage !== 'stable').length
    same('hazards of the campaign', [work.hazards, work.hazardsOpen], [found.length, open])
  })
  return { faults, repeats: again.length, repeatsInCampaign: inCampaign }
}
