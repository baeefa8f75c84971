import type pg from 'pg'
import type { campaign } from '@/db/schema/campaign'
import type { NewRow } from '../rows'
import type { Moments } from './moments'
import type { People, Staff } from './people'
import type { Place } from './places'

const office = 'dept:safety-committee-office'
type Aim = Pick<NewRow<typeof campaign>, 'sectors' | 'checklistIds' | 'targetPercent'>

/** What each campaign visits, by which checklists and how much of it by its end; assigned, as the speech says none of it. */
const aims: Record<string, { sectors: string[]; checklists: string[]; targetPercent: number }> = {
  'general-inspection': {
    sectors: ['mining', 'transport', 'construction', 'metallurgy', 'charging'],
    checklists: ['enterprise'],
    targetPercent: 90,
  },
  special: { sectors: ['crowded', 'education'], checklists: ['enterprise'], targetPercent: 95 },
  'battle-gas': { sectors: ['gas'], checklists: ['gas'], targetPercent: 100 },
  'battle-chemicals-explosives': {
    sectors: ['chemicals', 'explosives'],
    checklists: ['chemicals', 'explosives'],
    targetPercent: 100,
  },
}

export function aimOf(key: string, checklistIds: ReadonlyMap<string, number>): Aim {
  const { sectors, checklists, targetPercent } = aims[key]!
  return { sectors, targetPercent, checklistIds: checklists.map(list => checklistIds.get(list)!) }
}

const reasons = [
  '已停产并断气断电，设备清空，县应急局现场核实。',
  '场所已拆除，正在办理注销登记。',
  '与同址另一登记场所重复，合并检查。',
  '冬季停业，门窗封闭，复业前须先检查。',
]
const every = { newcomer: 29, latecomer: 43, leaver: 61, exception: 11 }

/**
 * Lists the places since before the campaigns, some since later and a few no more, draws each campaign's register on its first day and the
 * battles' again three weeks ago, and excepts a few places that nobody visits, by the office of their own prefecture.
 */
export async function drawRegisters(
  client: pg.Client,
  campaigns: ReadonlyMap<string, number>,
  places: readonly Place[],
  people: People,
  moments: Moments,
): Promise<void> {
  const act = (who: Staff, daysAgo: number) =>
    client.query('select ctx.assume($1, $2)', [
      who.membershipId,
      new Date(moments.now - daysAgo * 86_400_000).toISOString(),
    ])
  const { rows } = await client.query('select distinct place_id::int as id from inspection')
  const visited = new Set(rows.map(row => row.id as number))
  const quiet = places.filter(place => !visited.has(place.id))
  const nth = (step: number, at: number) => quiet.filter((_, index) => index % step === at).map(place => place.id)
  await client.query('update place set listed_on = least(listed_on, $1::date)', [moments.dayFromNow(-95)])
  await client.query('update place set listed_on = $1 where id = any ($2)', [
    moments.dayFromNow(-25),
    nth(every.newcomer, 3),
  ])
  await client.query('update place set listed_on = $1 where id = any ($2)', [
    moments.dayFromNow(-6),
    nth(every.latecomer, 5),
  ])
  await client.query('update place set delisted_on = $1 where id = any ($2)', [
    moments.dayFromNow(-22),
    nth(every.leaver, 8),
  ])

  const supervisor = people.one(office, 'supervisor')
  const draw = async (id: number, day: number) => {
    await act(supervisor, -day)
    await client.query('select cover.draw($1, $2)', [id, moments.dayFromNow(day)])
  }
  for (const id of campaigns.values()) await draw(id, -62)

  for (const [index, place] of nth(every.exception, 4).entries()) {
    const prefecture = places.find(one => one.id === place)!.prefectureCode
    const who = people.one(`office:${prefecture}`, 'supervisor')
    const say = (excluded: boolean, reason: string) =>
      client.query(
        `insert into coverage_exception (campaign_id, place_id, excluded, reason, person_id, org_id)
         select campaign_id, place_id, $2, $3, $4, $5 from coverage where place_id = $1 and left_on is null`,
        [place, excluded, reason, who.id, who.unit.id],
      )
    await act(who, 40 - index)
    await say(true, reasons[index % reasons.length]!)
    if (index % 5 !== 4) continue
    await act(who, 30 - index)
    await say(false, '企业已恢复生产，重新列入检查。')
  }
  for (const key of ['battle-gas', 'battle-chemicals-explosives']) await draw(campaigns.get(key)!, -20)
}
