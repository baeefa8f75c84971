import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '@/domain/inspection'
import { answerItem } from './answer-item'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { moveCase, type Said } from './move-case'
import { passSection } from './pass-section'
import { planInspection } from './plan-inspection'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const plan = (more: Partial<Parameters<typeof planInspection>[1]> = {}) =>
  planInspection(cast.as.inspector, {
    key: key(),
    placeId: cast.placeId,
    checklistId: cast.checklistId,
    kind: 'unannounced',
    onDay: '2030-01-07',
    teamIds: [cast.people.inspector, cast.people.colleague],
    ...more,
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

async function inField(): Promise<number> {
  const id = idOf(await plan())
  idOf(await move('inspector', id, 'enter'))
  return id
}

const answer = (inspectionId: number, index: number, given: Answer, note = '', useKey = key()) =>
  answerItem(cast.as.inspector, { key: useKey, inspectionId, itemId: cast.itemIds[index]!, answer: given, note })

const hazardsOf = (inspectionId: number) =>
  cast.ask('select * from hazard where inspection_id = $1 order by id', [inspectionId])
const eventsOf = (inspectionId: number, name: string) =>
  cast.ask(`select * from event where loop = 'inspection' and case_id = $1 and move = $2`, [inspectionId, name])

describe('planning a visit', () => {
  it('assigns the team and is not seen by the place', async () => {
    const id = idOf(await plan())
    const [row] = await cast.ask('select stage, org_id::int, team_ids::int[] from inspection where id = $1', [id])
    expect(row).toEqual({
      stage: 'assigned',
      org_id: cast.units.regulator,
      team_ids: [cast.people.inspector, cast.people.colleague],
    })
    expect(await cast.bypass('principal', 'select id from inspection where id = $1', [id])).toEqual([])
    expect(await cast.bypass('colleague', 'select id::int from inspection where id = $1', [id])).toEqual([{ id }])
  })

  it.each([
    ['one person', () => [cast.people.inspector]],
    ['one person twice', () => [cast.people.inspector, cast.people.inspector]],
    ['somebody of another unit', () => [cast.people.inspector, cast.people.outsider]],
  ])('refuses a team of %s and leaves nothing', async (_, team) => {
    const before = await cast.ask('select count(*)::int as n from inspection')
    expect(codeOfRefusal(await plan({ teamIds: team() }))).toBe('needsTeam')
    expect(await cast.ask('select count(*)::int as n from inspection')).toEqual(before)
  })

  it('refuses a place that the unit does not see', async () => {
    const outcome = await planInspection(cast.as.outsider, {
      key: key(),
      placeId: cast.placeId,
      checklistId: cast.checklistId,
      kind: 'planned',
      onDay: '2030-01-07',
      teamIds: [cast.people.outsider, cast.people.inspector],
    })
    expect(codeOfRefusal(outcome)).toBe('notFound')
  })
})

describe('answering an item', () => {
  it('makes one hazard of a failed item, with the clause of the item', async () => {
    const id = await inField()
    const hazardId = idOf(await answer(id, 0, 'fail', '阀井积水'))
    const found = await hazardsOf(id)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      id: String(hazardId),
      stage: 'reported',
      clause: '某条例第1条',
      clause_seen: 'UNVERIFIED',
      title_zh: '阀井积水',
      place_id: String(cast.placeId),
    })
    expect(Number(found[0]!.org_id)).toBe(cast.units.firm)
    expect(Number(found[0]!.issuer_org_id)).toBe(cast.units.regulator)
    expect(await cast.ask(`select move from event where loop = 'hazard' and case_id = $1`, [hazardId])).toEqual([
      { move: 'report' },
    ])
    expect(await eventsOf(id, 'answer')).toHaveLength(1)
  })

  it('answers a repeat of the same request with the first answer and does nothing', async () => {
    const id = await inField()
    const once = key()
    const [first, second] = await Promise.all([answer(id, 0, 'fail', '', once), answer(id, 0, 'fail', '', once)])
    expect(second).toEqual(first)
    expect(await hazardsOf(id)).toHaveLength(1)
    expect(await eventsOf(id, 'answer')).toHaveLength(1)
    expect(codeOfRefusal(await answer(id, 0, 'pass', '', once))).toBe('keyReused')
  })

  it('finds the first hazard when the item fails again', async () => {
    const id = await inField()
    const first = idOf(await answer(id, 1, 'fail'))
    const again = idOf(await answer(id, 1, 'fail', 'still'))
    expect(again).toBe(first)
    expect(await hazardsOf(id)).toHaveLength(1)
  })

  it('keeps the hazard when the answer changes, and keeps both answers in the ledger', async () => {
    const id = await inField()
    idOf(await answer(id, 0, 'fail'))
    idOf(await answer(id, 0, 'pass'))
    expect(await cast.ask('select answer from inspection_answer where inspection_id = $1', [id])).toEqual([
      { answer: 'pass' },
    ])
    expect(await hazardsOf(id)).toHaveLength(1)
    expect((await eventsOf(id, 'answer')).map(event => (event.payload as { answer: string }).answer)).toEqual([
      'fail',
      'pass',
    ])
  })

  it('wants a reason for what was not checked', async () => {
    const id = await inField()
    expect(codeOfRefusal(await answer(id, 0, 'not_checked'))).toBe('needsReason')
    expect(await cast.ask('select id from inspection_answer where inspection_id = $1', [id])).toEqual([])
    idOf(await answer(id, 0, 'not_checked', 'locked'))
  })

  it('belongs to the inspecting unit and to the time on site', async () => {
    const id = idOf(await plan())
    expect(codeOfRefusal(await answer(id, 0, 'pass'))).toBe('wrongStage')
    idOf(await move('inspector', id, 'enter'))
    const outside = await answerItem(cast.as.principal, {
      key: key(),
      inspectionId: id,
      itemId: cast.itemIds[0]!,
      answer: 'pass',
      note: '',
    })
    expect(codeOfRefusal(outside)).toBe('notFound')
  })
})

