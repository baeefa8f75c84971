import type { Day } from '@/domain/clock'
import { asActor } from '../client'
import type { Cast } from '../commands/cast'
import { findCampaignWork, listCampaignWork } from '../queries/campaigns'
import { listCoverRegions } from '../queries/coverage'
import { count, differences, isLate, isOpen, type Row } from './work-rows'

/** What a campaign's page and its line in the list say of its work, against these cases counted one by one. */
export async function campaignFaults(
  cast: Cast,
  rows: readonly Row[],
  campaignId: number,
  day: Day,
): Promise<unknown[]> {
  const { faults, same } = differences()
  const visits = await cast.ask('select count(*)::int as n from inspection where campaign_id = $1', [campaignId])
  const prefectures = await cast.ask(
    `select code from region where level = 'prefecture' and valid_to_year is null order by code`,
  )
  await asActor(cast.as.leader, 'read', async tx => {
    const ofCampaign = rows.filter(row => row.campaign === campaignId)
    const tasks = ofCampaign.filter(row => row.loop === 'task')
    const hazards = ofCampaign.filter(row => row.loop === 'hazard')
    const work = await findCampaignWork(tx, campaignId, day)
    same(
      'campaign work',
      [work.tasks, work.tasksOpen, work.tasksLate, work.hazards, work.hazardsOpen, work.hazardsLate, work.majorOpen],
      [
        count(tasks, row => row.stage !== 'draft'),
        count(tasks, isOpen),
        count(tasks, isLate(day)),
        hazards.length,
        count(hazards, isOpen),
        count(hazards, isLate(day)),
        count(hazards, row => isOpen(row) && row.level === 'major'),
      ],
    )
    same('campaign inspections', work.inspections, visits[0]!.n)
    const territories = await listCoverRegions(tx, campaignId, day)
    same(
      'campaign territories',
      territories.map(one => [one.code, one.hazardsOpen, one.hazardsLate]),
      prefectures.map(({ code }) => {
        const here = hazards.filter(row => row.region.slice(0, 4) === `${code}`.slice(0, 4))
        return [code, count(here, isOpen), count(here, isLate(day))]
      }),
    )
    const listed = (await listCampaignWork(tx, day))(campaignId)
    same('campaign in the list', listed, {
      tasksOpen: count(tasks, isOpen),
      hazardsOpen: count(hazards, isOpen),
      hazardsLate: count(hazards, isLate(day)),
    })
  })
  return faults
}
