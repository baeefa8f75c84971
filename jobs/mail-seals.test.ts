import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sealKeyFrom } from '@/db/seals/seal-key'
import { sealLedger } from '@/db/seals/seal-ledger'
import { env } from '@/env'
import { openPostOffice } from './deliver/post-office-for-tests'
import { mailSeals } from './mail-seals'

let pool: pg.Pool
beforeAll(() => {
  pool = new pg.Pool({ connectionString: env.DATABASE_WORKER_URL, max: 2 })
})
afterAll(() => pool.end())

const unmailed = async () =>
  (
    await pool.query(
      `select count(*)::int as n from seal s where not exists (select from seal_publication p where p.seal_id = s.id and p.channel = 'mail' and p.ok)`,
    )
  ).rows[0].n as number

it('mails the lines of the log to those who are named, once; a refusal is on record and tried again', async () => {
  delete process.env.SEAL_MAIL_TO
  await sealLedger(pool, sealKeyFrom(env.SEAL_KEY), { whole: true })
  const waiting = await unmailed()
  expect(waiting).toBeGreaterThan(0)
  expect(await mailSeals(pool)).toEqual({ mailed: 0 })

  process.env.SEAL_MAIL_TO = 'keeper@elsewhere.example, second@elsewhere.example'
  await openPostOffice({ refuse: 451 })
  await expect(mailSeals(pool)).rejects.toThrow()
  const failures = await pool.query(`select count(*)::int as n from seal_publication where channel = 'mail' and not ok`)
  expect(failures.rows[0].n).toBe(waiting)

  const letters = await openPostOffice()
  expect(await mailSeals(pool)).toEqual({ mailed: waiting })
  expect(await mailSeals(pool)).toEqual({ mailed: 0 })
  expect(letters).toHaveLength(1)
  expect(letters[0]!.to).toBe('keeper@elsewhere.example,second@elsewhere.example')
  const attached = /filename=seals-[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(letters[0]!.text)![1]!
  const lines = Buffer.from(attached, 'base64').toString('utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(waiting)
  const { rows } = await pool.query('select id::int as seal, hash, signature, body from seal order by id desc limit 1')
  expect(JSON.parse(lines.at(-1)!)).toEqual(rows[0])
})
