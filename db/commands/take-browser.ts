import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { pushHosts, webhookKind } from '@/domain/notice'
import { refuseIf } from '@/domain/refusal'
import { env } from '@/env'
import { asActor, type Caller } from '../client'

export type TakeBrowser = { endpoint: string; p256dh: string; auth: string }

const isKnown = (host: string) => pushHosts.some(one => host === one || host.endsWith(`.${one}`))

/** Lets a browser take pushes for the caller and switches the channel on; answers with the hash by which that browser is known. Throws RefusalError `invalid` for an endpoint of no push service. */
export function takeBrowser(caller: Caller, { endpoint, p256dh, auth }: TakeBrowser): Promise<string> {
  return asActor(caller, 'write', async (tx, actor) => {
    const allowed = webhookKind(endpoint, isKnown, env.WEBHOOK_ORIGINS)
    refuseIf(allowed ? null : { code: 'invalid', details: { fields: 'endpoint' } })
    await tx.execute(sql`select notices.take_browser(${endpoint}, ${p256dh}, ${auth})`)
    await tx.execute(
      sql`insert into channel_choice (person_id, channel, wanted) values (${actor.personId}, 'push', true) on conflict (person_id, channel) do update set wanted = true`,
    )
    return createHash('sha256').update(endpoint).digest('hex')
  })
}

/** Ends the pushes of the browser with this hash, whoever they are for; or only those of others than `keep`. */
export function leaveBrowser(caller: Caller, endpointSha: string, keep: number | null = null): Promise<void> {
  return asActor(caller, 'write', async tx => {
    await tx.execute(sql`select notices.leave_browser(${endpointSha}, ${keep}::bigint)`)
  })
}

/** Ends the pushes of all of the caller's browsers. */
export function leaveBrowsers(caller: Caller): Promise<void> {
  return asActor(caller, 'write', async tx => {
    await tx.execute(sql`select notices.leave_browsers()`)
  })
}
