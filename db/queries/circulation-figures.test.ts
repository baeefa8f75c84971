import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commitmentKinds, type DocumentRef, documentKey } from '@/domain/circulation'
import { addDays, shanghaiDay } from '@/domain/clock'
import { env } from '@/env'
import { asActor } from '../client'
import { type Cast, makeCast } from '../commands/cast'
import { writeDocument } from '../commands/circulation-cast'
import { countDifferences } from '../reconcile'
import {
  type CirculationFilters,
  countCirculation,
  findCirculationFigures,
  listBoard,
  listSentDocuments,
  signStates,
} from './circulation'
import { readTold, recountFigures } from './circulation-recount'
import { commitmentStates, countCommitments, listCommitments } from './commitments'

const day = 86_400_000
const today = shanghaiDay(new Date())
const units = ['regulator', 'otherBureau', 'firm', 'otherFirm'] as const
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
let state = seed
/** A chance that repeats itself from its seed. */
const chance = (): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
  return state / 0x7fffffff
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length) % from.length]!

let cast: Cast
let owner: pg.Client
const documents: DocumentRef[] = []
const members: Record<string, number> = {}
beforeAll(async () => {
  cast = await makeCast()
  owner = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
  await owner.connect()
  for (const [name, person] of Object.entries({
    supervisor: cast.people.supervisor,
    regulator: cast.people.regulatorHead,
    firm: cast.people.principal,
    otherFirm: cast.people.stranger,
  }))
    members[name] = (await cast.ask('select id::int from membership where person_id = $1', [person]))[0]!.id as number
  members.otherBureau = (
    await cast.ask(
      `insert into membership (person_id, org_id, role, scope_org_id, valid_from) values ($1, $2, 'head', $2, '2018-01-01') returning id::int`,
      [cast.people.outsider, cast.units.otherBureau],
    )
  )[0]!.id as number
  for (let n = 0; n < 12; n++) {
    const document = await writeDocument(cast, `随机${n}`)
    documents.push(document)
    for (const unit of units) if (chance() < 0.9) await playLife(document, unit)
  }
})
afterAll(async () => {
  await owner.end()
  await cast.end()
})

/** Makes changes as a member at an instant, through every guard. */
async function at(member: number, instant: number, ...changes: string[]): Promise<number> {
  await owner.query('begin')
  await owner.query('select ctx.assume($1, $2)', [member, new Date(instant)])
  let id = 0
  for (const change of changes) id = Number((await owner.query(change)).rows[0]?.id ?? id)
  await owner.query('commit')
  return id
}

/** One unit's life with one document over the last weeks: it stops anywhere. */
async function playLife(document: DocumentRef, unit: (typeof units)[number]): Promise<void> {
  let now = Date.now() - (20 + chance() * 60) * day
  const sender = members.supervisor!
  const member = members[unit]!
  const later = (most: number) => {
    now += chance() * most * day
    return now < Date.now() - 60_000 && chance() < 0.88
  }
  const id = await at(
    sender,
    now,
    `insert into circulation (stage, came_from, came_by, org_id, issuer_org_id, line, region_code, document_kind, document_id)
     values ('sent', 'none', 'send', ${cast.units[unit]}, ${cast.units.office}, 'defense', '220200', 'source', ${document.id}) returning id`,
  )
  const move = (from: string, to: string, by: string) =>
    `update circulation set stage = '${to}', came_from = '${from}', came_by = '${by}', came_with = '{"reason": "x"}', version = version + 1 where id = ${id} returning id`
  if (chance() < 0.1) return void (await at(sender, now + day / 2, move('sent', 'withdrawn', 'withdraw')))
  if (!later(9)) return
  await at(member, now, move('sent', 'signed', 'sign'))
  if (!later(6)) return
  const on = shanghaiDay(new Date(now))
  const person = `(select person_id from membership where id = ${member})`
  const promise = (kind: string, dueOn: string, version: number) =>
    `insert into commitment (circulation_id, kind, version, words, due_on, owner_id, written_by_id, reason, at)
     values (${id}, '${kind}', ${version}, '字', '${dueOn}', ${person}, ${person}, ${version === 1 ? 'null' : `'缘由'`}, '${new Date(now).toISOString()}') returning id`
  const dueOn = commitmentKinds.map(() => addDays(on, 2 + Math.floor(chance() * 50)))
  await at(
    member,
    now,
    ...commitmentKinds.map((kind, index) => promise(kind, dueOn[index]!, 1)),
    move('signed', 'committed', 'commit'),
  )
  const review = (phase: 'mid' | 'final', outcomes: readonly string[]) =>
    commitmentKinds.map(
      kind =>
        `insert into commitment_review (circulation_id, commitment_id, kind, phase, outcome, words, person_id, org_id, at)
         select ${id}, m.id, m.kind, '${phase}', '${pick(outcomes)}', '看过', ${cast.people.supervisor}, ${cast.units.office}, '${new Date(now).toISOString()}'
         from commitment m where m.circulation_id = ${id} and m.kind = '${kind}' order by m.version desc limit 1 returning id`,
    )
  if (chance() < 0.4 && later(2) && dueOn[2]! >= shanghaiDay(new Date(now))) {
    const given = `jsonb_build_object('reason', '缘由', 'commitment', jsonb_build_object('kind', 'work', 'words', '字', 'dueOn', '${addDays(dueOn[2]!, 9)}'))`
    await at(
      member,
      now,
      promise('work', addDays(dueOn[2]!, 9), 2),
      move('committed', 'committed', 'change').replace(`'{"reason": "x"}'`, given),
    )
  }
  if (!later(25)) return
  await at(
    sender,
    now,
    ...review('mid', ['kept', 'on_the_way', 'not_kept']),
    move('committed', 'mid_reviewed', 'review_mid'),
  )
  if (!later(30)) return
  await at(sender, now, ...review('final', ['kept', 'not_kept']), move('mid_reviewed', 'reviewed', 'review_final'))
}

