import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { refuseIf } from '@/domain/refusal'
import { type AnyCaller, asActor, type Tx } from '../client'
import { insertGiven } from '../insert-given'
import { command } from '../schema/ledger'
import { isTransient, type Outcome, refusalIn } from './outcome'

export type Done = { id: number; version: number }

const attempts = 4

/** Keys sorted, so that the same request always has the same digest. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

async function once(
  tx: Tx,
  actor: Actor,
  name: string,
  key: string,
  request: unknown,
  work: () => Promise<Done>,
): Promise<Done> {
  const requestSha = createHash('sha256').update(canonical(request)).digest('hex')
  const claimed = await insertGiven(
    tx,
    command,
    { key, personId: actor.personId, name, requestSha },
    sql`on conflict do nothing returning key`,
  )
  const own = and(eq(command.key, key), eq(command.personId, actor.personId))
  if (claimed.length === 0) {
    const [earlier] = await tx.select().from(command).where(own)
    refuseIf(!earlier || earlier.requestSha !== requestSha || earlier.name !== name ? { code: 'keyReused' } : null)
    return earlier!.response as Done
  }
  const done = await work()
  await tx.update(command).set({ response: done }).where(own)
  return done
}

/**
 * One verb: one transaction, once per key. A repeat with the same key and words gives the first answer; with other words `keyReused`.
 * Refusals come back as values and leave nothing; anything else throws.
 */
export async function runCommand(
  caller: AnyCaller,
  name: string,
  request: { key: string },
  work: (tx: Tx, actor: Actor) => Promise<Done>,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      const done = await asActor(caller, 'write', (tx, actor) =>
        once(tx, actor, name, request.key, request, () => work(tx, actor)),
      )
      return { ok: true, ...done }
    } catch (error) {
      const refusal = refusalIn(error)
      if (refusal) return { ok: false, refusal }
      if (!isTransient(error) || attempt === attempts) throw error
    }
  }
}
