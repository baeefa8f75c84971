import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { elements } from '@/domain/assurance'
import { addDays, addMonths } from '@/domain/clock'
import { env } from '@/env'
import { asActor } from '../client'
import { listAssurancesOf } from '../queries/assurance'
import { listEvidence } from '../queries/evidence'
import { draftAssurance, latestDay, reviseAssurance } from './assess-five'
import { assuranceWork, ofGrade, today } from './assurance-cast'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'

let cast: Cast
let work: ReturnType<typeof assuranceWork>
beforeAll(async () => {
  cast = await makeCast()
  work = assuranceWork(cast)
})
afterAll(() => cast.end())

describe('an assessment', () => {
  it('goes from the enterprise to who regulates it, back once, and is confirmed by them alone', async () => {
    const five = ofGrade(2, 60, { rescue: { grade: 3, days: 20 } })
    const id = idOf(await draftAssurance(cast.as.principal, { key: key(), five }))
    expect(codeOfRefusal(await draftAssurance(cast.as.principal, { key: key(), five }))).toBe('assuranceOpen')
    expect(codeOfRefusal(await work.step('principal', id, 'submit'))).toBe('needsProofs')
    for (const element of elements.slice(1)) idOf(await work.prove('principal', id, element))
    expect(codeOfRefusal(await work.step('principal', id, 'submit'))).toBe('needsProofs')
    idOf(await work.prove('worker', id, 'responsibility'))
    idOf(await work.step('principal', id, 'submit'))
    expect(((await work.rowOf(id)).due as string) > today).toBe(true)
    // nobody of its own unit, no stranger, no leader and nobody who regulates another
    expect(codeOfRefusal(await work.step('principal', id, 'confirm'))).toBe('wrongRole')
    expect(codeOfRefusal(await work.step('stranger', id, 'confirm'))).toBe('notFound')
    expect(codeOfRefusal(await work.step('leader', id, 'confirm'))).toBe('wrongRole')
    expect(codeOfRefusal(await work.step('supervisor', id, 'confirm'))).toBe('notYourUnit')
    expect(codeOfRefusal(await work.step('outsider', id, 'confirm'))).toBe('notFound')
    expect(codeOfRefusal(await work.step('inspector', id, 'return'))).toBe('needsReason')
    idOf(await work.step('inspector', id, 'return', { reason: 'The drill record is of last year.' }))
    expect((await work.rowOf(id)).due).toBeNull()
    idOf(
      await reviseAssurance(cast.as.principal, {
        key: key(),
        id,
        version: await work.versionOf(id),
        five: ofGrade(2, 90, { rescue: { grade: 2, days: 20 } }),
      }),
    )
    idOf(await work.step('principal', id, 'submit'))
    idOf(await work.step('colleague', id, 'confirm'))
    expect(await work.rowOf(id)).toMatchObject({
      stage: 'confirmed',
      threshold: 2,
      below: 0,
      ends: addDays(today, 20),
      due: null,
    })
    const detail = (await work.seen('principal', id))!
    expect(detail.elements.map(one => one.element)).toEqual(elements)
    expect(detail.elements.at(-1)).toMatchObject({ grade: 2, expiresOn: addDays(today, 20) })
    const events = await cast.ask(`select move from event where loop = 'assurance' and case_id = $1 order by seq`, [id])
    expect(events.map(one => one.move)).toEqual([
      'draft',
      ...elements.map(() => 'attach'),
      'submit',
      'return',
      'revise',
      'submit',
      'confirm',
    ])
    const proofs = await asActor(cast.as.inspector, 'read', tx => listEvidence(tx, 'assurance', id))
    expect(proofs.map(one => one.part).sort()).toEqual([...elements].sort())
  })

  it('is judged by nobody who made it, even where they act for the regulator too', async () => {
    const id = idOf(await draftAssurance(cast.as.principal, { key: key(), five: ofGrade(0) }))
    idOf(await work.step('principal', id, 'submit'))
    await cast.ask(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'inspector', $2, '2018-01-01')`,
      [cast.people.principal, cast.units.regulator],
    )
    const [{ member }] = (await cast.ask(
      `select id::int as member from membership where person_id = $1 and org_id = $2`,
      [cast.people.principal, cast.units.regulator],
    )) as [{ member: number }]
    const owner = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
    await owner.connect()
    try {
      await owner.query('begin')
      await owner.query('select ctx.assume($1)', [member])
      await expect(
        owner.query(
          `update assurance set stage = 'confirmed', came_from = 'submitted', came_by = 'confirm', version = version + 1 where id = $1`,
          [id],
        ),
      ).rejects.toThrow('ownWork')
      await owner.query('rollback')
    } finally {
      await owner.end()
      await cast.ask('delete from membership where id = $1', [member])
    }
    idOf(await work.step('regulatorHead', id, 'return', { reason: 'Nothing is there yet.' }))
    idOf(await work.step('principal', id, 'withdraw', { reason: 'We begin anew in spring.' }))
  })

  it('gives way to the next when that is confirmed, and stays as it was', async () => {
    const first = (await asActor(cast.as.principal, 'read', tx => listAssurancesOf(tx, cast.units.firm))).find(
      one => one.stage === 'confirmed',
    )!.id
    const before = await work.seen('inspector', first)
    expect(codeOfRefusal(await work.step('inspector', first, 'supersede'))).toBe('needsSuccessor')
    await expect(
      cast.bypass(
        'inspector',
        `update assurance set stage = 'superseded', came_from = 'confirmed', came_by = 'supersede', version = version + 1 where id = $1 returning id`,
        [first],
      ),
    ).rejects.toThrow('needsSuccessor')
    const next = await work.confirmed(ofGrade(3))
    expect((await work.rowOf(next)).follows_id).toBe(String(first))
    expect(await work.rowOf(first)).toMatchObject({ stage: 'superseded', came_with: { by: next } })
    expect((await work.seen('inspector', first))!.elements).toEqual(before!.elements)
    await expect(
      cast.bypass('principal', `update assurance_element set grade = 3 where assurance_id = $1 returning grade`, [
        first,
      ]),
    ).rejects.toThrow('wrongStage')
    await expect(cast.ask('delete from assurance_element where assurance_id = $1', [first])).rejects.toThrow(
      'only grows',
    )
  })
})

describe('what an element may say', () => {
  it('is a grade from 0 to 3 and a day that its rule allows, whoever writes it', async () => {
    const late = { ...ofGrade(2), training: { ...ofGrade(2).training, expiresOn: addDays(addMonths(today, 12), 1) } }
    const refused = await draftAssurance(cast.as.principal, { key: key(), five: late })
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'expiryTooLong', details: { fields: 'five.training.expiresOn' } },
    })
    const old = { ...ofGrade(2), rescue: { ...ofGrade(2).rescue, expiresOn: addDays(today, -1) } }
    expect(codeOfRefusal(await draftAssurance(cast.as.principal, { key: key(), five: old }))).toBe('duePast')
    const longest = { ...ofGrade(2) }
    for (const element of elements) longest[element] = { ...longest[element], expiresOn: latestDay(element, today) }
    const id = idOf(await draftAssurance(cast.as.principal, { key: key(), five: longest }))
    const rows = await cast.ask(
      `select element, expires_on::text as ends, latest_on::text as latest from assurance_element where assurance_id = $1`,
      [id],
    )
    for (const { element, ends, latest } of rows) expect(latest, String(element)).toBe(ends)
    const write = (change: string) =>
      cast.bypass(
        'principal',
        `with moved as (update assurance set came_by = 'revise', came_from = stage, version = version + 1 where id = $1 returning id)
         update assurance_element set ${change} where assurance_id = $1 and element = 'rescue' and exists (select from moved) returning element`,
        [id],
      )
    await expect(write('grade = 4')).rejects.toThrow('invalid')
    await expect(write('grade = -1')).rejects.toThrow('invalid')
    await expect(write(`words = ' '`)).rejects.toThrow('invalid')
    await expect(write(`expires_on = '${addDays(addMonths(today, 6), 1)}'`)).rejects.toThrow('expiryTooLong')
    // and it is said with the move, or not at all
    await expect(write('grade = 3')).rejects.toThrow('withoutMove')
    await expect(
      cast.bypass('principal', `update assurance_element set rule_id = 1 where assurance_id = $1`, [id]),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      cast.bypass('principal', `update assurance set below = 0, expires_on = '2030-01-01' where id = $1`, [id]),
    ).rejects.toMatchObject({ code: '42501' })
    idOf(await work.step('principal', id, 'withdraw', { reason: 'only to see' }))
  })

  it('comes from an enterprise about itself, all five at once', async () => {
    for (const who of ['inspector', 'supervisor', 'leader'] as const)
      expect(codeOfRefusal(await draftAssurance(cast.as[who], { key: key(), five: ofGrade(2) }))).toBe('wrongRole')
    const open = (unit: number) =>
      cast.bypass(
        'stranger',
        `insert into assurance (stage, came_from, came_by, org_id, issuer_org_id, line, region_code) values ('drafted', 'none', 'draft', $1, $1, 'boundary', '220200') returning id`,
        [unit],
      )
    await expect(open(cast.units.firm)).rejects.toThrow()
    // four of five are no assessment
    await expect(open(cast.units.otherFirm)).rejects.toThrow('invalid')
    expect(codeOfRefusal(await work.prove('stranger', 1, undefined))).toBe('invalid')
  })
})
