import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counts, type Element, elements, type Grade, standingOf } from '@/domain/assurance'
import { addDays, type Day } from '@/domain/clock'
import { env } from '@/env'
import { asActor } from '../client'
import { findAssurance } from '../queries/assurance'
import { countFive, countFiveFigures, listFive } from '../queries/five-in-place'
import { assuranceWork, ofGrade, today, type Who } from './assurance-cast'
import { type Cast, codeOfRefusal, makeCast } from './cast'
import { assessedOn } from './late-cast'

let cast: Cast
let work: ReturnType<typeof assuranceWork>
let clock: pg.Pool
beforeAll(async () => {
  cast = await makeCast()
  work = assuranceWork(cast)
  clock = new pg.Pool({ connectionString: env.DATABASE_WORKER_URL, max: 2 })
})
afterAll(async () => {
  await clock.end()
  await cast.end()
})

/** An enterprise sees its own; who sees the enterprise sees how it stands. */
it('is seen by the enterprise, its territory and its regulator, and by no other enterprise', async () => {
  const id = await work.confirmed(ofGrade(2))
  for (const who of ['principal', 'worker', 'inspector', 'regulatorHead', 'supervisor', 'leader'] as const)
    expect((await work.seen(who, id))?.id, who).toBe(id)
  for (const who of ['stranger', 'outsider'] as const) expect(await work.seen(who, id), who).toBeNull()
  const listed = await asActor(cast.as.stranger, 'read', tx => listFive(tx, {}, { limit: 50 }, today))
  expect(listed.rows.map(row => row.id)).toEqual([cast.units.otherFirm])
  expect(codeOfRefusal(await work.prove('stranger', id, 'rescue'))).toBe('notFound')
})

