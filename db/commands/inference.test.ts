import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/domain/clock'
import type { Traits } from '@/domain/inference'
import { asActor, type Caller } from '../client'
import { listBoard, similarPlaces } from '../queries/inferences'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { type DrawInference, drawInference } from './draw-inference'
import { lessonsOf } from './lessons-cast'
import { moveCase } from './move-case'
import { recordLook } from './record-look'
import { reportHazard } from './report-hazard'
import { endTrait, sayTrait } from './say-trait'

let cast: Cast
let at: ReturnType<typeof lessonsOf>
let directiveId: number
/** The office whose directive it is; its territory is the province, so every choice names the clause that only these places have. */
let province: Caller
const clause = `条款${createHash('sha1').update(String(process.hrtime.bigint())).digest('hex').slice(0, 8)}`
let terms: { id: number; kind: string }[]
type Made = { id: number; sector: string; listed: boolean; regulator: boolean; terms: number[]; clause: boolean }
const made: Made[] = []

beforeAll(async () => {
  cast = await makeCast()
  at = lessonsOf(cast)
  directiveId = (
    await cast.ask(`select id::int from directive where mechanism = 'lessons' and stage = 'executing' limit 1`)
  )[0]!.id as number
  terms = (await cast.ask('select id::int, kind from trait_term order by id limit 30')) as typeof terms
  const token = randomUUID()
  await cast.ask(
    `insert into auth.session (id, token, user_id, expires_at) select $1, $2, id, now() + interval '1 hour' from auth."user" where email = 'supervisor@demo.sixlines'`,
    [randomUUID(), createHash('sha256').update(token).digest('hex')],
  )
  province = { token }
  // every combination, by number
  const equipment = terms.filter(term => term.kind === 'equipment')[0]!.id
  const process = terms.filter(term => term.kind === 'process')[0]!.id
  for (let n = 0; n < 32; n++) {
    const one = {
      sector: n & 1 ? 'gas' : 'chemicals',
      listed: n % 7 !== 3,
      regulator: n % 11 !== 5,
      terms: [...(n & 2 ? [equipment] : []), ...(n & 4 ? [process] : [])],
      clause: (n & 8) !== 0,
    }
    const [{ id }] = (await cast.ask(
      `insert into place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, invented, delisted_on)
       values ($1, $1, $2, $3, '220200', $4, 'red', $1, $1, true, $5) returning id::int`,
      [
        `同类${n}`,
        cast.units.firm,
        one.regulator ? (n % 3 ? cast.units.regulator : cast.units.otherBureau) : null,
        one.sector,
        one.listed ? null : at.today,
      ],
    )) as [{ id: number }]
    for (const termId of one.terms)
      idOf(await sayTrait(cast.as.principal, { key: key(), placeId: id, termId, source: '自报' }))
    if (one.clause) idOf(await reportHazard(cast.as.principal, { key: key(), placeId: id, title: '隐患', clause }))
    made.push({ id, ...one })
  }
}, 120_000)
afterAll(() => cast.end())

const ask = (accidentId: number, traits: Partial<Traits>, more: Partial<DrawInference> = {}): DrawInference => ({
  key: key(),
  accidentId,
  sectors: [],
  termIds: [],
  clauses: [],
  directiveId,
  words: '阀门是否关闭严密',
  dueOn: addDays(at.today, 20),
  leftOut: [],
  ...traits,
  ...more,
})
const rowsOf = (id: number) =>
  cast.ask(
    'select place_id::int as place, task_id::int as task, org_id::int as org, left_out as "leftOut" from inference_place where inference_id = $1 order by 1',
    [id],
  )

describe('the places that are like another', () => {
  it('equal a recount over every place, for any choice of traits', async () => {
    const accidentId = idOf(await at.report())
    const kindOf = new Map(terms.map(term => [term.id, term.kind]))
    const choice = fc.record({
      sectors: fc.subarray(['gas', 'chemicals', 'mining']),
      termIds: fc.subarray(
        terms.map(term => term.id),
        { maxLength: 4 },
      ),
      clauses: fc.subarray([clause, '没有的条款']),
    })
    await fc.assert(
      fc.asyncProperty(choice, async traits => {
        const wanted = (kind: string) => traits.termIds.filter(id => kindOf.get(id) === kind)
        const meets = (one: Made) =>
          one.listed &&
          (traits.sectors.length === 0 || traits.sectors.includes(one.sector)) &&
          (['equipment', 'process'] as const).every(
            kind => wanted(kind).length === 0 || wanted(kind).some(id => one.terms.includes(id)),
          ) &&
          (traits.clauses.length === 0 || (one.clause && traits.clauses.includes(clause)))
        const isEmpty = traits.sectors.length + traits.termIds.length + traits.clauses.length === 0
        const expected = isEmpty ? [] : made.filter(meets).map(one => one.id)
        const found = await asActor(cast.as.supervisor, 'read', tx => similarPlaces(tx, accidentId, traits))
        expect(found.map(one => one.id)).toEqual(expected)
        for (const one of found) expect(one.why.clauses.every(said => traits.clauses.includes(said))).toBe(true)
      }),
      { numRuns: 60 },
    )
    // nor the place where it happened, nor a place of another territory, nor anything for an enterprise
    const ofGas = await asActor(cast.as.supervisor, 'read', tx =>
      similarPlaces(tx, accidentId, { sectors: ['gas'], termIds: [], clauses: [] }),
    )
    expect(ofGas.map(one => one.id)).not.toContain(cast.placeId)
    const others = await cast.ask(
      `select id::int from place where sector = 'gas' and id <> all ($1) and org_id <> $2 limit 1`,
      [made.map(one => one.id), cast.units.firm],
    )
    expect(ofGas.map(one => one.id)).not.toContain(others[0]!.id)
    expect(
      await asActor(cast.as.principal, 'read', tx =>
        similarPlaces(tx, accidentId, { sectors: ['gas'], termIds: [], clauses: [] }),
      ),
    ).toEqual([])
  })
})

