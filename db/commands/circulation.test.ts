import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentRef } from '@/domain/circulation'
import { addWorkingDays, shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { calendar } from '../queries/calendar'
import { findCirculation } from '../queries/commitments'
import { ruleOn } from '../queries/rules'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from './cast'
import { circulate, sendTo, writeDocument } from './circulation-cast'
import { sendDocument } from './send-document'

const today = shanghaiDay(new Date())
let cast: Cast
let document: DocumentRef
beforeAll(async () => {
  cast = await makeCast()
  document = await writeDocument(cast)
})
afterAll(() => cast.end())

const rowOf = async (id: number) =>
  (
    await cast.ask(
      `select stage, version, due_on::text as "dueOn", line, title_zh as title, region_code as region from circulation where id = $1`,
      [id],
    )
  )[0]!
const afterDays = (rule: string) => addWorkingDays(today, ruleOn(rule, today).value, calendar())
describe('sending', () => {
  it('gives every unit its own case with the document’s title, and the day that the rule sets; the units are told', async () => {
    const [first, second] = await sendTo(cast, document, ['regulator', 'firm'])
    const row = await rowOf(first!)
    expect(row).toMatchObject({ stage: 'sent', version: 1, line: 'defense', title: '测试讲话', region: '220200' })
    expect(row.dueOn).toBe(afterDays('circulation.sign'))
    const told = await cast.ask(
      `select person_id::int as who, kind from notice where loop = 'circulation' and case_id = any ($1) order by 1`,
      [[first, second]],
    )
    const { regulatorHead, principal, worker } = cast.people
    expect(told).toEqual(
      [regulatorHead, principal, worker].sort((a, b) => a - b).map(who => ({ who, kind: 'circulated' })),
    )
  })

  it('refuses a unit that has the document, by its name, and then nobody gets it; after a withdrawal it may be sent again', async () => {
    const outcome = await sendDocument(cast.as.supervisor, {
      key: key(),
      document,
      unitIds: [cast.units.otherBureau, cast.units.regulator],
    })
    expect(outcome.ok).toBe(false)
    const [{ name }] = (await cast.ask('select short_zh as name from org where id = $1', [cast.units.regulator])) as [
      { name: string },
    ]
    if (!outcome.ok) {
      expect(outcome.refusal.code).toBe('alreadySent')
      expect(outcome.refusal.details).toMatchObject({ unitsZh: name, more: 0 })
    }
    const of = (unit: number) =>
      cast.ask('select id::int, stage from circulation where document_id = $1 and document_kind = $2 and org_id = $3', [
        document.id,
        document.kind,
        unit,
      ])
    expect(await of(cast.units.otherBureau)).toEqual([])
    const [had] = await of(cast.units.regulator)
    expect(codeOfRefusal(await circulate(cast, 'supervisor', had!.id as number, 'withdraw'))).toBe('needsReason')
    idOf(await circulate(cast, 'supervisor', had!.id as number, 'withdraw', { reason: 'wrong unit' }))
    await sendTo(cast, document, ['regulator'])
    expect((await of(cast.units.regulator)).map(row => row.stage).sort()).toEqual(['sent', 'withdrawn'])
    // and past the command the table itself has it once
    await expect(
      cast.ask(
        `do $$ begin set local session_replication_role = replica;
          insert into circulation (stage, came_from, came_by, org_id, issuer_org_id, line, region_code, document_kind, document_id, title_zh, title_en)
          select stage, came_from, came_by, org_id, issuer_org_id, line, region_code, document_kind, document_id, title_zh, title_en from circulation where stage = 'sent' and org_id = ${cast.units.regulator} limit 1; end $$`,
      ),
    ).rejects.toMatchObject({ code: '23505' })
  })

  it('is a supervisor’s, inside the own territory, and never to the own unit, a government or with an unfrozen document', async () => {
    const other = await writeDocument(cast)
    const send = (who: keyof Cast['as'], unitIds: number[], what = other) =>
      sendDocument(cast.as[who], { key: key(), document: what, unitIds })
    expect(codeOfRefusal(await send('inspector', [cast.units.firm]))).toBe('wrongRole')
    expect(codeOfRefusal(await send('leader', [cast.units.firm]))).toBe('wrongRole')
    expect(codeOfRefusal(await send('supervisor', [cast.units.office]))).toBe('ownUnit')
    expect(codeOfRefusal(await send('supervisor', [cast.units.gov]))).toBe('notYourUnit')
    const [away] = await cast.ask(`select id::int from org where key = 'housing:220100'`)
    expect(codeOfRefusal(await send('supervisor', [away!.id as number]))).toBe('notYourUnit')
    expect(codeOfRefusal(await send('supervisor', [cast.units.firm], { kind: 'source', id: 999_999 }))).toBe('notFound')
    expect(codeOfRefusal(await send('supervisor', [cast.units.firm], { kind: 'circular', id: 999_999 }))).toBe(
      'notFound',
    )
    expect(codeOfRefusal(await send('supervisor', []))).toBe('invalid')
    const left = await cast.ask('select count(*)::int as n from circulation where document_id = $1', [other.id])
    expect(left[0]!.n).toBe(0)
  })

  it('does not give a circular of the authorities to an enterprise', async () => {
    const [issued] = await cast.ask(`select id::int from circular where stage = 'issued' order by id limit 1`)
    const circular: DocumentRef = { kind: 'circular', id: issued!.id as number }
    expect(
      codeOfRefusal(
        await sendDocument(cast.as.supervisor, { key: key(), document: circular, unitIds: [cast.units.firm] }),
      ),
    ).toBe('notFound')
    const [sent] = await sendTo(cast, circular, ['otherBureau'])
    expect((await rowOf(sent!)).stage).toBe('sent')
  })
})

describe('signing', () => {
  it('is the receiving unit’s own: head, official or enterprise; who and when is the ledger’s, and the hours follow from it', async () => {
    const [bureau, firm] = await sendTo(cast, await writeDocument(cast), ['regulator', 'firm'])
    expect(codeOfRefusal(await circulate(cast, 'inspector', bureau!, 'sign'))).toBe('wrongRole')
    expect(codeOfRefusal(await circulate(cast, 'supervisor', bureau!, 'sign'))).toBe('wrongRole')
    expect(codeOfRefusal(await circulate(cast, 'principal', bureau!, 'sign'))).toBe('notFound')
    expect(codeOfRefusal(await circulate(cast, 'stranger', firm!, 'sign'))).toBe('notFound')
    expect((await asActor(cast.as.leader, 'read', tx => findCirculation(tx, bureau!)))?.signedAt).toBeNull()
    idOf(await circulate(cast, 'regulatorHead', bureau!, 'sign'))
    idOf(await circulate(cast, 'worker', firm!, 'sign'))
    const detail = (await asActor(cast.as.supervisor, 'read', tx => findCirculation(tx, bureau!)))!
    expect(detail.signedBy?.id).toBe(cast.people.regulatorHead)
    const [between] = await cast.ask(
      `select extract(epoch from max(at) - min(at))::float8 / 3600 as hours from event where loop = 'circulation' and case_id = $1`,
      [bureau],
    )
    expect(detail.hours).toBeCloseTo(between!.hours as number, 6)
    expect((await rowOf(bureau!)).dueOn).toBe(afterDays('circulation.commit'))
    expect(codeOfRefusal(await circulate(cast, 'regulatorHead', bureau!, 'sign'))).toBe('wrongStage')
  })

  it('is not done by the head of a unit below the one that got it, past the command either', async () => {
    const [firm] = await sendTo(cast, await writeDocument(cast), ['firm'])
    const [{ path }] = (await cast.ask('select path from org where id = $1', [cast.units.firm])) as [{ path: string }]
    const [{ path: was }] = (await cast.ask('select path from org where id = $1', [cast.units.otherFirm])) as [
      { path: string },
    ]
    const place = async (path: string, scope: number) => {
      await cast.ask('update org set path = $2 where id = $1', [cast.units.otherFirm, path])
      await cast.ask('update membership set scope_org_id = $2 where person_id = $1', [cast.people.stranger, scope])
    }
    await place(`${path}${cast.units.otherFirm}/`, cast.units.firm)
    try {
      expect(codeOfRefusal(await circulate(cast, 'stranger', firm!, 'sign'))).toBe('notYourUnit')
      await expect(
        cast.bypass(
          'stranger',
          `update circulation set stage = 'signed', came_from = 'sent', came_by = 'sign', version = version + 1 where id = $1`,
          [firm],
        ),
      ).rejects.toMatchObject({ message: 'notYourUnit' })
    } finally {
      await place(was, cast.units.otherFirm)
    }
  })
})
