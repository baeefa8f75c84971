import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loops } from '@/domain/loops'
import { attachEvidence } from '../commands/attach-evidence'
import { type Cast, idOf, key, makeCast, sealed } from '../commands/cast'
import { moveCase, type Said } from '../commands/move-case'
import { reportHazard } from '../commands/report-hazard'
import { countDifferences } from '../reconcile'

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
  for (const [kind, query] of Object.entries(countDifferences)) expect(await cast.ask(query), kind).toEqual([])
}, 120_000)
