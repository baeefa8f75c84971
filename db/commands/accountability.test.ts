import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Rung, rungs } from '@/domain/accountability'
import { addDays, shanghaiDay } from '@/domain/clock'
import { type ScoreKind, scoreKinds } from '@/domain/score'
import { env } from '@/env'
import { asActor } from '../client'
import { findAccountability, listRungsOf } from '../queries/accountability'
import { listScoreEvents, listScores } from '../queries/scores'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { lateHazard } from './late-cast'
import { moveCase, type Said } from './move-case'
import { walkHazard } from './walk'

const today = shanghaiDay(new Date())
const tomorrow = addDays(today, 1)
let cast: Cast
let clock: pg.Pool
beforeAll(async () => {
  cast = await makeCast()
  clock = new pg.Pool({ connectionString: env.DATABASE_WORKER_URL, max: 3 })
})
afterAll(async () => {
  await clock.end()
  await cast.end()
})

/** All that is due for a step today, as the worker's job asks it. */
const climb = async (): Promise<number> => {
  const { rows } = await clock.query('select ladder.climb($1, 5000) as n', [today])
  return rows[0].n
}

const giveProof = (id: number) =>
  attachEvidence(cast.as.principal, {
    key: key(),
    loop: 'hazard',
    id,
    purpose: 'after',
    caption: '',
    files: [sealed()],
  })

async function handIn(id: number): Promise<void> {
  idOf(await giveProof(id))
  const [{ version }] = (await cast.ask('select version from hazard where id = $1', [id])) as [{ version: number }]
  idOf(await moveCase(cast.as.principal, { key: key(), loop: 'hazard', id, version, move: 'submit', said: {} }))
}

async function ladderOf(hazardId: number) {
  const rows = await cast.ask(
    `select id::int, rung, stage, version, org_id::int as "orgId" from accountability where about_loop = 'hazard' and about_id = $1 order by id`,
    [hazardId],
  )
  return rows as { id: number; rung: Rung; stage: string; version: number; orgId: number }[]
}

async function step(who: keyof Cast['as'], id: number, move: string, said: Said = {}) {
  const [{ version }] = (await cast.ask('select version from accountability where id = $1', [id])) as [
    { version: number },
  ]
  return moveCase(cast.as[who], { key: key(), loop: 'accountability', id, version, move, said })
}
const pointsOf = async (unit: number) =>
  (await cast.ask('select coalesce(sum(points), 0)::int as n from score_event where org_id = $1', [unit]))[0]!
    .n as number

