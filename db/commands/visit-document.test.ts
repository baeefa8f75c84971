import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { moveCase, type Said } from './move-case'
import { passSection } from './pass-section'
import { planInspection } from './plan-inspection'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const own = (kind: 'planned' | 'unannounced') =>
  planInspection(cast.as.inspector, {
    key: key(),
    placeId: cast.placeId,
    checklistId: cast.checklistId,
    kind,
    onDay: '2030-01-07',
    teamIds: [cast.people.inspector, cast.people.colleague],
  })
async function move(who: keyof Cast['as'], id: number, name: string, said: Said = {}) {
  const [row] = await cast.ask('select version from inspection where id = $1', [id])
  return moveCase(cast.as[who], {
    key: key(),
    loop: 'inspection',
    id,
    version: row!.version as number,
    move: name,
    said,
  })
}
const answerAll = async (who: keyof Cast['as'], id: number) => {
  for (const section of ['Section 1', 'Section 2'])
    idOf(await passSection(cast.as[who], { key: key(), inspectionId: id, section }))
}

describe('the document', () => {
  it('is received once, by the unit of the place, and answered in words; both stand in the ledger', async () => {
    const id = idOf(await own('unannounced'))
    idOf(await move('inspector', id, 'enter'))
    await answerAll('inspector', id)
    idOf(await move('inspector', id, 'submit'))
    idOf(await move('regulatorHead', id, 'review'))
    expect(codeOfRefusal(await move('principal', id, 'receive'))).toBe('notFound')
    idOf(await move('regulatorHead', id, 'issue'))
    expect(codeOfRefusal(await move('stranger', id, 'receive'))).toBe('notFound')
    expect(codeOfRefusal(await move('inspector', id, 'receive'))).toBe('wrongRole')
    idOf(await move('principal', id, 'receive'))
    expect(codeOfRefusal(await move('worker', id, 'receive'))).toBe('alreadyReceived')
    await expect(
      cast.bypass(
        'worker',
        `update inspection set came_by = 'receive', came_from = 'issued', came_with = '{}', version = version + 1 where id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ message: 'alreadyReceived' })
    expect(codeOfRefusal(await move('principal', id, 'reply'))).toBe('needsReason')
    idOf(await move('worker', id, 'reply', { reason: '已收到，十五日内整改' }))
    expect(
      await cast.ask(
        `select move, person_id::int, payload ->> 'reason' as reason from event where loop = 'inspection' and case_id = $1 and move in ('receive', 'reply') order by seq`,
        [id],
      ),
    ).toEqual([
      { move: 'receive', person_id: cast.people.principal, reason: null },
      { move: 'reply', person_id: cast.people.worker, reason: '已收到，十五日内整改' },
    ])
  })
})
