import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/domain/actor'
import { shanghaiDay } from '@/domain/clock'
import { asActor } from '../client'
import { answerItem } from '../commands/answer-item'
import { attachEvidence } from '../commands/attach-evidence'
import { beginSelfCheck } from '../commands/begin-self-check'
import { type Cast, idOf, key, makeCast, sealed } from '../commands/cast'
import { moveCase } from '../commands/move-case'
import { passSection } from '../commands/pass-section'
import { planCrossVisit } from '../commands/plan-cross-visit'
import { planInspection } from '../commands/plan-inspection'
import { findCaseView } from '../queries/case-view'
import { listDesk } from '../queries/desk'
import { countInspections, findInspection, listInspections } from '../queries/inspections'
import { listLedger } from '../queries/ledger'
import { countPlaces, findPlace, listPlaces } from '../queries/places'
import { codeIn, isThere, search, withNumber } from '../queries/search'

let cast: Cast
type Who = keyof Cast['as']
beforeAll(async () => {
  cast = await makeCast()
  await cast.ask(
    `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'inspector', $2, '2018-01-01')`,
    [cast.people.regulatorHead, cast.units.otherBureau],
  )
})
afterAll(() => cast.end())

const today = shanghaiDay(new Date())
const clock = { today, soonUntil: today }
const as = <T>(who: Who, work: (tx: Parameters<Parameters<typeof asActor>[2]>[0], actor: Actor) => Promise<T>) =>
  asActor(cast.as[who], 'read', work)

async function move(who: Who, id: number, name: string, said: object = {}) {
  const [row] = await cast.ask('select version from inspection where id = $1', [id])
  idOf(
    await moveCase(cast.as[who], {
      key: key(),
      loop: 'inspection',
      id,
      version: row!.version as number,
      move: name,
      said,
    }),
  )
}

/** What a person reads of a visit, straight from the tables through the application's role. */
async function reads(who: Who, id: number) {
  const one = async (text: string) => (await cast.bypass(who, text, [id])).length > 0
  return {
    visit: await one('select from inspection where id = $1'),
    answers: await one('select from inspection_answer where inspection_id = $1'),
    events: await one(`select from event where loop = 'inspection' and case_id = $1`),
    evidence: await one(`select from evidence where loop = 'inspection' and case_id = $1`),
  }
}
const nothing = { visit: false, answers: false, events: false, evidence: false }
const known = { ...nothing, visit: true }
const all = { visit: true, answers: true, events: true, evidence: true }

/** Walks a visit of a team from its plan to its document and looks at it at each stage with the eyes of each. */
async function walk(id: number, team: { first: Who; head: Who }, look: (stage: string) => Promise<void>) {
  await look('assigned')
  await move(team.first, id, 'enter')
  await look('in_field')
  for (const section of ['Section 1', 'Section 2'])
    idOf(await passSection(cast.as[team.first], { key: key(), inspectionId: id, section }))
  idOf(
    await attachEvidence(cast.as[team.first], {
      key: key(),
      loop: 'inspection',
      id,
      purpose: 'signature',
      caption: '',
      files: [sealed()],
    }),
  )
  await look('in_field')
  await move(team.first, id, 'submit')
  await look('submitted')
  await move(team.head, id, 'review')
  await look('reviewed')
  await move(team.head, id, 'issue')
  await look('issued')
}

