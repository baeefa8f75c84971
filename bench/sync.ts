import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import sharp from 'sharp'
import type { FieldAct } from '@/db/commands/act-in-field'
import { planInspection } from '@/db/commands/plan-inspection'
import { addDays, type Day } from '@/domain/clock'
import { cpuOf } from './load'
import { cookieFor } from './sign-in'

type SyncTimes = {
  phones: number
  visits: number
  /** Acts and pictures that one visit sends, one after the other. */
  requests: number
  /** Milliseconds from a visit's first request to the answer to its last. */
  p50: number
  p99: number
  /** Milliseconds of app CPU a visit; null where it could not be read. */
  cpuMillis: number | null
  wrong: number
}

const account = 'inspector@demo.sixlines'
const failed = 3
const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** A picture of about the size that a phone makes, each of its own. */
const picture = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 1600,
      height: 1200,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .jpeg({ quality: 85 })
    .toBuffer()

type Visit = { id: number; items: number[]; sections: string[] }

async function planVisits(admin: pg.Pool, token: string, on: Day, count: number): Promise<Visit[]> {
  const { rows: team } = await admin.query(
    `select p.id::int from auth."user" u join person me on me.account_id = u.id join membership m on m.person_id = me.id and m.role = 'inspector'
       join membership n on n.org_id = m.org_id and n.role = 'inspector' join person p on p.id = n.person_id
     where u.email = $1 order by p.id = me.id desc limit 2`,
    [account],
  )
  const { rows: places } = await admin.query(
    `select l.id::int from auth."user" u join person me on me.account_id = u.id join membership m on m.person_id = me.id join place l on l.regulator_org_id = m.org_id where u.email = $1 order by l.id`,
    [account],
  )
  const { rows: items } = await admin.query(
    `select k.id::int as list, i.id::int, i.section_en as section from checklist k join checklist_item i on i.checklist_id = k.id where k.key = 'gas' and k.version = 1 order by i.no`,
  )
  const visits: Visit[] = []
  for (let index = 0; index < count; index++) {
    const outcome = await planInspection(
      { token },
      {
        key: randomUUID(),
        placeId: places[index % places.length].id,
        checklistId: items[0].list,
        kind: 'planned',
        onDay: addDays(on, 7),
        teamIds: team.map(one => one.id),
      },
    )
    if (!outcome.ok) throw new Error(`a visit could not be planned: ${outcome.refusal.code}`)
    visits.push({
      id: outcome.id,
      items: items.map(one => one.id),
      sections: [...new Set(items.map(one => one.section as string))],
    })
  }
  return visits
}

/** Sends whole visits as phones do, each phone one request after the other: begun, three items failed with a picture each, the rest passed, submitted. */
export async function measureSync(
  admin: pg.Pool,
  {
    origin,
    port,
    on,
    phones,
    visits: count,
  }: { origin: string; port: number; on: Day; phones: number; visits: number },
): Promise<SyncTimes> {
  const cookie = await cookieFor(admin, account)
  const token = decodeURIComponent(cookie.split('=').slice(1).join('=')).split('.')[0]!
  const visits = await planVisits(admin, token, on, count)
  const pictures = await Promise.all(Array.from({ length: count * failed }, picture))
  const headers = { cookie, origin, 'sec-fetch-site': 'same-origin' }
  let wrong = 0
  let requests = 0
  const send = async (path: string, body: string | Buffer) => {
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
    const sent = typeof body === 'string' ? body : new Uint8Array(body)
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      body: sent,
      headers: { ...headers, 'content-type': type },
    })
    await response.arrayBuffer()
    requests++
    if (response.status !== 200) wrong++
  }
  const bundle = await (await fetch(`${origin}/api/field/bundle`, { headers: { cookie } })).json()
  const as = (bundle as { as: { personId: number } }).as.personId
  const at = new Date().toISOString()
  const act = (inspectionId: number, what: FieldAct) =>
    send('/api/field/act', JSON.stringify({ key: randomUUID(), as, inspectionId, at, act: what }))
  const times: number[] = []
  const left = visits.map((visit, index) => ({ visit, index }))
  const cpuBefore = cpuOf(port)
  await Promise.all(
    Array.from({ length: phones }, async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const { visit, index } = next
        const began = performance.now()
        await act(visit.id, { kind: 'enter' })
        for (const [nth, itemId] of visit.items.slice(0, failed).entries()) {
          await act(visit.id, { kind: 'answer', itemId, answer: 'fail', note: '', seen: null })
          const bytes = pictures[index * failed + nth]!
          const said = new URLSearchParams({
            key: randomUUID(),
            as: String(as),
            inspection: String(visit.id),
            item: String(itemId),
            purpose: 'before',
            sha256: createHash('sha256').update(bytes).digest('hex'),
            deviceAt: at,
          })
          await send(`/api/field/photo?${said}`, bytes)
        }
        for (const section of visit.sections) await act(visit.id, { kind: 'pass_rest', section })
        await act(visit.id, { kind: 'submit' })
        times.push(performance.now() - began)
      }
    }),
  )
  const cpuAfter = cpuOf(port)
  times.sort((a, b) => a - b)
  return {
    phones,
    visits: count,
    requests: requests / count,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpuMillis: cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / count,
    wrong,
  }
}