describe('a fan-out', () => {
  it('gives each unit one task for its places and only those, with one deadline, and not twice', async () => {
    const accidentId = idOf(await at.report())
    const equipment = terms.find(term => term.kind === 'equipment')!.id
    const traits = { sectors: ['gas'], termIds: [equipment], clauses: [clause] }
    const right = made.filter(one => one.listed && one.sector === 'gas' && one.clause && one.terms.includes(equipment))
    const left = right.find(one => one.regulator)!
    expect(codeOfRefusal(await drawInference(province, ask(accidentId, {})))).toBe('needsTraits')
    expect(codeOfRefusal(await drawInference(cast.as.inspector, ask(accidentId, traits)))).toBe('wrongRole')
    expect(codeOfRefusal(await drawInference(province, ask(accidentId, traits, { leftOut: [left.id] })))).toBe(
      'needsReason',
    )
    const given = ask(accidentId, traits, { leftOut: [left.id], leftOutReason: '上周已查' })
    const id = idOf(await drawInference(province, given))
    // the same request again is the same fan-out
    expect(idOf(await drawInference(province, given))).toBe(id)
    const rows = await rowsOf(id)
    expect(rows.map(row => row.place)).toEqual(right.map(one => one.id))
    expect(rows.filter(row => row.leftOut !== null).map(row => row.place)).toEqual([left.id])
    const units = new Set(rows.filter(row => row.task !== null).map(row => row.org))
    const tasks = await cast.ask(
      `select t.org_id::int as org, t.due_on::text as due, t.directive_id::int as directive, t.stage, count(q.*)::int as places from task t join inference_place q on q.task_id = t.id where q.inference_id = $1 group by t.id`,
      [id],
    )
    expect(tasks).toHaveLength(units.size)
    for (const task of tasks) {
      expect(task).toMatchObject({ due: given.dueOn, directive: directiveId, stage: 'issued' })
      expect(task.places).toBe(rows.filter(row => row.org === task.org && row.task !== null).length)
    }
    // a place without a regulator is shown as nobody's, and no task is made up for it
    for (const one of right.filter(one => !one.regulator))
      expect(rows.find(row => row.place === one.id)?.task).toBeNull()
    // who was left out may be asked later, the others are not asked again
    const again = await drawInference(province, ask(accidentId, traits))
    expect((await rowsOf(idOf(again))).map(row => row.place)).toEqual([left.id])
    expect(codeOfRefusal(await drawInference(province, ask(accidentId, traits)))).toBe('nothingSimilar')
  })

  it('is held to the predicate by the database, past every command', async () => {
    const accidentId = idOf(await at.report())
    const wrong = made.find(one => one.listed && one.sector === 'chemicals')!
    /** Writes a fan-out by hand: the places that this part of a query names, all left out. */
    const write = (places: string) =>
      cast.bypass(
        'supervisor',
        `do $do$ declare i bigint; begin
           insert into inference (accident_id, sectors, words, due_on) values (${accidentId}, '{gas}', 'x', current_date + 9) returning id into i;
           insert into inference_place (inference_id, place_id, why, left_out) select i, s.place_id, s.why, 'x' from ${places};
         end $do$`,
      )
    const right = `lessons.find_similar(${accidentId}, '{gas}', '{}', '{}') s`
    await expect(
      write(`(select * from ${right} union all values (${wrong.id}::bigint, null::bigint, '', '{}'::jsonb)) s`),
    ).rejects.toThrow('otherPlaces')
    await expect(
      write(`${right} where s.place_id <> ${made.find(one => one.listed && one.sector === 'gas')!.id}`),
    ).rejects.toThrow('otherPlaces')
    // the right ones, and nobody asked
    await expect(write(right)).rejects.toThrow('nothingSimilar')
    const before = await cast.ask('select count(*)::int as n from inference where accident_id = $1', [accidentId])
    expect(before).toEqual([{ n: 0 }])
    await expect(cast.ask(`update inference_place set left_out = 'x'`)).rejects.toThrow('only grows')
    await expect(
      cast.bypass(
        'supervisor',
        `insert into inference (accident_id, words, due_on, org_id) values (${accidentId}, 'x', current_date, 1)`,
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('counts a place as looked at with an issued inspection or evidence of its own, by its unit, and holds the task until then', async () => {
    const accidentId = idOf(await at.report())
    const id = idOf(await drawInference(province, ask(accidentId, { clauses: [clause], sectors: ['gas'] })))
    const mine = (await rowsOf(id)).filter(row => row.org === cast.units.regulator) as { place: number; task: number }[]
    const [first, second] = mine as [{ place: number; task: number }, { place: number; task: number }]
    const task = first.task
    const go = async (who: keyof Cast['as'], move: string, said = {}) => {
      const [{ version }] = (await cast.ask('select version from task where id = $1', [task])) as [{ version: number }]
      return moveCase(cast.as[who], { key: key(), loop: 'task', id: task, version, move, said })
    }
    idOf(await go('regulatorHead', 'accept', { ownerId: cast.people.inspector }))
    const prove = async () => {
      idOf(
        await attachEvidence(cast.as.regulatorHead, {
          key: key(),
          loop: 'task',
          id: task,
          purpose: 'document',
          caption: '',
          files: [sealed()],
        }),
      )
      return (
        await cast.ask(`select max(id)::int as id from evidence where loop = 'task' and case_id = $1`, [task])
      )[0]!.id as number
    }
    const look = (
      who: keyof Cast['as'],
      placeId: number,
      more: { evidenceId?: number; inspectionId?: number; words?: string },
    ) => recordLook(cast.as[who], { key: key(), inferenceId: id, placeId, words: '现场查看，阀门严密', ...more })
    const evidenceId = await prove()
    expect(codeOfRefusal(await look('inspector', first.place, {}))).toBe('needsLook')
    expect(codeOfRefusal(await look('inspector', first.place, { evidenceId, words: ' ' }))).toBe('needsLook')
    expect(codeOfRefusal(await look('outsider', first.place, { evidenceId }))).toBe('notYourUnit')
    expect(codeOfRefusal(await look('principal', first.place, { evidenceId }))).toBe('wrongRole')
    expect(codeOfRefusal(await look('inspector', cast.placeId, { evidenceId }))).toBe('notFound')
    idOf(await look('inspector', first.place, { evidenceId }))
    expect(codeOfRefusal(await look('inspector', first.place, { evidenceId: await prove() }))).toBe('alreadyLooked')
    // one piece proves one look
    expect(codeOfRefusal(await look('inspector', second.place, { evidenceId }))).toBe('needsLook')
    const board = () => asActor(cast.as.supervisor, 'read', tx => listBoard(tx, id, {}, at.today))
    expect((await board()).find(row => row.placeId === first.place)?.state).toBe('nothing')
    expect((await board()).find(row => row.placeId === second.place)?.state).toBe('waiting')
    // what was found for the task turns the place
    idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: first.place, title: '阀门泄漏', taskId: task }))
    expect((await board()).find(row => row.placeId === first.place)?.state).toBe('found')
    idOf(await go('regulatorHead', 'report', { percent: 100, reason: '完成' }))
    expect(codeOfRefusal(await go('regulatorHead', 'submit'))).toBe('placesNotLooked')
    for (const { place } of mine.slice(1)) idOf(await look('inspector', place, { evidenceId: await prove() }))
    idOf(await go('regulatorHead', 'submit'))
    // another unit's board shows its own places only, an enterprise none
    const seen = await asActor(cast.as.inspector, 'read', tx => listBoard(tx, id, {}, at.today))
    expect(new Set(seen.map(row => row.placeId))).toEqual(new Set(mine.map(row => row.place)))
    expect(await asActor(cast.as.principal, 'read', tx => listBoard(tx, id, {}, at.today))).toEqual([])
  })
})

describe('what a place has', () => {
  it('is said by who regulates it or whose it is, once, and ends without being erased', async () => {
    const termId = terms.at(-1)!.id
    const say = (who: keyof Cast['as'], source = '现场核实') =>
      sayTrait(cast.as[who], { key: key(), placeId: cast.placeId, termId, source })
    expect(codeOfRefusal(await say('stranger'))).toBe('notYourUnit')
    expect(codeOfRefusal(await say('leader'))).toBe('wrongRole')
    expect(codeOfRefusal(await say('inspector', ' '))).toBe('needsSource')
    idOf(await say('inspector'))
    expect(codeOfRefusal(await say('principal'))).toBe('alreadyTrait')
    const [{ id: traitId }] = (await cast.ask('select id::int from place_trait where place_id = $1 and term_id = $2', [
      cast.placeId,
      termId,
    ])) as [{ id: number }]
    idOf(await endTrait(cast.as.inspector, { key: key(), placeId: cast.placeId, traitId }))
    expect(codeOfRefusal(await endTrait(cast.as.inspector, { key: key(), placeId: cast.placeId, traitId }))).toBe(
      'alreadyWithdrawn',
    )
    idOf(await say('principal'))
    expect(
      await cast.ask('select count(*)::int as n from place_trait where place_id = $1 and term_id = $2', [
        cast.placeId,
        termId,
      ]),
    ).toEqual([{ n: 2 }])
  })
})