const whole = { limit: 500 }

it('of every document equal a recount of the ledger and the promises, now and on a later day', async () => {
  const sums = { signed: 0, late: 0, signedLate: 0, judged: 0, unreviewed: 0, withdrawn: 0 }
  for (const document of documents) {
    const told = await readTold(cast.ask, document)
    for (const on of [today, addDays(today, 15)]) {
      const shown = await asActor(cast.as.supervisor, 'read', tx =>
        findCirculationFigures(tx, on, { document: documentKey(document) }),
      )
      const counted = recountFigures(told, new Date(), on)
      const { medianHours, ...rest } = shown
      const { medianHours: hours, ...other } = counted
      expect(rest, `seed ${seed}, ${documentKey(document)}, ${on}`).toEqual(other)
      if (hours === null) expect(medianHours).toBeNull()
      else expect(medianHours).toBeCloseTo(hours, 3)
      sums.signed += shown.signed
      sums.late += shown.unsignedLate
      sums.signedLate += shown.signedLate
      sums.judged += shown.judged
      sums.unreviewed += shown.dueUnreviewed
      sums.withdrawn += shown.withdrawn
    }
  }
  // figures of nothing would prove nothing
  for (const [what, n] of Object.entries(sums)) expect(n, `${what}, seed ${seed}`).toBeGreaterThan(0)
})

it('open exactly their rows, of the board and of the promises', async () => {
  for (const document of documents) {
    const key = documentKey(document)
    await asActor(cast.as.supervisor, 'read', async tx => {
      const figures = await findCirculationFigures(tx, today, { document: key })
      const listed = async (more: CirculationFilters) => {
        const filters = { document: key, ...more }
        const { rows } = await listBoard(tx, filters, today, whole)
        expect(await countCirculation(tx, [filters], today)).toEqual([rows.length])
        return rows
      }
      const all = await listed({})
      expect(all).toHaveLength(figures.sent)
      // who has not signed stands first
      const order = all.map(row => Number(row.stage !== 'sent'))
      expect(order).toEqual([...order].sort())
      const of = {
        signed: figures.signed,
        unsigned: figures.unsigned,
        late: figures.unsignedLate,
        signedLate: figures.signedLate,
      }
      for (const sign of signStates) expect(await listed({ sign }), sign).toHaveLength(of[sign])
      expect(await listed({ stage: 'withdrawn' })).toHaveLength(figures.withdrawn)
      const promised = {
        kept: figures.kept,
        judged: figures.judged,
        notKept: figures.judged - figures.kept,
        open: figures.commitments - figures.judged,
        due: figures.due,
        unreviewed: figures.dueUnreviewed,
      }
      for (const state of commitmentStates) {
        const { rows } = await listCommitments(tx, { document: key, state }, today, whole)
        expect(rows, state).toHaveLength(promised[state])
        expect(await countCommitments(tx, [{ document: key, state }], today)).toEqual([rows.length])
      }
      const mine = (await listSentDocuments(tx, today)).find(row => documentKey(row) === key)
      expect(mine && { sent: mine.sent, signed: mine.signed, kept: mine.kept, hours: mine.medianHours }).toEqual(
        figures.sent + figures.withdrawn === 0
          ? undefined
          : { sent: figures.sent, signed: figures.signed, kept: figures.kept, hours: figures.medianHours },
      )
    })
  }
})

it('stand on a past day as they stood then', async () => {
  for (const document of documents) {
    const told = await readTold(cast.ask, document)
    const on = addDays(today, -1 - Math.floor(chance() * 60))
    const shown = await asActor(
      cast.as.supervisor,
      'read',
      tx => findCirculationFigures(tx, on, { document: documentKey(document) }),
      on,
    )
    const { medianHours: _, ...rest } = shown
    const { medianHours: __, ...counted } = recountFigures(
      told,
      new Date(Date.parse(`${addDays(on, 1)}T00:00:00+08:00`)),
      on,
    )
    expect(rest, `seed ${seed}, ${documentKey(document)}, ${on}`).toEqual(counted)
  }
})

it('are a unit’s own where a unit asks, and a stranger’s nowhere', async () => {
  const [document] = documents
  const of = (who: keyof Cast['as']) =>
    asActor(cast.as[who], 'read', tx => listBoard(tx, { document: documentKey(document!) }, today, whole))
  const units = async (who: keyof Cast['as']) => new Set((await of(who)).rows.map(row => row.unit?.id))
  const all = await units('supervisor')
  for (const unit of await units('principal')) expect(unit).toBe(cast.units.firm)
  for (const unit of await units('regulatorHead')) expect(unit).toBe(cast.units.regulator)
  expect(await units('leader')).toEqual(all)
  const everything = await asActor(cast.as.stranger, 'read', async tx => (await listBoard(tx, {}, today, whole)).rows)
  for (const row of everything) expect(row.unit?.id).toBe(cast.units.otherFirm)
})

it('leave the kept counts right', async () => {
  for (const kind of ['tally', 'tally_due', 'flow']) {
    const wrong = (await cast.ask(countDifferences[kind]!)).filter(row => row.loop === 'circulation')
    expect(wrong, kind).toEqual([])
  }
})
