import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachEvidence } from '../commands/attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from '../commands/cast'
import { moveCase, type Said } from '../commands/move-case'
import { planInspection } from '../commands/plan-inspection'
import { reportHazard } from '../commands/report-hazard'

let cast: Cast
let hazardId: number
let inspectionId: number
beforeAll(async () => {
  cast = await makeCast()
  hazardId = idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '消防通道堵塞' }))
  inspectionId = idOf(
    await planInspection(cast.as.inspector, {
      key: key(),
      placeId: cast.placeId,
      checklistId: cast.checklistId,
      kind: 'planned',
      onDay: '2036-01-02',
      teamIds: [cast.people.inspector, cast.people.colleague],
    }),
  )
  const move = { key: key(), loop: 'inspection', id: inspectionId, version: 2, move: 'enter', said: {} } as const
  idOf(await moveCase(cast.as.inspector, move))
})
afterAll(() => cast.end())

type Who = keyof Cast['as']
const move = async (who: Who, version: number, name: string, said: Said = {}, id = hazardId) =>
  moveCase(cast.as[who], { key: key(), loop: 'hazard', id, version, move: name, said })
const proof = (who: Who, id = hazardId) =>
  attachEvidence(cast.as[who], { key: key(), loop: 'hazard', id, purpose: 'after', caption: '', files: [sealed()] })

describe('what belongs to a case comes with its move', () => {
  test.each([
    [
      'evidence',
      () =>
        [
          `insert into evidence (loop, case_id, purpose, sha256, mime, bytes, person_id, org_id) values ('hazard', $1, 'after', 'x', 'image/jpeg', 1, $2, $3)`,
          [hazardId, cast.people.inspector, cast.units.regulator],
        ] as const,
    ],
    [
      'a re-inspection',
      () =>
        [
          `insert into hazard_review (hazard_id, kind, passed, opinion, person_id, org_id) values ($1, 'reinspection', true, '合格', $2, $3)`,
          [hazardId, cast.people.inspector, cast.units.regulator],
        ] as const,
    ],
    [
      'an answer',
      () =>
        [
          `insert into inspection_answer (inspection_id, item_id, answer, note, person_id) values ($1, $2, 'pass', '', $3)`,
          [inspectionId, cast.itemIds[0], cast.people.inspector],
        ] as const,
    ],
  ])('%s alone is refused', async (_, statement) => {
    const [text, values] = statement()
    await expect(cast.bypass('inspector', text, [...values])).rejects.toMatchObject({ message: 'withoutMove' })
  })

  test('an answer that its event does not give is refused', async () => {
    const event = { itemId: cast.itemIds[0], answer: 'fail', note: '' }
    const both = (answer: string) =>
      cast.bypass(
        'inspector',
        `with moved as (update inspection set came_from = 'in_field', came_by = 'answer', came_with = $1, version = version + 1 where id = $2 returning id)
         insert into inspection_answer (inspection_id, item_id, answer, note, person_id) select id, $3, $4, '', $5 from moved returning id`,
        [JSON.stringify(event), inspectionId, cast.itemIds[0], answer, cast.people.inspector],
      )
    await expect(both('pass')).rejects.toMatchObject({ message: 'withoutMove' })
    expect(await both('fail')).toHaveLength(1)
  })
})

describe('who is named acts for the unit', () => {
  test('neither person nor deputy is a stranger, nor one person twice', async () => {
    idOf(await move('inspector', 1, 'grade', { level: 'general' }))
    const order = { unitId: cast.units.firm, dueOn: '2036-01-01' }
    const { principal, stranger, colleague } = cast.people
    for (const named of [
      { ownerId: stranger },
      { ownerId: colleague },
      { ownerId: principal, deputyId: stranger },
      { ownerId: principal, deputyId: principal },
    ])
      expect(codeOfRefusal(await move('inspector', 2, 'order', { ...order, ...named }))).toBe('strangerNamed')
    expect(codeOfRefusal(await move('inspector', 2, 'order', { ...order, unitId: cast.units.otherFirm }))).toBe(
      'notYourUnit',
    )
    expect(codeOfRefusal(await move('inspector', 2, 'order', { ...order, dueOn: '2020-01-01' }))).toBe('duePast')
    idOf(await move('inspector', 2, 'order', { ...order, ownerId: principal, deputyId: cast.people.worker }))
  })

  test('proof of the work is the worker’s own', async () => {
    idOf(await move('principal', 3, 'start'))
    idOf(await proof('inspector'))
    expect(codeOfRefusal(await move('principal', 5, 'submit'))).toBe('needsEvidence')
    idOf(await proof('principal'))
    idOf(await move('principal', 6, 'submit'))
  })
})

describe('what a new case points at belongs to it', () => {
  const open = (more: Record<string, unknown>) => {
    const row = {
      org_id: cast.units.firm,
      issuer_org_id: cast.units.regulator,
      regulator_org_id: cast.units.regulator,
      region_code: '220200',
      place_id: cast.placeId,
      line: 'bottom',
      title_zh: '试',
      title_en: 'x',
      clause: '',
      clause_seen: 'UNVERIFIED',
      stage: 'reported',
      came_from: 'none',
      came_by: 'report',
      came_with: '{}',
      ...more,
    }
    const columns = Object.keys(row)
    return cast.bypass(
      'inspector',
      `insert into hazard (${columns.join()}) values (${columns.map((_, index) => `$${index + 1}`).join()}) returning id`,
      Object.values(row),
    )
  }
  test('a hazard has its place’s own regulator and the visit’s own finding', async () => {
    expect(await open({})).toHaveLength(1)
    await expect(open({ regulator_org_id: cast.units.otherBureau })).rejects.toMatchObject({ message: 'notYourUnit' })
    await expect(open({ inspection_id: inspectionId })).rejects.toMatchObject({ message: 'notFound' })
    await expect(open({ assisting_org_ids: [cast.units.otherBureau] })).rejects.toMatchObject({ code: '42501' })
  })

  test('a place that names no regulator and reports on itself is graded by the government above it', async () => {
    const [{ id }] = (await cast.ask(
      `insert into place (name_zh, name_en, org_id, region_code, sector, risk, address_zh, address_en, invented)
       values ('无', 'none', $1, '220200', 'gas', 'red', '', '', true) returning id::int`,
      [cast.units.firm],
    )) as [{ id: number }]
    const reported = idOf(await reportHazard(cast.as.principal, { key: key(), placeId: id, title: '自查发现' }))
    expect(await cast.ask('select regulator_org_id::int from hazard where id = $1', [reported])).toEqual([
      { regulator_org_id: cast.units.gov },
    ])
  })
})
