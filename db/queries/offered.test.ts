import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseFacts, loopNames, reasonAgainst } from '@/domain/loop'
import { loops } from '@/domain/loops'
import { roles } from '@/domain/role'
import { env } from '@/env'
import { asActor, type Caller } from '../client'
import { findFacts } from './case-facts'
import { offeredWhere } from './offered'

const admin = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })

/** A session for a membership of the demo, as sign-in would have opened it. */
async function openSession(membershipId: number, accountId: string): Promise<Caller> {
  const token = randomUUID()
  await admin.query(
    `insert into auth.session (id, token, user_id, membership_id, expires_at, created_at, updated_at, seen_at)
     values ($1, $2, $3, $4, now() + interval '1 hour', now(), now(), now())`,
    [randomUUID(), createHash('sha256').update(token).digest('hex'), accountId, membershipId],
  )
  return { token }
}

beforeAll(() => admin.connect())
afterAll(() => admin.end())

describe('the moves that a list offers', () => {
  it.each(roles.filter(role => role !== 'system'))('are exactly those that reasonAgainst allows a %s', async role => {
    const { rows: people } = await admin.query(
      `select m.id::int, p.account_id from membership m join person p on p.id = m.person_id where m.role = $1 and p.account_id is not null order by m.id limit 2`,
      [role],
    )
    expect(people.length).toBeGreaterThan(0)
    for (const { id, account_id } of people) {
      await asActor(await openSession(id, account_id), 'read', async (tx, actor) => {
        for (const loop of loopNames) {
          const { rows: cases } = await tx.execute(
            sql`select id::int, stage from (select id, stage, row_number() over (partition by stage order by md5(id::text)) as n from ${sql.identifier(loop)}) c where n <= 6`,
          )
          const known = new Map<number, CaseFacts>()
          for (const one of cases) known.set(one.id as number, (await findFacts(tx, loop, one.id as number, actor))!)
          for (const [name, move] of Object.entries(loops[loop].moves)) {
            if (move.from.includes('none')) continue
            const where = offeredWhere(loop, name, actor)
            const { rows } = where
              ? await tx.execute(sql`select c.id::int from ${sql.identifier(loop)} c where ${where}`)
              : { rows: [] }
            const offered = new Set(rows.map(row => row.id))
            for (const [caseId, facts] of known) {
              expect(`${loop} ${caseId} ${name} ${offered.has(caseId)}`).toBe(
                `${loop} ${caseId} ${name} ${reasonAgainst(move, facts, actor) === null}`,
              )
            }
          }
        }
      })
    }
  })
})
