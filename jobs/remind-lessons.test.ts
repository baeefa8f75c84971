import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, makeCast } from '@/db/commands/cast'
import { lessonsOf } from '@/db/commands/lessons-cast'
import { addMonths } from '@/domain/accident'
import { addDays, daysBetween } from '@/domain/clock'

let cast: Cast
let at: ReturnType<typeof lessonsOf>
beforeAll(async () => {
  cast = await makeCast()
  at = lessonsOf(cast)
})
afterAll(() => cast.end())

const remind = async (day: string) =>
  (await cast.ask('select lessons.remind($1) as said', [day]))[0]!.said as Record<string, number>
const told = async (id: number) =>
  (
    await cast.ask(
      `select kind, person_id::int as who from notice where loop = 'accident' and case_id = $1 and kind like 'evaluation%' order by at, kind, who`,
      [id],
    )
  ).map(row => [row.kind, row.who])

describe('the window in which measures are evaluated', () => {
  it('is told of when it opens, before it ends and when it is over, each once', async () => {
    const approvedAgo = 200
    const { id } = await at.concluded(approvedAgo)
    const approvedOn = addDays(at.today, -approvedAgo)
    const opensOn = addMonths(approvedOn, 10)
    const closesOn = addMonths(approvedOn, 12)
    expect(daysBetween(at.today, opensOn)).toBeGreaterThan(0)
    // the government inquires, so the office that registered it is told: here the regulator's head
    const office = cast.people.regulatorHead
    await remind(addDays(opensOn, -1))
    expect(await told(id)).toEqual([])
    await remind(opensOn)
    await remind(opensOn)
    expect(await told(id)).toEqual([['evaluationOpens', office]])
    await remind(addDays(closesOn, -30))
    await remind(addDays(closesOn, -2))
    expect(await told(id)).toEqual([
      ['evaluationOpens', office],
      ['evaluationCloses', office],
    ])
    await remind(addDays(closesOn, 1))
    await remind(addDays(closesOn, 2))
    const late = (await told(id)).filter(([kind]) => kind === 'evaluationLate').map(([, who]) => who)
    // and the leader above it
    expect(late.sort()).toEqual([cast.people.leader, office].sort())
  })
})
