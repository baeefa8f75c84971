import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerItem } from './answer-item'
import { attachEvidence } from './attach-evidence'
import { beginSelfCheck } from './begin-self-check'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { moveCase, type Said } from './move-case'
import { passSection } from './pass-section'
import { planCrossVisit } from './plan-cross-visit'
import { planInspection } from './plan-inspection'

let cast: Cast
type Who = keyof Cast['as']
beforeAll(async () => {
  cast = await makeCast()
  // a second inspector elsewhere, so that the other bureau can send a team
  await cast.ask(
    `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'inspector', $2, '2018-01-01')`,
    [cast.people.regulatorHead, cast.units.otherBureau],
  )
})
afterAll(() => cast.end())

const onDay = '2030-01-07'
const own = (kind: 'planned' | 'unannounced' | 'follow_up', more: object = {}) =>
  planInspection(cast.as.inspector, {
    key: key(),
    placeId: cast.placeId,
    checklistId: cast.checklistId,
    kind,
    onDay,
    teamIds: [cast.people.inspector, cast.people.colleague],
    ...more,
  })
const cross = (unitId = cast.units.otherBureau, who: Who = 'supervisor') =>
  planCrossVisit(cast.as[who], { key: key(), placeId: cast.placeId, checklistId: cast.checklistId, unitId, onDay })
const self = (who: Who = 'principal') =>
  beginSelfCheck(cast.as[who], { key: key(), placeId: cast.placeId, checklistId: cast.checklistId, onDay })

