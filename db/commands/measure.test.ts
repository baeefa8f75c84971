import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDay } from '@/domain/clock'
import { implementations, planParts } from '@/domain/hazard'
import { stopEndsOn } from '@/domain/measure'
import { asActor } from '../client'
import type { BrokenKind } from '../queries/broken-kinds'
import { listBroken } from '../queries/broken-loops'
import { calendar } from '../queries/calendar'
import { countViews } from '../queries/case-counts'
import { readFilters } from '../queries/case-filters'
import { listCases } from '../queries/case-list'
import { findHazard } from '../queries/hazards'
import { findMeasureOrder, listMeasures, listPublications } from '../queries/measures'
import { ruleOn } from '../queries/rules'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, key, makeCast, sealed } from './cast'
import { type Walk, walkHazard } from './walk'

let cast: Cast
let serial = 0
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const today = shanghaiDay(new Date())
const paper = () => ({
  kind: 'stop_work' as const,
  number: `试措 ${cast.placeId}-${++serial}`,
  basis: '中华人民共和国安全生产法第六十五条',
  scope: '二号装置',
})
const counted = async (table: string, id: number) =>
  (await cast.ask(`select count(*)::int as n from ${table} where hazard_id = $1`, [id]))[0]!.n as number
const eventsOf = (id: number, move: string) =>
  cast.ask(
    `select payload, person_id::int as by from event where loop = 'hazard' and case_id = $1 and move = $2 order by seq`,
    [id, move],
  )

/** The hazards that are a broken link of this kind to the leader, were it that day. */
const broken = (kind: BrokenKind, on: string) =>
  asActor(cast.as.leader, 'read', async tx =>
    (await listBroken(tx, { kinds: [kind], today: on, calendar: calendar(), limit: 1000 })).map(row => row.id),
  )

async function reinspected(title: string): Promise<Walk> {
  const walk = await walkHazard(cast, title)
  const { id, go, beside } = walk
  await go('inspector', 'grade', { level: 'general' })
  await go('inspector', 'order', { unitId: cast.units.firm, ownerId: cast.people.principal, dueOn: '2036-01-01' })
  await go('principal', 'start')
  const file = { key: key(), loop: 'hazard' as const, id, purpose: 'after' as const, caption: '', files: [sealed()] }
  beside(await attachEvidence(cast.as.principal, file))
  await go('principal', 'submit')
  await go('inspector', 'pass_reinspection', { reason: '合格' })
  return walk
}

async function listed(title: string): Promise<Walk> {
  const walk = await walkHazard(cast, title)
  await walk.go('inspector', 'grade', { level: 'major' })
  await walk.go('inspector', 'impose_controls', { reason: 'x', unitId: cast.units.firm })
  await walk.go('principal', 'file_plan', {
    plan: Object.fromEntries(planParts.map(part => [part, part])),
    implementations: Object.fromEntries(implementations.map(kind => [kind, { owner: '马春林', dueOn: '2036-03-01' }])),
  })
  const notice = { number: `试挂措 ${walk.id}`, level: 'province' as const }
  await walk.go('leader', 'list', { dueOn: '2036-04-01', notice })
  return walk
}

