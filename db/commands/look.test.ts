import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor } from '../client'
import { listBoard } from '../queries/inferences'
import { makeAlike } from './alike-cast'
import { answerItem } from './answer-item'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { drawInference } from './draw-inference'
import { moveCase } from './move-case'
import { planInspection } from './plan-inspection'
import { recordLook } from './record-look'
import { reportHazard } from './report-hazard'
import { endTrait, sayTrait } from './say-trait'

let cast: Cast
let alike: Awaited<ReturnType<typeof makeAlike>>
beforeAll(async () => {
  cast = await makeCast()
  alike = await makeAlike(cast)
}, 120_000)
afterAll(() => cast.end())

describe('a look', () => {
  it('counts a place as looked at with an issued inspection or evidence of its own, by its unit, and holds the task until then', async () => {
    const { at, clause, province, ask, rowsOf } = alike
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
    const prove = async (file = sealed()) => {
      idOf(
        await attachEvidence(cast.as.regulatorHead, {
          key: key(),
          loop: 'task',
          id: task,
          purpose: 'document',
          caption: '',
          files: [file],
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
    // one piece proves one look, and so does one picture however often it is given
    expect(codeOfRefusal(await look('inspector', second.place, { evidenceId }))).toBe('needsLook')
    const [{ sha256 }] = (await cast.ask('select sha256 from evidence where id = $1', [evidenceId])) as [
      { sha256: string },
    ]
    expect(
      codeOfRefusal(await look('inspector', second.place, { evidenceId: await prove({ ...sealed(), sha256 }) })),
    ).toBe('needsLook')
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

  it('may be an inspection of the place that was issued since, and no other', async () => {
    const { at, clause, province, ask, rowsOf } = alike
    const accidentId = idOf(await at.report())
    const id = idOf(await drawInference(province, ask(accidentId, { clauses: [clause], sectors: ['chemicals'] })))
    const mine = (await rowsOf(id)).filter(row => row.org === cast.units.regulator) as { place: number }[]
    const [here, there] = mine.map(row => row.place) as [number, number]
    const visit = idOf(
      await planInspection(cast.as.inspector, {
        key: key(),
        placeId: here,
        checklistId: cast.checklistId,
        kind: 'unannounced',
        onDay: at.today,
        teamIds: [cast.people.inspector, cast.people.colleague],
      }),
    )
    const go = async (who: keyof Cast['as'], move: string) => {
      const [{ version }] = (await cast.ask('select version from inspection where id = $1', [visit])) as [
        { version: number },
      ]
      idOf(await moveCase(cast.as[who], { key: key(), loop: 'inspection', id: visit, version, move, said: {} }))
    }
    const look = (placeId: number) =>
      recordLook(cast.as.inspector, { key: key(), inferenceId: id, placeId, inspectionId: visit, words: '见检查文书' })
    await go('inspector', 'enter')
    for (const [index, itemId] of cast.itemIds.entries())
      idOf(
        await answerItem(cast.as.inspector, {
          key: key(),
          inspectionId: visit,
          itemId,
          answer: index === 0 ? 'fail' : 'pass',
          note: index === 0 ? '阀门泄漏' : '',
        }),
      )
    const [{ hazard }] = (await cast.ask('select id::int as hazard from hazard where inspection_id = $1', [visit])) as [
      { hazard: number },
    ]
    idOf(
      await attachEvidence(cast.as.inspector, {
        key: key(),
        loop: 'hazard',
        id: hazard,
        purpose: 'before',
        caption: '',
        files: [sealed()],
      }),
    )
    await go('inspector', 'submit')
    expect(codeOfRefusal(await look(here))).toBe('needsLook')
    await go('regulatorHead', 'review')
    await go('regulatorHead', 'issue')
    expect(codeOfRefusal(await look(there))).toBe('needsLook')
    idOf(await look(here))
    const board = await asActor(cast.as.supervisor, 'read', tx => listBoard(tx, id, {}, at.today))
    expect(board.find(row => row.placeId === here)).toMatchObject({ state: 'found', inspectionId: visit })
    expect(board.find(row => row.placeId === here)?.hazards).toHaveLength(1)
  })
})

describe('what a place has', () => {
  it('is said by who regulates it or whose it is, once, and ends without being erased', async () => {
    const { terms } = alike
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
