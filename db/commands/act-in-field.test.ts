import { createHash, randomInt } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor } from '../client'
import { readSealed } from '../evidence-store'
import { readFieldBundle } from '../queries/field-bundle'
import { actInField, type FieldAct } from './act-in-field'
import { answerItem } from './answer-item'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { giveFieldPhoto } from './give-field-photo'
import { planInspection } from './plan-inspection'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const at = '2026-11-26T01:00:00.000Z'

const plan = async () =>
  idOf(
    await planInspection(cast.as.inspector, {
      key: key(),
      placeId: cast.placeId,
      checklistId: cast.checklistId,
      kind: 'planned',
      onDay: '2030-01-07',
      teamIds: [cast.people.inspector, cast.people.colleague],
    }),
  )

const act = (who: keyof Cast['as'], inspectionId: number, what: FieldAct, useKey = key()) =>
  actInField(cast.as[who], { key: useKey, inspectionId, at, act: what })

const answer = (index: number, given: 'pass' | 'fail', seen: { answer: 'pass' | 'fail'; note: string } | null = null) =>
  ({ kind: 'answer', itemId: cast.itemIds[index]!, answer: given, note: '', seen }) as const

async function picture() {
  const bytes = await sharp({
    create: {
      width: 64,
      height: 48,
      channels: 3,
      background: { r: randomInt(256), g: randomInt(256), b: randomInt(256) },
    },
  })
    .jpeg()
    .toBuffer()
  return { name: 'photo.jpg', bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

const events = (id: number, move: string) =>
  cast.ask(
    `select payload, person_id::int from event where loop = 'inspection' and case_id = $1 and move = $2 order by seq`,
    [id, move],
  )
const stageOf = async (id: number) => (await cast.ask('select stage from inspection where id = $1', [id]))[0]!.stage

describe('what a phone sends', () => {
  it('a whole visit: begun, failed, pictured, the rest passed, submitted; each once however often it is sent at once', async () => {
    const id = await plan()
    const keys = { enter: key(), fail: key(), photo: key(), rest: [key(), key()], submit: key() }
    const file = await picture()
    const thrice = async <T>(send: () => Promise<T>): Promise<T[]> => Promise.all([send(), send(), send()])
    for (const [what, useKey] of [
      [{ kind: 'enter' }, keys.enter],
      [answer(0, 'fail'), keys.fail],
    ] as const) {
      const outcomes = await thrice(() => act('inspector', id, what, useKey))
      expect(new Set(outcomes.map(one => JSON.stringify(one))).size).toBe(1)
      idOf(outcomes[0]!)
    }
    const device = { deviceAt: new Date(at), deviceLatitude: 43.84, deviceLongitude: 126.55, deviceAccuracy: 12 }
    const photos = await thrice(() =>
      giveFieldPhoto(cast.as.inspector, {
        key: keys.photo,
        inspectionId: id,
        itemId: cast.itemIds[0],
        purpose: 'before',
        file,
        device,
      }),
    )
    photos.map(idOf)
    for (const [index, section] of ['Section 1', 'Section 2'].entries())
      (await thrice(() => act('inspector', id, { kind: 'pass_rest', section }, keys.rest[index]))).map(idOf)
    ;(await thrice(() => act('inspector', id, { kind: 'submit' }, keys.submit))).map(idOf)

    expect(await stageOf(id)).toBe('submitted')
    expect(await events(id, 'answer')).toHaveLength(4)
    const given = await cast.ask(
      `select e.sha256, e.device_at, e.device_latitude, e.device_accuracy from evidence e join hazard h on h.id = e.case_id where e.loop = 'hazard' and h.inspection_id = $1`,
      [id],
    )
    expect(given).toEqual([
      { sha256: file.sha256, device_at: new Date(at), device_latitude: 43.84, device_accuracy: 12 },
    ])
    expect((await readSealed(file.sha256)).equals(file.bytes)).toBe(true)
    const [said] = await events(id, 'enter')
    expect((said!.payload as Record<string, unknown>).deviceAt).toBe(at)
  })

  it('a second phone of the team begins what is begun already, and passes what is passed', async () => {
    const id = await plan()
    idOf(await act('inspector', id, { kind: 'enter' }))
    idOf(await act('colleague', id, { kind: 'enter' }))
    expect(await events(id, 'enter')).toHaveLength(1)
    for (const who of ['inspector', 'colleague'] as const)
      idOf(await act(who, id, { kind: 'pass_rest', section: 'Section 1' }))
    expect(await events(id, 'answer')).toHaveLength(2)
  })

  it('an answer that a colleague gave otherwise is a conflict that shows theirs, until a person has seen it', async () => {
    const id = await plan()
    idOf(await act('inspector', id, { kind: 'enter' }))
    idOf(await act('colleague', id, answer(1, 'pass')))
    const refused = await act('inspector', id, answer(1, 'fail'))
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', details: { answer: 'pass', note: '', at: expect.stringMatching(/Z$/) } },
    })
    expect(await cast.ask('select answer from inspection_answer where inspection_id = $1', [id])).toEqual([
      { answer: 'pass' },
    ])
    expect(await cast.ask('select id from hazard where inspection_id = $1', [id])).toEqual([])
    idOf(await act('inspector', id, answer(1, 'fail', { answer: 'pass', note: '' })))
    const [, second] = await events(id, 'answer')
    expect((second!.payload as Record<string, unknown>).over).toEqual({ answer: 'pass', note: '' })
    // the same answer from both is none
    idOf(await act('colleague', id, answer(1, 'fail')))
    expect(await events(id, 'answer')).toHaveLength(2)
  })

  it('the desk asks the same, and the database wants the answer that is replaced named', async () => {
    const id = await plan()
    idOf(await act('inspector', id, { kind: 'enter' }))
    idOf(await act('colleague', id, answer(2, 'pass')))
    const over = { key: key(), inspectionId: id, itemId: cast.itemIds[2]!, answer: 'not_applicable' as const, note: '' }
    expect(codeOfRefusal(await answerItem(cast.as.inspector, { ...over, seen: null }))).toBe('conflict')
    const payload = JSON.stringify({
      itemId: cast.itemIds[2],
      answer: 'not_applicable',
      note: '',
      personId: cast.people.inspector,
    })
    const rewrite = `with moved as (update inspection set came_by = 'answer', came_from = 'in_field', stage = 'in_field', version = version + 1, came_with = $2 where id = $1 returning id)
      update inspection_answer set answer = 'not_applicable', person_id = $3 where inspection_id in (select id from moved) and item_id = $4`
    const values = [id, payload, cast.people.inspector, cast.itemIds[2]]
    await expect(cast.bypass('inspector', rewrite, values)).rejects.toThrow('withoutMove')
    const named = JSON.stringify({ ...JSON.parse(payload), over: { answer: 'pass', note: '' } })
    await expect(cast.bypass('inspector', rewrite, [id, named, ...values.slice(2)])).resolves.toEqual([])
  })

  it('is asked for its rights when it arrives', async () => {
    const id = await plan()
    expect(codeOfRefusal(await act('outsider', id, { kind: 'enter' }))).toBe('notFound')
    expect(codeOfRefusal(await act('principal', id, { kind: 'enter' }))).toBe('wrongRole')
    expect(codeOfRefusal(await act('inspector', id, answer(0, 'pass')))).toBe('wrongStage')
    expect(codeOfRefusal(await act('inspector', id, { kind: 'pass_rest', section: 'no such' }))).toBe('wrongStage')
    const file = await picture()
    const stranger = await giveFieldPhoto(cast.as.outsider, {
      key: key(),
      inspectionId: id,
      purpose: 'signature',
      file,
      device: {},
    })
    expect(codeOfRefusal(stranger)).toBe('notFound')
    await expect(readSealed(file.sha256)).rejects.toThrow(file.sha256)
    expect(await events(id, 'enter')).toEqual([])
  })

  it('with one key, other words are refused', async () => {
    const id = await plan()
    const same = key()
    idOf(await act('inspector', id, { kind: 'enter' }, same))
    expect(codeOfRefusal(await act('inspector', id, { kind: 'submit' }, same))).toBe('keyReused')
  })
})

