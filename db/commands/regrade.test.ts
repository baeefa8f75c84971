import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, codeOfRefusal, makeCast } from './cast'
import { walkHazard } from './walk'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

type Who = keyof Cast['as']

/** A hazard of this grade, and how to move it on. */
async function graded(level: 'general' | 'major') {
  const { id, move, go } = await walkHazard(cast, '分级')
  await go('inspector', 'grade', { level })
  const row = async () => (await cast.ask('select stage, level, proposer_id::int from hazard where id = $1', [id]))[0]
  return { id, move, go, row }
}
const reason = '现场复核'

describe('the grade of a hazard', () => {
  it('is raised by one person of the regulator', async () => {
    const { move, go, row } = await graded('general')
    await go('inspector', 'order', { unitId: cast.units.firm, dueOn: '2036-01-01' })
    expect(codeOfRefusal(await move('principal', 'upgrade', { reason }))).toBe('wrongRole')
    expect(codeOfRefusal(await move('outsider', 'upgrade', { reason }))).toBe('notFound')
    await go('inspector', 'upgrade', { reason })
    expect(await row()).toEqual({ stage: 'graded', level: 'major', proposer_id: null })
    expect(codeOfRefusal(await move('inspector', 'upgrade', { reason }))).toBe('wrongLevel')
  })

  it('is lowered by two, the second apart from the first', async () => {
    const { move, go, row } = await graded('major')
    expect(codeOfRefusal(await move('supervisor', 'confirm_downgrade', { reason }))).toBe('notProposed')
    await go('inspector', 'propose_downgrade', { reason })
    expect(await row()).toEqual({ stage: 'graded', level: 'major', proposer_id: cast.people.inspector })
    expect(codeOfRefusal(await move('inspector', 'confirm_downgrade', { reason }))).toBe('wrongRole')
    await go('leader', 'refuse_downgrade', { reason: '证据不足' })
    expect(await row()).toEqual({ stage: 'graded', level: 'major', proposer_id: null })
    await go('inspector', 'propose_downgrade', { reason })
    await go('supervisor', 'confirm_downgrade', { reason })
    expect(await row()).toEqual({ stage: 'graded', level: 'general', proposer_id: null })
  })

  it('a proposal is void once the case has moved on', async () => {
    const { move, go, row } = await graded('major')
    await go('inspector', 'propose_downgrade', { reason })
    await go('inspector', 'impose_controls', { reason, unitId: cast.units.firm })
    expect(await row()).toMatchObject({ stage: 'interim_controls', proposer_id: null })
    expect(codeOfRefusal(await move('supervisor', 'confirm_downgrade', { reason }))).toBe('notProposed')
  })

  it('the database asks again: no grade beside its move, and nobody confirms alone', async () => {
    const { id, go } = await graded('major')
    const change = (who: Who, move: string, level: string) =>
      cast.bypass(
        who,
        `update hazard set stage = 'graded', came_from = 'graded', came_by = $1, came_with = '{"reason":"x"}', level = $2, version = version + 1 where id = $3 returning id`,
        [move, level, id],
      )
    await expect(change('inspector', 'propose_downgrade', 'general')).rejects.toMatchObject({ message: 'wrongStage' })
    await expect(change('supervisor', 'confirm_downgrade', 'general')).rejects.toMatchObject({ message: 'notProposed' })
    await go('inspector', 'propose_downgrade', { reason })
    // as if the supervisor, under another office of theirs, had proposed it
    await cast.ask(
      `do $$ begin set local session_replication_role = replica; update hazard set proposer_id = ${cast.people.supervisor} where id = ${id}; end $$`,
    )
    await expect(change('supervisor', 'confirm_downgrade', 'general')).rejects.toMatchObject({ message: 'ownWork' })
    await expect(change('leader', 'confirm_downgrade', 'major')).rejects.toMatchObject({ message: 'wrongLevel' })
    expect(await change('leader', 'confirm_downgrade', 'general')).toHaveLength(1)
  })
})
