import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '@/env'
import { asAnybody } from '../client'
import { type Cast, makeCast } from '../commands/cast'
import { secretNumbers, worldOfSecrets } from '../commands/rumour-secrets'
import { findPublicStamp, listPublicAnswers } from '../queries/public-answers'

let cast: Cast
let world: Awaited<ReturnType<typeof worldOfSecrets>>
let app: pg.Pool

beforeAll(async () => {
  cast = await makeCast()
  world = await worldOfSecrets(cast)
  app = new pg.Pool({ connectionString: env.DATABASE_APP_URL, max: 1 })
})
afterAll(async () => {
  await Promise.all([cast.end(), app.end()])
})

const own = async () => {
  const codes = new Set(world.shown.map(one => one.code))
  return (await asAnybody(listPublicAnswers)).filter(one => codes.has(one.code))
}

describe('what the database tells anybody', () => {
  test('is every answer that was approved to be public, in its words, and no other', async () => {
    const found = await own()
    expect(found.map(one => one.code).sort()).toEqual(world.shown.map(one => one.code).sort())
    for (const { code, words, truth, earlier } of world.shown) {
      const one = found.find(other => other.code === code)!
      expect(one.versions.map(version => version.claimZh)).toEqual(
        [words, ...(earlier ? [earlier] : [])].map(w => `${w}说法`),
      )
      expect(one.versions[0]).toMatchObject({ truth, channel: `${words}渠道` })
      expect(one.hours).toBeGreaterThanOrEqual(0)
      expect(one.hours).toBeLessThan(1)
    }
  })

  test('holds none of the secrets, in any column', async () => {
    const { rows } = await app.query('select * from rumours.public_answers()')
    expect(rows.length).toBeGreaterThanOrEqual(world.shown.length)
    const said = JSON.stringify(rows)
    expect(said).not.toContain('SECRET')
    for (const number of secretNumbers) expect(said).not.toContain(number)
    // the world does hold them
    const [inside] = await cast.ask(
      `select string_agg(to_jsonb(c)::text, '') as all from rumour c where c.id = any ($1)`,
      [[...world.hidden, ...world.shown.map(one => one.id)]],
    )
    expect(String(inside!.all).match(/SECRET/g)!.length).toBeGreaterThan(100)
  })

  test('has these columns and no further one', async () => {
    const { fields } = await app.query('select * from rumours.public_answers() limit 0')
    expect(fields.map(field => field.name)).toEqual([
      'code',
      'version',
      'claim_zh',
      'claim_en',
      'text_zh',
      'text_en',
      'truth',
      'channel',
      'link',
      'at',
      'hours',
      'invented',
    ])
  })

  test('changes its stamp with an answer, and with nothing else', async () => {
    const { r } = world
    const stamp = () => asAnybody(findPublicStamp)
    const before = await stamp()
    const id = await r.at('drafted')
    expect(await stamp()).toBe(before)
    const silent = await r.at('verified')
    await r.steps.draft(silent, { audience: 'asker' })
    await r.steps.approve(silent)
    expect(await stamp()).toBe(before)
    await r.steps.approve(id)
    expect(await stamp()).not.toBe(before)
  })
})

describe('without a signed context', () => {
  test('the application reads no row of any table or view', async () => {
    const { rows: relations } = await app.query(
      `select n.nspname || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'past') and c.relkind in ('r', 'p', 'v', 'm') and has_any_column_privilege(c.oid, 'select') order by 1`,
    )
    const names = relations.map(row => row.name as string)
    expect(names).toEqual(
      expect.arrayContaining([
        'public.rumour',
        'public.rumour_answer',
        'public.evidence',
        'public.event',
        'past.rumour',
      ]),
    )
    for (const name of names) {
      const { rows } = await app.query(`select 1 from ${name} limit 1`)
      expect(rows, name).toEqual([])
    }
  })

  test('and moves nothing', async () => {
    const id = world.hidden[0]!
    const moved = await app.query(
      `update rumour set stage = 'dismissed', came_from = 'received', came_by = 'dismiss', came_with = '{"reason":"x"}', version = version + 1 where id = $1 returning id`,
      [id],
    )
    expect(moved.rows).toEqual([])
    await expect(app.query('insert into rumour_answer (rumour_id) values (1)')).rejects.toMatchObject({ code: '42501' })
  })

  test('of the functions about rumours it may call these', async () => {
    const { rows } = await app.query(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'rumours' and has_function_privilege(p.oid, 'execute') order by 1`,
    )
    expect(rows.map(row => row.name)).toEqual(['has_handled', 'public_answers', 'public_stamp'])
  })
})
