import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor } from '../client'
import { similarPlaces } from '../queries/inferences'
import { type Alike as Made, makeAlike } from './alike-cast'
import { type Cast, codeOfRefusal, idOf, makeCast } from './cast'
import { drawInference } from './draw-inference'

let cast: Cast
let alike: Awaited<ReturnType<typeof makeAlike>>
beforeAll(async () => {
  cast = await makeCast()
  alike = await makeAlike(cast)
}, 120_000)
afterAll(() => cast.end())

describe('the places that are like another', () => {
  it('equal a recount over every place, for any choice of traits', async () => {
    const { at, clause, terms, made } = alike
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
    const { at, clause, directiveId, terms, province, made, ask, rowsOf } = alike
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
    const { at, made } = alike
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
})
