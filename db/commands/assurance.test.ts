import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Element, elements, type Grade } from '@/domain/assurance'
import { addDays, addMonths, type Day, shanghaiDay } from '@/domain/clock'
import { env } from '@/env'
import { asActor } from '../client'
import { findAssurance, listAssurancesOf } from '../queries/assurance'
import { listEvidence } from '../queries/evidence'
import { countFive, listFive } from '../queries/five-in-place'
import { draftAssurance, type FiveAssessed, latestDay, reviseAssurance } from './assess-five'
import { attachEvidence } from './attach-evidence'
import { type Cast, codeOfRefusal, idOf, key, makeCast, sealed } from './cast'
import { moveCase, type Said } from './move-case'

const today = shanghaiDay(new Date())
let cast: Cast
let clock: pg.Pool
beforeAll(async () => {
  cast = await makeCast()
  clock = new pg.Pool({ connectionString: env.DATABASE_WORKER_URL, max: 2 })
})
afterAll(async () => {
  await clock.end()
  await cast.end()
})

type Who = keyof Cast['as']
const ofGrade = (grade: Grade, days = 60, over: Partial<Record<Element, { grade?: Grade; days?: number }>> = {}) =>
  Object.fromEntries(
    elements.map(element => [
      element,
      {
        grade: over[element]?.grade ?? grade,
        words: `What there is of ${element}`,
        expiresOn: addDays(today, over[element]?.days ?? days),
      },
    ]),
  ) as FiveAssessed

const rowOf = async (id: number) =>
  (await cast.ask('select *, due_on::text as due, expires_on::text as ends from assurance where id = $1', [id]))[0]!
const versionOf = async (id: number) => (await rowOf(id)).version as number

async function step(who: Who, id: number, move: string, said: Said = {}) {
  return moveCase(cast.as[who], { key: key(), loop: 'assurance', id, version: await versionOf(id), move, said })
}
const prove = (who: Who, id: number, part: Element | undefined) =>
  attachEvidence(cast.as[who], {
    key: key(),
    loop: 'assurance',
    id,
    purpose: 'document',
    part,
    caption: '',
    files: [sealed()],
  })
async function proveAll(who: Who, id: number) {
  for (const element of elements) idOf(await prove(who, id, element))
}
/** An assessment of the unit's own, confirmed by who regulates it. */
async function confirmed(five: FiveAssessed): Promise<number> {
  const id = idOf(await draftAssurance(cast.as.principal, { key: key(), five }))
  await proveAll('principal', id)
  idOf(await step('principal', id, 'submit'))
  idOf(await step('inspector', id, 'confirm'))
  return id
}
const seen = (who: Who, id: number) => asActor(cast.as[who], 'read', tx => findAssurance(tx, id))

describe('an assessment', () => {
  it('goes from the enterprise to who regulates it, back once, and is confirmed by them alone', async () => {
    const five = ofGrade(2, 60, { rescue: { grade: 3, days: 20 } })
    const id = idOf(await draftAssurance(cast.as.principal, { key: key(), five }))
    expect(codeOfRefusal(await draftAssurance(cast.as.principal, { key: key(), five }))).toBe('assuranceOpen')
    expect(codeOfRefusal(await step('principal', id, 'submit'))).toBe('needsProofs')
    for (const element of elements.slice(1)) idOf(await prove('principal', id, element))
    expect(codeOfRefusal(await step('principal', id, 'submit'))).toBe('needsProofs')
    idOf(await prove('worker', id, 'responsibility'))
    idOf(await step('principal', id, 'submit'))
    expect(((await rowOf(id)).due as string) > today).toBe(true)
    // nobody of its own unit, no stranger, no leader and nobody who regulates another
    expect(codeOfRefusal(await step('principal', id, 'confirm'))).toBe('wrongRole')
    expect(codeOfRefusal(await step('stranger', id, 'confirm'))).toBe('notFound')
    expect(codeOfRefusal(await step('leader', id, 'confirm'))).toBe('wrongRole')
    expect(codeOfRefusal(await step('supervisor', id, 'confirm'))).toBe('notYourUnit')
    expect(codeOfRefusal(await step('outsider', id, 'confirm'))).toBe('notFound')
    expect(codeOfRefusal(await step('inspector', id, 'return'))).toBe('needsReason')
    idOf(await step('inspector', id, 'return', { reason: 'The drill record is of last year.' }))
    expect((await rowOf(id)).due).toBeNull()
    idOf(
      await reviseAssurance(cast.as.principal, {
        key: key(),
        id,
        version: await versionOf(id),
        five: ofGrade(2, 90, { rescue: { grade: 2, days: 20 } }),
      }),
    )
    idOf(await step('principal', id, 'submit'))
    idOf(await step('colleague', id, 'confirm'))
    expect(await rowOf(id)).toMatchObject({
      stage: 'confirmed',
      threshold: 2,
      below: 0,
      ends: addDays(today, 20),
      due: null,
    })
    const detail = (await seen('principal', id))!
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
    idOf(await step('principal', id, 'submit'))
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
    idOf(await step('regulatorHead', id, 'return', { reason: 'Nothing is there yet.' }))
    idOf(await step('principal', id, 'withdraw', { reason: 'We begin anew in spring.' }))
  })

  it('gives way to the next when that is confirmed, and stays as it was', async () => {
    const first = (await asActor(cast.as.principal, 'read', tx => listAssurancesOf(tx, cast.units.firm))).find(
      one => one.stage === 'confirmed',
    )!.id
    const before = await seen('inspector', first)
    expect(codeOfRefusal(await step('inspector', first, 'supersede'))).toBe('needsSuccessor')
    await expect(
      cast.bypass(
        'inspector',
        `update assurance set stage = 'superseded', came_from = 'confirmed', came_by = 'supersede', version = version + 1 where id = $1 returning id`,
        [first],
      ),
    ).rejects.toThrow('needsSuccessor')
    const next = await confirmed(ofGrade(3))
    expect((await rowOf(next)).follows_id).toBe(String(first))
    expect(await rowOf(first)).toMatchObject({ stage: 'superseded', came_with: { by: next } })
    expect((await seen('inspector', first))!.elements).toEqual(before!.elements)
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
    idOf(await step('principal', id, 'withdraw', { reason: 'only to see' }))
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
    expect(codeOfRefusal(await prove('stranger', 1, undefined))).toBe('invalid')
  })
})