describe('the ladder', () => {
  it('climbs one step at a time, each only after a person decided on the one below, and drafts nothing twice', async () => {
    const hazard = await lateHazard(cast, 40)
    for (const [index, rung] of rungs.entries()) {
      // three workers at once
      await Promise.all([climb(), climb(), climb()])
      const ladder = await ladderOf(hazard)
      expect(ladder.map(one => one.rung)).toEqual(rungs.slice(0, index + 1))
      const { id, stage } = ladder.at(-1)!
      expect(stage, rung).toBe('drafted')
      expect(await climb()).toBe(0)
      idOf(await step('supervisor', id, 'approve'))
      expect(await climb()).toBe(0)
      idOf(await step('supervisor', id, 'serve', { dueOn: tomorrow }))
      // its answer is awaited
      expect(await climb()).toBe(0)
      idOf(await step('principal', id, 'respond', { reason: 'On Friday.' }))
    }
    expect(await climb()).toBe(0)
  })

  it('reaches a step only when its rule’s working days have passed, and nobody who waits for a judgement', async () => {
    const early = await lateHazard(cast, 4)
    const waiting = await lateHazard(cast, 30)
    await handIn(waiting)
    await climb()
    expect(await ladderOf(waiting)).toEqual([])
    const [reminder] = await ladderOf(early)
    idOf(await step('leader', reminder!.id, 'approve'))
    expect(codeOfRefusal(await step('supervisor', reminder!.id, 'serve', { dueOn: '2020-01-01' }))).toBe('duePast')
    expect(codeOfRefusal(await step('supervisor', reminder!.id, 'serve', { dueOn: '2999-12-31' }))).toBe('dueFar')
    idOf(await step('supervisor', reminder!.id, 'serve', { dueOn: tomorrow }))
    idOf(await step('principal', reminder!.id, 'respond', { reason: 'On Friday.' }))
    await climb()
    // an urging comes after five working days
    expect((await ladderOf(early)).map(one => one.rung)).toEqual(['remind'])
  })

  it('hides a draft from the unit it is about, and tells it once it is served', async () => {
    const hazard = await lateHazard(cast, 2)
    await climb()
    const id = (await ladderOf(hazard))[0]!.id
    const seenBy = (who: keyof Cast['as']) => asActor(cast.as[who], 'read', tx => findAccountability(tx, id))
    expect(await seenBy('principal')).toBeNull()
    expect(await seenBy('stranger')).toBeNull()
    expect((await seenBy('supervisor'))?.rung).toBe('remind')
    expect(codeOfRefusal(await step('principal', id, 'approve'))).toBe('notFound')
    idOf(await step('leader', id, 'approve'))
    expect(await seenBy('principal')).toBeNull()
    idOf(await step('supervisor', id, 'serve', { dueOn: tomorrow }))
    expect((await seenBy('principal'))?.stage).toBe('served')
    expect(await seenBy('stranger')).toBeNull()
    const told = await cast.ask(
      `select person_id::int as who from notice where loop = 'accountability' and case_id = $1 and kind = 'served' order by 1`,
      [id],
    )
    expect(told.map(row => row.who)).toEqual([cast.people.principal, cast.people.worker].sort((a, b) => a - b))
    expect(await asActor(cast.as.principal, 'read', tx => listRungsOf(tx, 'hazard', hazard))).toHaveLength(1)
  })

  it('separates who writes, who approves and who decides an appeal', async () => {
    const hazard = await lateHazard(cast, 6)
    await climb()
    const first = (await ladderOf(hazard))[0]!.id
    idOf(await step('supervisor', first, 'amend', { reason: 'The second date in a row.' }))
    expect((await asActor(cast.as.leader, 'read', tx => findAccountability(tx, first)))?.words).toBe(
      'The second date in a row.',
    )
    expect(codeOfRefusal(await step('supervisor', first, 'approve'))).toBe('ownWork')
    idOf(await step('leader', first, 'approve'))
    idOf(await step('supervisor', first, 'serve', { dueOn: tomorrow }))
    expect(codeOfRefusal(await step('stranger', first, 'appeal', { reason: 'not mine' }))).toBe('notFound')
    idOf(await step('principal', first, 'appeal', { reason: 'The part was on order.' }))
    expect(codeOfRefusal(await step('leader', first, 'reverse', { reason: 'x' }))).toBe('ownWork')
    expect(codeOfRefusal(await step('principal', first, 'reverse', { reason: 'x' }))).toBe('wrongRole')
    // past the command, the database says the same
    await expect(
      cast.bypass(
        'leader',
        `update accountability set stage = 'reversed', came_from = 'appealed', came_by = 'reverse', came_with = '{"reason": "x"}', version = version + 1 where id = $1 returning id`,
        [first],
      ),
    ).rejects.toThrow('ownWork')
  })

  it('takes points when an urging is served, gives them back when an appeal is upheld, and keeps both on record', async () => {
    const hazard = await lateHazard(cast, 7)
    await climb()
    const reminder = (await ladderOf(hazard))[0]!.id
    idOf(await step('leader', reminder, 'dismiss', { reason: 'They called.' }))
    await climb()
    const urging = (await ladderOf(hazard))[1]!
    expect(urging.rung).toBe('urge')
    const before = await pointsOf(cast.units.firm)
    idOf(await step('supervisor', urging.id, 'approve'))
    expect(await pointsOf(cast.units.firm)).toBe(before)
    idOf(await step('supervisor', urging.id, 'serve', { dueOn: tomorrow }))
    expect(await pointsOf(cast.units.firm)).toBe(before - 1)
    idOf(await step('principal', urging.id, 'respond', { reason: 'Done on Friday.' }))
    idOf(await step('principal', urging.id, 'appeal', { reason: 'The date was moved by telephone.' }))
    idOf(await step('leader', urging.id, 'reverse', { reason: 'The call is on record.' }))
    expect(await pointsOf(cast.units.firm)).toBe(before)
    const span = { from: today, to: today }
    const shown = await asActor(cast.as.leader, 'read', async tx => ({
      cards: await listScores(tx, span, 'enterprises'),
      events: await listScoreEvents(tx, cast.units.firm, span, { kind: 'urge' }, { limit: 50 }),
    }))
    const mine = shown.events.rows.filter(row => row.caseId === urging.id)
    expect(mine.map(row => [row.points, row.reversesId !== null, row.isReversed])).toEqual([
      [1, true, false],
      [-1, false, true],
    ])
    const card = shown.cards.find(one => one.unit.id === cast.units.firm)!
    expect(card.efficiency + card.effectiveness).toBe(await pointsOf(cast.units.firm))
    expect(card.reasons.reduce((sum, one) => sum + one.points, 0)).toBe(card.efficiency + card.effectiveness)
  })

  it('lets nobody open a step, write or change points, or be the clock', async () => {
    const hazard = await lateHazard(cast, 30)
    await climb()
    const id = (await ladderOf(hazard))[0]!.id
    await expect(
      cast.bypass('supervisor', `insert into accountability select * from accountability where id = $1`, [id]),
    ).rejects.toThrow()
    await expect(
      cast.bypass(
        'supervisor',
        `insert into score_event (org_id, kind, dimension, rule_id, points, loop, case_id, event_id, at) select $1, 'on_time', 'efficiency', id, 99, 'hazard', $2, 1, now() from rule limit 1`,
        [cast.units.firm, hazard],
      ),
    ).rejects.toThrow('permission denied')
    await expect(cast.bypass('supervisor', 'select ladder.climb(current_date, 10)')).rejects.toThrow()
    await expect(clock.query('select ladder.act_for(1)')).rejects.toThrow('permission denied')
    await expect(cast.ask('update score_event set points = 5')).rejects.toThrow('only grows')
    await expect(
      cast.ask(
        `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'system', $2, '2018-01-01')`,
        [cast.people.worker, cast.units.firm],
      ),
    ).rejects.toThrow('membership_of_people')
  })
})