describe('the clock', () => {
  const told = async (id: number, kind: string) =>
    (
      await cast.ask(
        `select person_id::int as who from notice where loop = 'assurance' and case_id = $1 and kind = $2`,
        [id, kind],
      )
    )
      .map(row => row.who as number)
      .sort((a, b) => a - b)
  const people = (...who: Who[]) => who.map(one => cast.people[one]).sort((a, b) => a - b)
  const remind = (day: Day) => clock.query('select five.remind($1) as said', [day])

  it('ends what was confirmed: the figure falls the day after, and each is told once', async () => {
    const id = await work.confirmed(ofGrade(2, 120, { rescue: { days: 40 } }))
    const figure = (day: Day) =>
      asActor(cast.as.supervisor, 'read', tx => countFive(tx, [{ state: 'atFive' }, { state: 'lapsed' }], day))
    const last = addDays(today, 40)
    const [on, lapsedOn] = await figure(last)
    const [after, lapsedAfter] = await figure(addDays(last, 1))
    expect([after, lapsedAfter]).toEqual([on! - 1, lapsedOn! + 1])
    expect((await work.rowOf(id)).stage).toBe('confirmed')
    await remind(today)
    expect(await told(id, 'assuranceExpiring')).toEqual([])
    await Promise.all([remind(addDays(today, 15)), remind(addDays(today, 15)), remind(addDays(today, 16))])
    expect(await told(id, 'assuranceExpiring')).toEqual(people('principal', 'worker'))
    await remind(addDays(last, 1))
    await remind(addDays(last, 2))
    expect(await told(id, 'assuranceExpired')).toEqual(people('principal', 'worker', 'inspector', 'colleague'))
    // what was told of days to come is no news of the real ones
    await cast.ask(`delete from notice where loop = 'assurance' and kind in ('assuranceExpiring', 'assuranceExpired')`)
  })

  it('counts on every day what a recount from the rows counts', async () => {
    let seed = 20_181_129
    const chance = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    for (let round = 0; round < 6; round++) {
      const five = ofGrade(2)
      for (const element of elements)
        five[element] = {
          ...five[element],
          grade: (chance(8) === 0 ? 1 : 2 + chance(2)) as Grade,
          expiresOn: addDays(today, chance(150)),
        }
      await work.confirmed(five)
      const rows = (await cast.ask(
        `select a.org_id::int as unit, a.stage, e.element, e.grade, e.expires_on::text as ends from assurance a join assurance_element e on e.assurance_id = a.id
         join org o on o.id = a.org_id, org g where g.id = $1 and starts_with(o.path, g.path)`,
        [cast.units.gov],
      )) as { unit: number; stage: string; element: Element; grade: number; ends: Day }[]
      for (const days of [0, 1, 5, 20, 37, 60, 90, 149, 150]) {
        const day = addDays(today, days)
        const rule = { threshold: 2, warnOn: addDays(day, 30) }
        const standing = (row: (typeof rows)[number]) =>
          standingOf({ grade: row.grade, expiresOn: row.ends }, rule, day)
        const good = rows.filter(row => row.stage === 'confirmed' && counts(standing(row)))
        const soon = rows.filter(row => row.stage === 'confirmed' && standing(row) === 'expiring')
        const ended = rows.filter(row => row.stage === 'confirmed' && standing(row) === 'expired')
        const units = (of: typeof rows) => new Set(of.map(row => row.unit)).size
        const recount = new Map<number, number>()
        for (const { unit } of good) recount.set(unit, (recount.get(unit) ?? 0) + 1)
        const full = [...recount.values()].filter(n => n === 5).length
        const [at, not, all, expiring, expired, ...missing] = await asActor(cast.as.leader, 'read', tx =>
          countFive(
            tx,
            [
              { state: 'atFive' },
              { state: 'notAtFive' },
              {},
              { state: 'expiring' },
              { state: 'expired' },
              ...elements.map(element => ({ missing: element })),
            ],
            day,
          ),
        )
        expect([at, all, expiring, expired], `${day}`).toEqual([full, 2, units(soon), units(ended)])
        expect(at! + not!).toBe(all)
        expect(await asActor(cast.as.leader, 'read', tx => countFiveFigures(tx, day, '220200')), day).toMatchObject({
          enterprises: 2,
          atFive: full,
          expiring: units(soon),
          expired: units(ended),
          lapsed: units(ended),
          awaiting: 0,
          never: 1,
        })
        for (const [index, element] of elements.entries())
          expect(missing[index], `${element} on ${day}`).toBe(2 - units(good.filter(row => row.element === element)))
      }
    }
  })

  it('is counted from one index', async () => {
    const client = await clock.connect()
    try {
      await client.query('begin; set local enable_seqscan = off')
      const { rows } = await client.query(
        `explain (format text) select count(*) from assurance a where a.stage = 'confirmed' and a.below = 0 and a.expires_on >= current_date`,
      )
      expect(rows.map(row => row['QUERY PLAN']).join(' ')).toContain('assurance_at_five')
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('is told of a past day as it was: what was said then, and what counted then', async () => {
    const other = await makeCast()
    const { firm } = other.units
    const before = addDays(today, -1)
    const id = await assessedOn(other, addDays(today, -30), addDays(today, -2))
    const at = (day: Day) =>
      asActor(
        other.as.supervisor,
        'read',
        async tx => ({
          elements: (await findAssurance(tx, id))?.elements.map(one => one.grade),
          rows: (await listFive(tx, { state: 'atFive' }, { limit: 50 }, day)).rows.map(row => row.id),
          ended: (await listFive(tx, { state: 'expired' }, { limit: 50 }, day)).rows.map(row => row.id),
        }),
        day,
      )
    expect(await at(addDays(today, -31))).toEqual({ elements: undefined, rows: [], ended: [] })
    expect(await at(addDays(today, -30))).toEqual({ elements: [2, 2, 2, 2, 2], rows: [firm], ended: [] })
    expect((await at(addDays(today, -2))).rows).toEqual([firm])
    expect(await at(before)).toEqual({ elements: [2, 2, 2, 2, 2], rows: [], ended: [firm] })
    await other.end()
  })
})