/** An enterprise sees its own; who sees the enterprise sees how it stands. */
it('is seen by the enterprise, its territory and its regulator, and by no other enterprise', async () => {
  const [{ id }] = (await cast.ask(`select id::int from assurance where org_id = $1 and stage = 'confirmed'`, [
    cast.units.firm,
  ])) as [{ id: number }]
  for (const who of ['principal', 'worker', 'inspector', 'regulatorHead', 'supervisor', 'leader'] as const)
    expect((await seen(who, id))?.id, who).toBe(id)
  for (const who of ['stranger', 'outsider'] as const) expect(await seen(who, id), who).toBeNull()
  const listed = await asActor(cast.as.stranger, 'read', tx => listFive(tx, {}, { limit: 50 }, today))
  expect(listed.rows.map(row => row.id)).toEqual([cast.units.otherFirm])
  expect(codeOfRefusal(await prove('stranger', id, 'rescue'))).toBe('notFound')
})

describe('the clock', () => {
  const told = async (id: number, kind: string) =>
    (
      await cast.ask(
        `select person_id::int as who from notice where loop = 'assurance' and case_id = $1 and kind = $2`,
        [id, kind],
      )
    )
      .map(row => row.who as number)
      .sort((a, b) => a - b)
  const people = (...who: Who[]) => who.map(one => cast.people[one]).sort((a, b) => a - b)
  const remind = (day: Day) => clock.query('select five.remind($1) as said', [day])

  it('ends what was confirmed: the figure falls the day after, and each is told once', async () => {
    const id = await confirmed(ofGrade(2, 120, { rescue: { days: 40 } }))
    const figure = (day: Day) =>
      asActor(cast.as.supervisor, 'read', tx => countFive(tx, [{ state: 'atFive' }, { state: 'lapsed' }], day))
    const last = addDays(today, 40)
    const [on, lapsedOn] = await figure(last)
    const [after, lapsedAfter] = await figure(addDays(last, 1))
    expect([after, lapsedAfter]).toEqual([on! - 1, lapsedOn! + 1])
    expect((await rowOf(id)).stage).toBe('confirmed')
    await remind(today)
    expect(await told(id, 'assuranceExpiring')).toEqual([])
    await Promise.all([remind(addDays(today, 15)), remind(addDays(today, 15)), remind(addDays(today, 16))])
    expect(await told(id, 'assuranceExpiring')).toEqual(people('principal', 'worker'))
    await remind(addDays(last, 1))
    await remind(addDays(last, 2))
    expect(await told(id, 'assuranceExpired')).toEqual(people('principal', 'worker', 'inspector', 'colleague'))
    // what was told of days to come is no news of the real ones
    await cast.ask(`delete from notice where loop = 'assurance' and kind in ('assuranceExpiring', 'assuranceExpired')`)
  })

  it('counts on every day what a recount from the rows counts', async () => {
    let seed = 20_181_129
    const chance = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    for (let round = 0; round < 6; round++) {
      const five = ofGrade(2)
      for (const element of elements)
        five[element] = {
          ...five[element],
          grade: (chance(8) === 0 ? 1 : 2 + chance(2)) as Grade,
          expiresOn: addDays(today, chance(150)),
        }
      await confirmed(five)
      const rows = (await cast.ask(
        `select a.org_id::int as unit, a.stage, e.element, e.grade, e.expires_on::text as ends from assurance a join assurance_element e on e.assurance_id = a.id
         join org o on o.id = a.org_id, org g where g.id = $1 and starts_with(o.path, g.path)`,
        [cast.units.gov],
      )) as { unit: number; stage: string; element: Element; grade: number; ends: Day }[]
      for (const days of [0, 1, 5, 20, 37, 60, 90, 149, 150]) {
        const day = addDays(today, days)
        const good = rows.filter(row => row.stage === 'confirmed' && row.grade >= 2 && row.ends >= day)
        const recount = new Map<number, number>()
        for (const { unit } of good) recount.set(unit, (recount.get(unit) ?? 0) + 1)
        const full = [...recount.values()].filter(n => n === 5).length
        const [at, not, all, ...missing] = await asActor(cast.as.leader, 'read', tx =>
          countFive(
            tx,
            [{ state: 'atFive' }, { state: 'notAtFive' }, {}, ...elements.map(element => ({ missing: element }))],
            day,
          ),
        )
        expect([at, all], `${day}`).toEqual([full, 2])
        expect(at! + not!).toBe(all)
        for (const [index, element] of elements.entries())
          expect(missing[index], `${element} on ${day}`).toBe(
            2 - new Set(good.filter(row => row.element === element).map(row => row.unit)).size,
          )
      }
    }
  })

  it('keeps a past day as it was: what was revised since says what it said then', async () => {
    const rows = await cast.ask(
      `select count(*)::int as n from assurance a where a.stage in ('confirmed', 'superseded') and not exists (
         select from event e where e.loop = 'assurance' and e.case_id = a.id and e.move = 'confirm' and (e.state ->> 'below')::int = a.below and e.state ->> 'expires_on' = a.expires_on::text)`,
    )
    expect(rows[0]!.n).toBe(0)
  })
})