describe('what a phone takes along', () => {
  const bundleOf = (who: keyof Cast['as']) =>
    asActor(cast.as[who], 'read', (tx, actor) => readFieldBundle(tx, actor, new Date(at)))

  it('the visits of the person’s own teams, whole, and nobody else’s', async () => {
    const id = await plan()
    idOf(await act('inspector', id, { kind: 'enter' }))
    idOf(await act('inspector', id, answer(0, 'fail')))
    const bundle = await bundleOf('colleague')
    const visit = bundle.visits.find(one => one.id === id)
    expect(visit).toMatchObject({ stage: 'in_field', kind: 'planned', place: { id: cast.placeId, risk: 'red' } })
    expect(visit!.answers[cast.itemIds[0]!]).toMatchObject({
      answer: 'fail',
      note: '',
      photos: 0,
      hazardId: expect.any(Number),
    })
    expect(visit!.history[0]).toMatchObject({ hazardId: visit!.answers[cast.itemIds[0]!]!.hazardId })
    expect(bundle.checklists[cast.checklistId]!.items.map(item => item.id)).toEqual(cast.itemIds)
    expect(bundle.visits.every(one => ['assigned', 'in_field'].includes(one.stage))).toBe(true)
    for (const who of ['outsider', 'principal', 'supervisor'] as const) expect((await bundleOf(who)).visits).toEqual([])
  })
})
