import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftAssurance } from '../commands/assess-five'
import { ofGrade } from '../commands/assurance-cast'
import { attachEvidence } from '../commands/attach-evidence'
import { bringDocument } from '../commands/bring-document'
import { type Cast, idOf, key, makeCast, sealed } from '../commands/cast'
import { circulate, fourCommitments, sendTo, writeDocument } from '../commands/circulation-cast'
import { lessonsOf } from '../commands/lessons-cast'
import { nameCause } from '../commands/name-cause'
import { planInspection } from '../commands/plan-inspection'
import { reportHazard } from '../commands/report-hazard'
import { sayTrait } from '../commands/say-trait'
import { trainFirm } from '../commands/training-cast'
import { writeFinding, writeMeasure } from '../commands/write-finding'

let cast: Cast
let hazardId: number
let inspectionId: number
let assuranceId: number
let circulationId: number
let accidentId: number
let inferenceId: number
let draftId: number
let trainingId: number
let questionId: number
let activityId: number

beforeAll(async () => {
  cast = await makeCast()
  hazardId = idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title: '阀井积水' }))
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
  inspectionId = idOf(
    await planInspection(cast.as.inspector, {
      key: key(),
      placeId: cast.placeId,
      checklistId: cast.checklistId,
      kind: 'unannounced',
      onDay: '2030-01-02',
      teamIds: [cast.people.inspector, cast.people.colleague],
    }),
  )
  assuranceId = idOf(await draftAssurance(cast.as.principal, { key: key(), five: ofGrade(1) }))
  circulationId = (await sendTo(cast, await writeDocument(cast), ['firm']))[0]!
  idOf(await circulate(cast, 'principal', circulationId, 'sign'))
  idOf(
    await circulate(cast, 'principal', circulationId, 'commit', { commitments: fourCommitments(cast.people.worker) }),
  )
  draftId = idOf(await bringDocument(cast.as.supervisor, { key: key(), text: '要排查隐患。', source: 'pasted' }))
  await learn()
  ;({ trainingId, questionId, activityId } = await trainFirm(cast))
})

/** An accident at the place with what is written of it, and a place that was asked because of it. */
async function learn(): Promise<void> {
  const by = cast.as.inspector
  accidentId = idOf(await lessonsOf(cast).report())
  idOf(await writeFinding(by, { key: key(), accidentId, kind: 'lesson', textZh: '教训' }))
  const { firm: orgId } = cast.units
  idOf(await writeMeasure(by, { key: key(), accidentId, textZh: '措施', orgId, dueOn: '2030-01-02' }))
  const [{ id: causeId }] = (await cast.ask('select id::int from cause_kind limit 1')) as [{ id: number }]
  idOf(await nameCause(by, { key: key(), hazardId, causeId, words: '无人负责' }))
  const [{ id: termId }] = (await cast.ask('select id::int from trait_term limit 1')) as [{ id: number }]
  idOf(await sayTrait(by, { key: key(), placeId: cast.placeId, termId, source: '现场' }))
  // as the tables' owner: a true fan-out needs an office whose directive it is (look.test.ts)
  const [{ id }] = (await cast.ask(
    `insert into inference (accident_id, sectors, words, due_on, person_id, org_id, scope_org_id) values ($1, '{gas}', 'x', '2030-01-02', $2, $3, $4) returning id::int`,
    [accidentId, cast.people.supervisor, cast.units.office, cast.units.gov],
  )) as [{ id: number }]
  inferenceId = id
  await cast.ask(
    `insert into inference_place (inference_id, place_id, accident_id, issuer_org_id, org_id, region_code, why, left_out) values ($1, $2, $3, $4, $5, '220200', '{}', 'x')`,
    [id, cast.placeId, accidentId, cast.units.office, cast.units.regulator],
  )
  // what comes late in each case, past the moves that lead there
  const [{ id: measureId }] = (await cast.ask('select id::int from accident_measure where accident_id = $1', [
    accidentId,
  ])) as [{ id: number }]
  await cast.ask(`begin; set local session_replication_role = replica;
    insert into measure_evaluation (measure_id, result, words, person_id, org_id) values (${measureId}, 'carried_out', 'x', ${cast.people.supervisor}, ${cast.units.office});
    insert into commitment_review (circulation_id, commitment_id, kind, phase, outcome, words, person_id, org_id)
      select circulation_id, id, kind, 'mid', 'kept', 'x', ${cast.people.supervisor}, ${cast.units.office} from commitment where circulation_id = ${circulationId} and kind = 'work';
    insert into inference_look (inference_id, place_id, words, person_id, org_id) values (${inferenceId}, ${cast.placeId}, 'x', ${cast.people.inspector}, ${cast.units.regulator});
    insert into task_sheet (directive_id, file_name, sha256, rows, org_id, person_id, outcome) select min(id), ${`'${cast.placeId}.xlsx'`}, 'x', 1, ${cast.units.office}, ${cast.people.supervisor}, 'dropped' from directive;
    insert into task_sheet_row (sheet_id, row_no, "values") select max(id), 2, '{}' from task_sheet where org_id = ${cast.units.office};
    commit`)
}
afterAll(async () => {
  await cast.end()
})