describe('an enforcement measure', () => {
  it('is served by who regulates, with its event, under a number of its own', async () => {
    const { id, move, go } = await walkHazard(cast, '措施')
    const measure = paper()
    for (const who of ['principal', 'leader'] as const)
      expect(codeOfRefusal(await move(who, 'impose_measure', { measure }))).toBe('wrongRole')
    expect(['notYourUnit', 'notFound']).toContain(codeOfRefusal(await move('outsider', 'impose_measure', { measure })))
    expect(codeOfRefusal(await move('inspector', 'impose_measure'))).toBe('needsMeasure')
    expect(codeOfRefusal(await move('inspector', 'impose_measure', { measure: { ...measure, basis: ' ' } }))).toBe(
      'needsMeasure',
    )
    expect(await counted('hazard_measure', id)).toBe(0)
    await go('inspector', 'impose_measure', { measure })
    expect(await eventsOf(id, 'impose_measure')).toEqual([{ payload: { measure }, by: cast.people.inspector }])
    expect(codeOfRefusal(await move('inspector', 'impose_measure', { measure }))).toBe('numberTaken')
    expect(await counted('hazard_measure', id)).toBe(1)
    expect(await eventsOf(id, 'impose_measure')).toHaveLength(1)
    const until = stopEndsOn(today, ruleOn('hazard.stop.months', today).value)
    expect(await broken('stopTooLong', until)).not.toContain(id)
    expect(await broken('stopTooLong', addDays(until, 1))).toContain(id)
    const seen = await asActor(cast.as.principal, 'read', async tx => ({
      measures: await listMeasures(tx, id),
      orders: [await findMeasureOrder(tx, id, 0), await findMeasureOrder(tx, id, (await listMeasures(tx, id))[0]!.id)],
    }))
    expect(seen.measures).toMatchObject([{ ...measure, liftedAt: null, imposedBy: { id: cast.people.inspector } }])
    expect(seen.orders[0]).toBeNull()
    expect(seen.orders[1]).toMatchObject({ ...measure, hazardId: id, titleZh: '措施' })
  })

  it('keeps the hazard from being closed, by the rule and by the database, until it is lifted once', async () => {
    const { id, move, go } = await reinspected('措施未解除')
    const [one, two] = [paper(), { ...paper(), kind: 'seal' as const }]
    await go('inspector', 'impose_measure', { measure: one })
    await go('inspector', 'impose_measure', { measure: two })
    expect(codeOfRefusal(await move('supervisor', 'close', { verdict: 'effective' }))).toBe('measuresInForce')
    const closing = `update hazard set stage = 'closed', came_from = stage, came_by = 'close', came_with = '{}', verdict = 'effective', version = version + 1 where id = $1 returning id`
    await expect(cast.bypass('supervisor', closing, [id])).rejects.toMatchObject({ message: 'measuresInForce' })

    const [first] = await asActor(cast.as.inspector, 'read', tx => listMeasures(tx, id))
    expect(codeOfRefusal(await move('colleague', 'lift_measure'))).toBe('needsReason')
    expect(codeOfRefusal(await move('principal', 'lift_measure', { reason: 'x' }))).toBe('wrongRole')
    await go('colleague', 'lift_measure', { reason: '复查合格', measureId: first!.id })
    const lifted = () =>
      cast.ask(
        'select lift_reason as why, lifted_by_id::int as by from hazard_measure where hazard_id = $1 order by id',
        [id],
      )
    expect(await lifted()).toEqual([
      { why: null, by: null },
      { why: '复查合格', by: cast.people.colleague },
    ])
    expect(codeOfRefusal(await move('colleague', 'lift_measure', { reason: 'x', measureId: first!.id }))).toBe(
      'noMeasureInForce',
    )
    expect(codeOfRefusal(await move('supervisor', 'close', { verdict: 'effective' }))).toBe('measuresInForce')
    await go('colleague', 'lift_measure', { reason: '全部解除' })
    expect((await lifted()).map(row => row.why)).toEqual(['全部解除', '复查合格'])
    expect(codeOfRefusal(await move('colleague', 'lift_measure', { reason: 'x' }))).toBe('noMeasureInForce')
    await go('supervisor', 'close', { verdict: 'effective' })
    expect(codeOfRefusal(await move('inspector', 'impose_measure', { measure: paper() }))).toBe('wrongStage')
  })

  it('stands as it was served: neither row nor lifting comes without its move, and no other is lifted in its name', async () => {
    const { id, go } = await walkHazard(cast, '措施篡改')
    const row = `insert into hazard_measure (hazard_id, kind, number, basis, scope, imposed_by_id) values ($1, 'seal', $2, 'x', 'x', $3) returning id`
    const me = cast.people.inspector
    await expect(cast.bypass('inspector', row, [id, paper().number, me])).rejects.toMatchObject({
      message: 'withoutMove',
    })
    await go('inspector', 'impose_measure', { measure: paper() })
    await go('inspector', 'impose_measure', { measure: paper() })
    const lift = `update hazard_measure set lifted_by_id = $1, lifted_at = '2020-01-01', lift_reason = 'x' where hazard_id = $2 returning id`
    await expect(cast.bypass('inspector', lift, [me, id])).rejects.toMatchObject({ message: 'withoutMove' })
    await expect(
      cast.bypass('inspector', `update hazard_measure set scope = 'less' where hazard_id = $1 returning id`, [id]),
    ).rejects.toMatchObject({ code: '42501' })
    const [{ a, b }] = (await cast.ask(
      'select min(id)::int as a, max(id)::int as b from hazard_measure where hazard_id = $1',
      [id],
    )) as [{ a: number; b: number }]
    const inNameOf = (measureId: number) =>
      cast.bypass(
        'inspector',
        `with moved as (update hazard set came_from = stage, came_by = 'lift_measure', came_with = $1, version = version + 1 where id = $2 returning id)
         update hazard_measure m set lifted_by_id = $3, lifted_at = '2020-01-01', lift_reason = 'x' from moved where m.id = $4 returning m.lifted_at > now() - interval '1 minute' as stamped`,
        [JSON.stringify({ reason: 'x', measureId }), id, me, b],
      )
    await expect(inNameOf(a)).rejects.toMatchObject({ message: 'withoutMove' })
    // and when it was lifted is the server's to say
    expect(await inNameOf(b)).toEqual([{ stamped: true }])
  })

  it('is found by the list, counted as it is listed', async () => {
    const clock = { today: '2036-01-01', soonUntil: '2036-01-04' }
    const filters = readFilters('hazard', { measure: 'yes' })
    expect(filters).toEqual({ measure: 'yes' })
    expect(readFilters('task', { measure: 'yes' })).toEqual({})
    await asActor(cast.as.inspector, 'read', async tx => {
      const { rows } = await listCases(tx, 'hazard', filters, { sort: 'opened', limit: 100, clock })
      const own = await cast.ask(
        'select distinct m.hazard_id::int as id from hazard_measure m join hazard h on h.id = m.hazard_id where m.lifted_at is null and h.place_id = $1',
        [cast.placeId],
      )
      expect(rows.map(row => row.id).sort()).toEqual(own.map(row => row.id).sort())
      expect(own.length).toBeGreaterThan(0)
      expect(await countViews(tx, 'hazard', [filters], clock)).toEqual([rows.length])
    })
  })
})