describe('points of cases', () => {
  it('follow from what was handed in, judged and reopened, not from the status', async () => {
    const walk = await walkHazard(cast, '计分')
    await walk.go('inspector', 'grade', { level: 'general' })
    await walk.go('inspector', 'order', { unitId: cast.units.firm, ownerId: cast.people.worker, dueOn: tomorrow })
    await walk.go('principal', 'start')
    const prove = async () => walk.beside(await giveProof(walk.id))
    const kinds = async () =>
      (
        await cast.ask(`select kind from score_event where loop = 'hazard' and case_id = $1 order by id`, [walk.id])
      ).map(row => row.kind)
    await prove()
    await walk.go('principal', 'submit')
    await walk.go('colleague', 'fail_reinspection', { reason: 'not done' })
    expect(await kinds()).toEqual(['failed'])
    await prove()
    await walk.go('principal', 'submit')
    await walk.go('colleague', 'pass_reinspection', { reason: 'done' })
    expect(await kinds()).toEqual(['failed'])
    await walk.go('supervisor', 'close', { verdict: 'effective', reason: 'seen' })
    expect(await kinds()).toEqual(['failed', 'on_time', 'effective'])
  })

  it('are of the kinds and dimensions that the rules and the pages know', async () => {
    const counted = await cast.ask('select distinct kind, dimension from score_event')
    expect(counted.length).toBeGreaterThan(5)
    for (const { kind, dimension } of counted) expect(scoreKinds[kind as ScoreKind], String(kind)).toBe(dimension)
    const ruled = await cast.ask(`select distinct substr(key, 7) as kind from rule where key like 'score.%'`)
    expect(ruled.map(row => row.kind).sort()).toEqual(Object.keys(scoreKinds).sort())
  })
})
