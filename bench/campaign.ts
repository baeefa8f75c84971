import type pg from 'pg'
import { seedLargeCampaign } from '@/db/seed/large-campaign'
import { env } from '@/env'
import { measure, type Result, type Shot } from './load'
import { cookieFor } from './sign-in'

export type CampaignBench = {
  places: number
  /** How long the drawing of the register took; null where an earlier run drew it. */
  drawMillis: number | null
  rows: { name: string; alone: Result; together: Result }[]
}

/** Times a campaign of so many places: its page, its unvisited list, a later page of it, the cockpit; by one reader at a time and by eight. */
export async function benchCampaign(
  admin: pg.Pool,
  { origin, port, places, seconds }: { origin: string; port: number; places: number; seconds: number },
): Promise<CampaignBench> {
  const { rows: had } = await admin.query(
    `select c.id::int, count(*)::int as places from campaign c join coverage v on v.campaign_id = c.id where c.name_en = 'A hundred thousand places' group by 1`,
  )
  const made =
    had[0] ??
    (await seedLargeCampaign({
      adminUrl: env.DATABASE_ADMIN_URL,
      places,
      onProgress: text => console.log(`  ${text}`),
    }))
  const id = made.campaignId ?? made.id
  const cookie = await cookieFor(admin, 'supervisor@demo.sixlines')
  const get = (path: string): Shot => ({ path, headers: { cookie }, expect: 200 })
  const { rows: far } = await admin.query(
    `select risk_rank as rank, place_id::int as place from coverage where campaign_id = $1 and state = 'unvisited' and left_on is null order by risk_rank, place_id offset 20000 limit 1`,
    [id],
  )
  const after = far[0] ? `&after=${far[0].rank}~${far[0].place}` : ''
  const shots: [name: string, path: string][] = [
    ['campaign page', `/campaigns/${id}`],
    ['its unvisited list', `/places?campaign=${id}&cover=unvisited`],
    ['a later page of it', `/places?campaign=${id}&cover=unvisited${after}`],
    ['its net', `/campaigns/${id}/net?complete=no`],
    ['campaigns', '/campaigns'],
    ['cockpit', '/cockpit'],
  ]
  console.log(`${places} places · ${seconds} s each · by one reader, then by eight`)
  console.log(
    `${''.padEnd(22)}${['p50 ms', 'p99 ms', 'cpu ms', 'wrong', 'p50 of 8', 'req/s of 8'].map(head => head.padStart(11)).join('')}`,
  )
  const rows: CampaignBench['rows'] = []
  for (const [name, path] of shots) {
    const alone = await measure(origin, () => get(path), { connections: 1, seconds, port })
    const together = await measure(origin, () => get(path), { seconds, port })
    rows.push({ name, alone, together })
    const shown = (value: number | null, digits = 1) => (value === null ? '–' : value.toFixed(digits)).padStart(11)
    console.log(
      `${name.padEnd(22)}${shown(alone.p50)}${shown(alone.p99)}${shown(alone.cpuMillis)}${shown(alone.wrong + together.wrong, 0)}${shown(together.p50)}${shown(together.perSecond)}`,
    )
  }
  return { places: had[0]?.places ?? places, drawMillis: made.drawMillis ?? null, rows }
}