describe('a section and the end of the visit', () => {
  it('passes the rest of a section one event each and leaves given answers alone', async () => {
    const id = await inField()
    idOf(await answer(id, 0, 'fail'))
    idOf(await passSection(cast.as.inspector, { key: key(), inspectionId: id, section: 'Section 1' }))
    idOf(await passSection(cast.as.inspector, { key: key(), inspectionId: id, section: 'Section 2' }))
    const answers = await cast.ask('select answer from inspection_answer where inspection_id = $1 order by item_id', [
      id,
    ])
    expect(answers.map(row => row.answer)).toEqual(['fail', 'pass', 'pass', 'pass'])
    expect(await eventsOf(id, 'answer')).toHaveLength(4)
    expect(
      codeOfRefusal(await passSection(cast.as.inspector, { key: key(), inspectionId: id, section: 'Section 1' })),
    ).toBe('invalid')
  })

  it('is submitted only with a picture of each failed item that asks for one', async () => {
    const id = await inField()
    const hazardId = idOf(await answer(id, 0, 'fail', '阀门漏气'))
    for (const section of ['Section 1', 'Section 2'])
      idOf(await passSection(cast.as.inspector, { key: key(), inspectionId: id, section }))
    expect(codeOfRefusal(await move('inspector', id, 'submit'))).toBe('needsPhotos')
    const forced = `update inspection set stage = 'submitted', came_from = 'in_field', came_by = 'submit', came_with = '{}', version = version + 1 where id = $1`
    await expect(cast.bypass('inspector', forced, [id])).rejects.toMatchObject({ message: 'needsPhotos' })
    idOf(
      await attachEvidence(cast.as.inspector, {
        key: key(),
        loop: 'hazard',
        id: hazardId,
        purpose: 'before',
        caption: '',
        files: [sealed()],
      }),
    )
    idOf(await move('inspector', id, 'submit'))
  })

  it('is submitted only when every item is answered, and reviewed only by somebody outside the team', async () => {
    const id = await inField()
    expect(codeOfRefusal(await move('inspector', id, 'submit'))).toBe('needsAnswers')
    for (const section of ['Section 1', 'Section 2'])
      idOf(await passSection(cast.as.inspector, { key: key(), inspectionId: id, section }))
    idOf(await move('inspector', id, 'submit'))
    expect(codeOfRefusal(await answer(id, 0, 'fail'))).toBe('wrongStage')
    expect(codeOfRefusal(await move('inspector', id, 'review'))).toBe('ownWork')
    const forced = `update inspection set stage = 'reviewed', came_from = 'submitted', came_by = 'review', came_with = '{}', version = version + 1 where id = $1`
    await expect(cast.bypass('inspector', forced, [id])).rejects.toThrow('ownWork')
    // who went along does not judge it either
    expect(codeOfRefusal(await move('colleague', id, 'review'))).toBe('ownWork')
    await expect(cast.bypass('colleague', forced, [id])).rejects.toThrow('ownWork')
    idOf(await move('regulatorHead', id, 'review'))
    idOf(await move('regulatorHead', id, 'issue'))
    const [row] = await cast.ask(
      'select stage, submitter_id::int, verifier_id::int, closed_at is not null as closed from inspection where id = $1',
      [id],
    )
    expect(row).toEqual({
      stage: 'issued',
      submitter_id: cast.people.inspector,
      verifier_id: cast.people.regulatorHead,
      closed: true,
    })
  })
})