describe('who sees which rows', () => {
  const cases: Record<string, [string, () => number]> = {
    place: ['select id from place where id = $1', () => cast.placeId],
    hazard: ['select id from hazard where id = $1', () => hazardId],
    'hazard evidence': [`select id from evidence where loop = 'hazard' and case_id = $1`, () => hazardId],
    'hazard events': [`select id from event where loop = 'hazard' and case_id = $1 and seq = 1`, () => hazardId],
    inspection: ['select id from inspection where id = $1', () => inspectionId],
    assurance: ['select id from assurance where id = $1', () => assuranceId],
    'assurance elements': ['select element from assurance_element where assurance_id = $1 limit 1', () => assuranceId],
    'assurance events': [
      `select id from event where loop = 'assurance' and case_id = $1 and seq = 1`,
      () => assuranceId,
    ],
    circulation: ['select id from circulation where id = $1', () => circulationId],
    'circulation events': [
      `select id from event where loop = 'circulation' and case_id = $1 and seq = 1`,
      () => circulationId,
    ],
    commitment: [`select id from commitment where circulation_id = $1 and kind = 'work'`, () => circulationId],
    accident: ['select id from accident where id = $1', () => accidentId],
    'accident events': [`select id from event where loop = 'accident' and case_id = $1`, () => accidentId],
    'accident finding': ['select id from accident_finding where accident_id = $1', () => accidentId],
    'accident measure': ['select id from accident_measure where accident_id = $1', () => accidentId],
    'measure evaluation': [
      'select v.id from measure_evaluation v join accident_measure m on m.id = v.measure_id where m.accident_id = $1',
      () => accidentId,
    ],
    'commitment review': ['select id from commitment_review where circulation_id = $1', () => circulationId],
    'hazard cause': ['select id from hazard_cause where hazard_id = $1', () => hazardId],
    'place trait': ['select id from place_trait where place_id = $1', () => cast.placeId],
    inference: ['select id from inference where id = $1', () => inferenceId],
    'inference place': ['select place_id from inference_place where inference_id = $1', () => inferenceId],
    'document that is taken in': ['select id from intake where id = $1', () => draftId],
    'piece of it': ['select id from intake_span where intake_id = $1', () => draftId],
    training: ['select id from training_session where id = $1', () => trainingId],
    'training expected': [
      'select person_id from training_expected where session_id = $1 order by person_id limit 1',
      () => trainingId,
    ],
    'training attendance': ['select id from training_attendance where session_id = $1', () => trainingId],
    'training absence': ['select id from training_absence where session_id = $1', () => trainingId],
    'quiz attempt': ['select id from quiz_attempt where session_id = $1', () => trainingId],
    trainee: ['select id from trainee where org_id = $1', () => cast.units.firm],
    activity: ['select id from activity where id = $1', () => activityId],
    'activity version': ['select id from activity_version where activity_id = $1', () => activityId],
    'question of a firm’s bank': ['select id from question where id = $1', () => questionId],
    'version of it': ['select id from question_version where question_id = $1', () => questionId],
    'inference look': ['select id from inference_look where inference_id = $1', () => inferenceId],
    'sheet of tasks': ['select id from task_sheet where org_id = $1', () => cast.units.office],
    'row of it': [
      'select r.row_no from task_sheet_row r join task_sheet s on s.id = r.sheet_id where s.org_id = $1',
      () => cast.units.office,
    ],
    'enterprise name': ['select id from org where id = $1', () => cast.units.firm],
    'enterprise people': ['select id from person where org_id = $1 limit 1', () => cast.units.firm],
  }
  const all = Object.keys(cases)
  const seen: Record<'leader' | 'supervisor' | 'inspector' | 'principal' | 'stranger' | 'outsider', string[]> = {
    leader: all,
    supervisor: all,
    // what was sent to a place's firm is between the firm and the sender
    // and a draft is the office's that drafts and of those above it
    // nor is a firm's own question bank its regulator's
    inspector: all.filter(
      what => !/circulation|commitment|document that|piece of|sheet of|row of|question of|version of/.test(what),
    ),
    // an unannounced visit is planned by the regulator and hidden from the place
    // and of what is looked for elsewhere an enterprise learns from the visit
    principal: all.filter(what => !/^inspection$|^inference|^document that|^piece of|^sheet of|^row of/.test(what)),
    stranger: [],
    outsider: [],
  }
  for (const [who, sees] of Object.entries(seen)) {
    test.each(all)(`${who} · %s`, async what => {
      const [query, id] = cases[what]!
      const rows = await cast.bypass(who as keyof typeof seen, query, [id()])
      expect(rows.length).toBe(sees.includes(what) ? 1 : 0)
    })
  }
  test('a stranger cannot move what they cannot see, nor give it proof', async () => {
    const rows = await cast.bypass(
      'stranger',
      `update hazard set stage = 'graded', came_from = 'reported', came_by = 'grade', level = 'general', version = version + 1 where id = $1 returning id`,
      [hazardId],
    )
    expect(rows).toEqual([])
    await expect(
      cast.bypass(
        'stranger',
        `insert into evidence (loop, case_id, purpose, sha256, mime, bytes, person_id, org_id) values ('hazard', $1, 'after', 'x', 'image/jpeg', 1, $2, $3)`,
        [hazardId, cast.people.stranger, cast.units.otherFirm],
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
  test('a stranger writes nothing into another enterprise’s five in place', async () => {
    await expect(
      cast.bypass(
        'stranger',
        `insert into assurance_element (assurance_id, element, grade, words, expires_on) values ($1, 'rescue', 3, 'x', current_date)`,
        [assuranceId],
      ),
    ).rejects.toThrow()
    expect(
      await cast.bypass('stranger', `update assurance_element set grade = 3 where assurance_id = $1 returning grade`, [
        assuranceId,
      ]),
    ).toEqual([])
    // and who regulates reads, and writes nothing in the enterprise's name
    expect(
      await cast.bypass('inspector', `update assurance_element set grade = 3 where assurance_id = $1 returning grade`, [
        assuranceId,
      ]),
    ).toEqual([])
  })
  test('nobody writes in another person’s name', async () => {
    await expect(
      cast.bypass(
        'inspector',
        `insert into evidence (loop, case_id, purpose, sha256, mime, bytes, person_id, org_id) values ('hazard', $1, 'after', 'x', 'image/jpeg', 1, $2, $3)`,
        [hazardId, cast.people.colleague, cast.units.regulator],
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