describe('what each party sees of a visit at each stage', () => {
  const plan = (kind: 'planned' | 'unannounced') =>
    planInspection(cast.as.inspector, {
      key: key(),
      placeId: cast.placeId,
      checklistId: cast.checklistId,
      kind,
      onDay: '2030-01-07',
      teamIds: [cast.people.inspector, cast.people.colleague],
    })
  const team = { first: 'inspector', head: 'regulatorHead' } as const

  it.each([
    ['an announced visit is known to the place', 'planned', known],
    ['an unannounced one is not', 'unannounced', nothing],
  ] as const)('%s; what the team writes is its own until the document', async (_, kind, before) => {
    const id = idOf(await plan(kind))
    await walk(id, team, async stage => {
      const place = stage === 'issued' ? all : before
      expect({ stage, ...(await reads('principal', id)) }).toEqual({ stage, ...place })
      expect({ stage, ...(await reads('worker', id)) }).toEqual({ stage, ...place })
      for (const who of ['stranger', 'outsider'] as const)
        expect({ stage, who, ...(await reads(who, id)) }).toEqual({ stage, who, ...nothing })
      for (const who of ['colleague', 'supervisor', 'leader'] as const) expect((await reads(who, id)).visit).toBe(true)
    })
  })

  it('a withdrawn visit vanishes from the place', async () => {
    const id = idOf(await plan('planned'))
    expect(await reads('principal', id)).toEqual(known)
    await move('inspector', id, 'withdraw', { reason: '改期' })
    expect(await reads('principal', id)).toEqual(nothing)
  })

  it('a cross visit is known to the place and to its regulator, and written by the team from elsewhere', async () => {
    const id = idOf(
      await planCrossVisit(cast.as.supervisor, {
        key: key(),
        placeId: cast.placeId,
        checklistId: cast.checklistId,
        unitId: cast.units.otherBureau,
        onDay: '2030-01-07',
      }),
    )
    expect(await reads('principal', id)).toEqual(known)
    expect((await reads('outsider', id)).visit).toBe(true)
    await move('outsider', id, 'assign', { teamIds: [cast.people.outsider, cast.people.regulatorHead] })
    await move('outsider', id, 'enter')
    idOf(
      await answerItem(cast.as.outsider, {
        key: key(),
        inspectionId: id,
        itemId: cast.itemIds[0]!,
        answer: 'pass',
        note: '',
      }),
    )
    expect(await reads('principal', id)).toEqual(known)
    expect(await reads('stranger', id)).toEqual(nothing)
    expect(await reads('inspector', id)).toMatchObject({ visit: true, answers: true, events: true })
  })

  it('a self-check is the enterprise’s and its regulator’s, never another’s', async () => {
    const id = idOf(
      await beginSelfCheck(cast.as.principal, {
        key: key(),
        placeId: cast.placeId,
        checklistId: cast.checklistId,
        onDay: '2030-01-07',
      }),
    )
    for (const section of ['Section 1', 'Section 2'])
      idOf(await passSection(cast.as.principal, { key: key(), inspectionId: id, section }))
    const look = async () => {
      for (const who of ['principal', 'worker', 'inspector', 'supervisor'] as const)
        expect(await reads(who, id)).toMatchObject({ visit: true, answers: true, events: true })
      for (const who of ['stranger', 'outsider'] as const) expect(await reads(who, id)).toEqual(nothing)
    }
    await look()
    await move('principal', id, 'submit')
    await look()
    await move('inspector', id, 'confirm_self')
    await look()
  })
})

describe('an unannounced visit cannot be guessed by the place', () => {
  /** Everything that the application shows an enterprise of its places and visits, as one text. */
  const shown = (who: Who, id: number) =>
    as(who, async (tx, actor) =>
      JSON.stringify({
        counts: await countInspections(tx, [{}, { state: 'open' }, { place: cast.placeId }, { kind: 'unannounced' }]),
        list: await listInspections(tx, {}, { limit: 100 }),
        page: [await findInspection(tx, id), await findCaseView(tx, actor, 'inspection', id)],
        places: await listPlaces(tx, {}, { limit: 100 }),
        placeCounts: await countPlaces(tx, [
          {},
          { visited: 'yes' },
          { visited: 'no' },
          { visit: 'due' },
          { hazards: 'open' },
        ]),
        place: await findPlace(tx, cast.placeId),
        desk: await listDesk(tx, actor, clock),
        search: await search(tx, (await findPlace(tx, cast.placeId))?.zh ?? ''),
        jump: [
          await isThere(tx, codeIn(`查-${id}`)!),
          (await withNumber(tx, id)).filter(found => found.what === 'inspection'),
        ],
        ledger: await listLedger(tx, { loop: 'inspection' }, undefined, 100),
        tallies: (
          await tx.execute(
            sql`select org_id, stage, count from tally where loop = 'inspection' union all select org_id, due_on::text, count from tally_due where loop = 'inspection'`,
          )
        ).rows,
      }),
    )

  it('from counts, lists, search, the place, the desk, the ledger or the tallies, before its document', async () => {
    const before = await shown('principal', 0)
    const id = idOf(
      await planInspection(cast.as.inspector, {
        key: key(),
        placeId: cast.placeId,
        checklistId: cast.checklistId,
        kind: 'unannounced',
        onDay: today,
        teamIds: [cast.people.inspector, cast.people.colleague],
      }),
    )
    await walk(id, { first: 'inspector', head: 'regulatorHead' }, async stage => {
      const now = await shown('principal', id)
      if (stage === 'issued') expect(now).not.toBe(before)
      else expect(now).toBe(before)
    })
    expect(await shown('stranger', id)).toBe(await shown('stranger', 0))
    const [first] = await as('principal', (tx, actor) => listDesk(tx, actor, clock))
    expect(first!.key).toBe('receive')
    expect(first!.rows.map(row => row.id)).toContain(id)
  })
})
