import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loops } from '@/domain/loops'
import { attachEvidence } from '../commands/attach-evidence'
import { type Cast, idOf, key, makeCast, sealed } from '../commands/cast'
import { moveCase, type Said } from '../commands/move-case'
import { reportHazard } from '../commands/report-hazard'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const said: Said = { reason: '随机', level: 'general', verdict: 'effective', dueOn: '2030-03-03' }
// orders need a unit, so that the histories reach the stages in which a clock runs
const unit = () => ({ unitId: cast.units.firm, ownerId: cast.people.principal })
const movers = ['inspector', 'colleague', 'principal', 'supervisor', 'leader'] as const
const names = Object.entries(loops.hazard.moves)
  .filter(([, move]) => !move.from.includes('none'))
  .map(([name]) => name)

const everyCase = ['task', 'hazard', 'inspection', 'directive']
  .map(loop => `select loop, id, line, org_id, region_code, stage, level, due_on from ${loop}`)
  .join(' union all ')

const differences = `
  with kept as (select loop, line, org_id, region_code, stage, level, count::bigint as n from tally where count <> 0),
  counted as (select loop, line, org_id, region_code, stage, coalesce(level, '') as level, count(*) as n from (${everyCase}) c group by 1, 2, 3, 4, 5, 6)
  select * from kept k full join counted c using (loop, line, org_id, region_code, stage, level) where k.n is distinct from c.n`

const dueDifferences = `
  with kept as (select loop, line, org_id, region_code, level, due_on, count::bigint as n from tally_due where count <> 0),
  counted as (select loop, line, org_id, region_code, coalesce(level, '') as level, loops.bucket(loop, stage, due_on) as due_on, count(*) as n
    from (${everyCase}) c where loops.bucket(loop, stage, due_on) is not null group by 1, 2, 3, 4, 5, 6)
  select * from kept k full join counted c using (loop, line, org_id, region_code, level, due_on) where k.n is distinct from c.n`

const flowDifferences = `
  with counted as (
    select loop, org_id, (opened_at at time zone 'Asia/Shanghai')::date as on_day, count(*) as opened, 0 as closed
    from (select c.loop, c.org_id, c.opened_at, c.stage from task c union all select c.loop, c.org_id, c.opened_at, c.stage from hazard c) c
    where loops.state(c.loop, c.stage) <> 'before' group by 1, 2, 3
    union all
    select loop, org_id, (closed_at at time zone 'Asia/Shanghai')::date, 0, count(*)
    from (select c.loop, c.org_id, c.closed_at, c.stage from task c union all select c.loop, c.org_id, c.closed_at, c.stage from hazard c) c
    where loops.state(c.loop, c.stage) = 'done' group by 1, 2, 3
  ), counted_all as (select loop, org_id, on_day, sum(opened) as opened, sum(closed) as closed from counted group by 1, 2, 3),
  kept as (select loop, org_id, on_day, sum(opened) as opened, sum(closed) as closed from flow where loop in ('task', 'hazard') group by 1, 2, 3)
  select * from kept k full join counted_all c using (loop, org_id, on_day)
  where coalesce(k.opened, 0) <> coalesce(c.opened, 0) or coalesce(k.closed, 0) <> coalesce(c.closed, 0)`

test('after any history of moves, lawful or refused, the tally and the flow equal a recount', async () => {
  const steps = fc.array(fc.record({ who: fc.constantFrom(...movers), move: fc.constantFrom(...names) }), {
    minLength: 10,
    maxLength: 40,
  })
  let made = 0
  await fc.assert(
    fc.asyncProperty(steps, async history => {
      const id = idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '随机历史' }))
      for (const purpose of ['before', 'after'] as const) {
        idOf(
          await attachEvidence(cast.as.inspector, {
            key: key(),
            loop: 'hazard',
            id,
            purpose,
            caption: '',
            files: [sealed()],
          }),
        )
      }
      let version = 3
      for (const { who, move } of history) {
        const outcome = await moveCase(cast.as[who], {
          key: key(),
          loop: 'hazard',
          id,
          version,
          move,
          said: { ...said, ...unit() },
        })
        if (outcome.ok) {
          version = outcome.version
          made++
        }
      }
    }),
    { numRuns: 40 },
  )
  expect(made).toBeGreaterThan(40)
  expect(await cast.ask(differences)).toEqual([])
  expect(await cast.ask(dueDifferences)).toEqual([])
  expect(await cast.ask(flowDifferences)).toEqual([])
}, 120_000)