describe('a public notice', () => {
  it('is recorded of a listed major hazard, by its day, with its move', async () => {
    const { id, move, go } = await listed('公示')
    const publication = { channel: '省应急管理厅网站', onDay: today }
    expect(codeOfRefusal(await move('inspector', 'publish', { publication }))).toBe('wrongRole')
    expect(codeOfRefusal(await move('leader', 'publish'))).toBe('needsPublication')
    const ahead = { ...publication, onDay: addDays(today, 1) }
    expect(codeOfRefusal(await move('leader', 'publish', { publication: ahead }))).toBe('dayAhead')
    const alone = `insert into hazard_publication (hazard_id, channel, on_day, person_id) values ($1, 'x', $2, $3) returning id`
    const me = cast.people.leader
    await expect(cast.bypass('leader', alone, [id, today, me])).rejects.toMatchObject({ message: 'withoutMove' })
    await expect(cast.bypass('leader', alone, [id, ahead.onDay, me])).rejects.toMatchObject({ message: 'dayAhead' })
    expect(await counted('hazard_publication', id)).toBe(0)
    expect(await broken('hazardUnpublished', addDays(today, 30))).toContain(id)
    expect(await broken('hazardUnpublished', today)).not.toContain(id)
    await go('leader', 'publish', { publication })
    expect(await broken('hazardUnpublished', addDays(today, 30))).not.toContain(id)
    const seen = await asActor(cast.as.principal, 'read', tx => listPublications(tx, id))
    expect(seen).toMatchObject([{ ...publication, by: { id: me } }])
    expect(await eventsOf(id, 'publish')).toEqual([{ payload: { publication }, by: me }])
  })
})

describe('an on-site review', () => {
  it('says which experts advised and what they said, each review its own', async () => {
    const { id, move, go, beside } = await listed('专家')
    await go('principal', 'start_listed')
    for (const step of implementations) await go('worker', 'implement', { step, reason: 'x' })
    const ask = async () => {
      const file = {
        key: key(),
        loop: 'hazard' as const,
        id,
        purpose: 'after' as const,
        caption: '',
        files: [sealed()],
      }
      beside(await attachEvidence(cast.as.principal, file))
      await go('principal', 'request_acceptance')
    }
    await ask()
    const half = { names: '周明远', opinion: ' ' }
    expect(codeOfRefusal(await move('inspector', 'fail_review', { reason: '不合格', experts: half }))).toBe(
      'needsExperts',
    )
    expect(await counted('hazard_review', id)).toBe(0)
    await go('inspector', 'fail_review', { reason: '不合格' })
    await ask()
    const experts = { names: '周明远', opinion: '联锁有效' }
    await go('inspector', 'pass_review', { reason: '合格', experts })
    const detail = await asActor(cast.as.principal, 'read', tx => findHazard(tx, id, 365))
    expect(detail!.reviews.map(({ passed, opinion, experts }) => ({ passed, opinion, experts }))).toEqual([
      { passed: true, opinion: '合格', experts },
      { passed: false, opinion: '不合格', experts: null },
    ])
  })
})