async function move(who: Who, id: number, name: string, said: Said = {}) {
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
const answerAll = async (who: Who, id: number) => {
  for (const section of ['Section 1', 'Section 2'])
    idOf(await passSection(cast.as[who], { key: key(), inspectionId: id, section }))
}
const stageOf = async (id: number) => (await cast.ask('select stage from inspection where id = $1', [id]))[0]!.stage
const count = async () => (await cast.ask('select count(*)::int as n from inspection'))[0]!.n

describe('a cross visit', () => {
  it('is given by a supervisor to an authority that does not regulate the place, which names its own team', async () => {
    const id = idOf(await cross())
    expect(
      codeOfRefusal(await move('inspector', id, 'assign', { teamIds: [cast.people.inspector, cast.people.colleague] })),
    ).toBe('notYourUnit')
    expect(codeOfRefusal(await move('outsider', id, 'assign', { teamIds: [cast.people.outsider] }))).toBe('needsTeam')
    expect(
      codeOfRefusal(await move('outsider', id, 'assign', { teamIds: [cast.people.outsider, cast.people.inspector] })),
    ).toBe('strangerNamed')
    idOf(await move('outsider', id, 'assign', { teamIds: [cast.people.outsider, cast.people.regulatorHead] }))
    const [row] = await cast.ask(
      'select kind, stage, org_id::int, issuer_org_id::int, regulator_org_id::int, place_org_id::int from inspection where id = $1',
      [id],
    )
    expect(row).toEqual({
      kind: 'cross',
      stage: 'assigned',
      org_id: cast.units.otherBureau,
      issuer_org_id: cast.units.office,
      regulator_org_id: cast.units.regulator,
      place_org_id: cast.units.firm,
    })
    idOf(await move('outsider', id, 'enter'))
    idOf(
      await answerItem(cast.as.outsider, {
        key: key(),
        inspectionId: id,
        itemId: cast.itemIds[0]!,
        answer: 'fail',
        note: '阀井积水',
      }),
    )
    expect(
      await cast.ask('select issuer_org_id::int, regulator_org_id::int from hazard where inspection_id = $1', [id]),
    ).toEqual([{ issuer_org_id: cast.units.otherBureau, regulator_org_id: cast.units.regulator }])
  })

  it.each([
    ['the regulator of the place', () => cross(cast.units.regulator), 'wrongKind'],
    ['an enterprise', () => cross(cast.units.otherFirm), 'wrongKind'],
    ['anybody, by an inspector', () => cross(cast.units.otherBureau, 'inspector'), 'wrongRole'],
  ])('is not given to %s, and leaves nothing', async (_, attempt, code) => {
    const before = await count()
    expect(codeOfRefusal(await attempt())).toBe(code)
    expect(await count()).toBe(before)
  })
})

describe('a follow-up', () => {
  it('looks after an issued visit of the same place, and nothing else', async () => {
    const first = idOf(await own('planned'))
    expect(codeOfRefusal(await own('follow_up', { followsId: first }))).toBe('wrongKind')
    expect(codeOfRefusal(await own('follow_up'))).toBe('wrongKind')
    idOf(await move('inspector', first, 'enter'))
    await answerAll('inspector', first)
    idOf(await move('inspector', first, 'submit'))
    idOf(await move('regulatorHead', first, 'review'))
    idOf(await move('regulatorHead', first, 'issue'))
    const id = idOf(await own('follow_up', { followsId: first }))
    expect(await cast.ask('select kind, follows_id::int from inspection where id = $1', [id])).toEqual([
      { kind: 'follow_up', follows_id: first },
    ])
  })

  it('does not pass with its section what failed the last time', async () => {
    const first = idOf(await own('planned'))
    idOf(await move('inspector', first, 'enter'))
    const hazardId = idOf(
      await answerItem(cast.as.inspector, {
        key: key(),
        inspectionId: first,
        itemId: cast.itemIds[1]!,
        answer: 'fail',
        note: '阀井积水',
      }),
    )
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
    await answerAll('inspector', first)
    idOf(await move('inspector', first, 'submit'))
    idOf(await move('regulatorHead', first, 'review'))
    idOf(await move('regulatorHead', first, 'issue'))
    const id = idOf(await own('follow_up', { followsId: first }))
    idOf(await move('inspector', id, 'enter'))
    await answerAll('inspector', id)
    expect(
      (await cast.ask('select item_id::int from inspection_answer where inspection_id = $1', [id])).map(
        row => row.item_id,
      ),
    ).not.toContain(cast.itemIds[1])
    expect(codeOfRefusal(await move('inspector', id, 'submit'))).toBe('needsAnswers')
  })
})

describe('a self-check', () => {
  it('is answered by the enterprise, read by an inspector of who regulates the place, sent back or confirmed', async () => {
    const id = idOf(await self())
    expect(await stageOf(id)).toBe('in_field')
    expect(
      codeOfRefusal(
        await answerItem(cast.as.inspector, {
          key: key(),
          inspectionId: id,
          itemId: cast.itemIds[0]!,
          answer: 'pass',
          note: '',
        }),
      ),
    ).toBe('notYourUnit')
    await answerAll('principal', id)
    expect(codeOfRefusal(await move('inspector', id, 'confirm_self'))).toBe('wrongStage')
    idOf(await move('principal', id, 'submit'))
    expect(codeOfRefusal(await move('principal', id, 'confirm_self'))).toBe('wrongRole')
    expect(codeOfRefusal(await move('outsider', id, 'confirm_self'))).toBe('notFound')
    expect(codeOfRefusal(await move('inspector', id, 'return_self'))).toBe('needsReason')
    idOf(await move('inspector', id, 'return_self', { reason: '请补充照片' }))
    expect(await stageOf(id)).toBe('in_field')
    idOf(await move('worker', id, 'submit'))
    idOf(await move('inspector', id, 'confirm_self'))
    const [row] = await cast.ask('select stage, submitter_id::int, verifier_id::int from inspection where id = $1', [
      id,
    ])
    expect(row).toEqual({ stage: 'issued', submitter_id: cast.people.worker, verifier_id: cast.people.inspector })
  })

  it('is of the enterprise’s own place, never another’s, never an authority’s', async () => {
    const before = await count()
    expect(codeOfRefusal(await self('stranger'))).toBe('notFound')
    expect(codeOfRefusal(await self('inspector'))).toBe('wrongRole')
    expect(await count()).toBe(before)
  })

  it('comes to its end through who regulates the place alone, past the commands too', async () => {
    const id = idOf(await self())
    await answerAll('principal', id)
    idOf(await move('principal', id, 'submit'))
    await cast.ask(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'head', $2, '2018-01-01')`,
      [cast.people.stranger, cast.units.firm],
    )
    await cast.ask('update membership set valid_to = current_date - 1 where person_id = $1 and org_id = $2', [
      cast.people.stranger,
      cast.units.otherFirm,
    ])
    expect(codeOfRefusal(await move('stranger', id, 'review'))).toBe('wrongKind')
    await cast.ask('update membership set valid_to = current_date - 1 where person_id = $1 and org_id = $2', [
      cast.people.stranger,
      cast.units.firm,
    ])
    await cast.ask('update membership set valid_to = null where person_id = $1 and org_id = $2', [
      cast.people.stranger,
      cast.units.otherFirm,
    ])
    for (const [by, to, from] of [
      ['issue', 'issued', 'reviewed'],
      ['review', 'reviewed', 'submitted'],
      ['confirm_self', 'issued', 'submitted'],
    ])
      await expect(
        cast.bypass(
          'principal',
          `update inspection set stage = $2, came_by = $3, came_from = $4, came_with = '{}', version = version + 1 where id = $1`,
          [id, to, by, from],
        ),
      ).rejects.toThrow()
    expect(await stageOf(id)).toBe('submitted')
  })
})
