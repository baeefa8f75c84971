import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, key, makeCast } from '@/db/commands/cast'
import { walkHazard } from '@/db/commands/walk'
import { calendar } from '@/db/queries/calendar'
import { ruleOn } from '@/db/queries/rules'
import { addDays, addWorkingDays, shanghaiDay, workingDaysBetween } from '@/domain/clock'
import { env } from '@/env'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const today = shanghaiDay(new Date())
type Ask = Cast['ask']
const ask: Ask = (text, values) => cast.ask(text, values)
const remind = async (day = today, by = ask) =>
  (await by('select notices.remind($1) as said', [day]))[0]!.said as Record<string, number>
const told = async (kind: string, loop: string, id: number, by = ask) =>
  (
    await by('select person_id::int as who from notice where kind = $1 and loop = $2 and case_id = $3 order by 1', [
      kind,
      loop,
      id,
    ])
  ).map(row => row.who as number)
/** Writes what a person could not have written today, past the guards; all of it is undone, so that the ledger stays whole. */
async function undone(work: (by: Ask) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: env.DATABASE_ADMIN_URL })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await work(async (text, values) => (await client.query(text, values)).rows)
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

async function rectifying(dueOn: string) {
  const walk = await walkHazard(cast, '到期')
  await walk.go('inspector', 'grade', { level: 'general' })
  await walk.go('inspector', 'order', { unitId: cast.units.firm, ownerId: cast.people.worker, dueOn })
  await walk.go('principal', 'start')
  return walk
}

async function task(by: Ask, stage: string, openedOn: string): Promise<number> {
  const [row] = await by(
    `insert into task (stage, came_from, came_by, org_id, issuer_org_id, line, region_code, due_on, due_basis, title_zh, title_en, criteria_zh, criteria_en, opened_at, moved_at, version, owner_id)
     select $1, f.from_stage, f.move, $2, $3, 'bottom', '220200', '2036-01-01', 'assigned', '事项', 'Work', '完成', 'done', ($4 || ' 09:00+08')::timestamptz, now(), 2, $5
     from lawful_move f where f.loop = 'task' and f.to_stage = $1 and f.from_stage <> $1 limit 1 returning id::int`,
    [stage, cast.units.firm, cast.units.office, openedOn, cast.people.worker],
  )
  await by(
    `insert into event (loop, case_id, seq, move, from_stage, to_stage, person_id, org_id, role, at, payload, body, previous_hash, hash)
     values ('task', $1, 2, 'issue', 'draft', 'issued', $2, $3, 'supervisor', ($4 || ' 09:00+08')::timestamptz, '{}', '', '', $5)`,
    [row!.id, cast.people.supervisor, cast.units.office, openedOn, key()],
  )
  return row!.id as number
}

describe('the morning', () => {
  it('tells of a date that comes near by the rule’s working days and of one that has passed, once each, and anew after an extension', async () => {
    const yellow = ruleOn('light.yellow', today).value
    const soon = addWorkingDays(today, yellow, calendar())
    let far = soon
    while (workingDaysBetween(today, far, calendar()) <= yellow) far = addDays(far, 1)
    const near = await rectifying(soon)
    const later = await rectifying(far)
    await remind()
    expect(await told('dueSoon', 'hazard', near.id)).toEqual([cast.people.worker])
    expect(await told('dueSoon', 'hazard', later.id)).toEqual([])
    // the day after its date
    await remind(addDays(soon, 1))
    expect(await told('overdue', 'hazard', near.id)).toEqual([cast.people.worker])
    const count = async () => (await cast.ask('select count(*)::int as n from notice'))[0]!.n
    const before = await count()
    const again = await remind(addDays(soon, 1))
    expect(Object.values(again).every(n => n === 0)).toBe(true)
    expect(await count()).toBe(before)
    await undone(async by => {
      await by(`update hazard set due_on = $2 where id = $1`, [near.id, addDays(soon, 2)])
      await remind(addDays(soon, 3), by)
      expect(await told('overdue', 'hazard', near.id, by)).toEqual([cast.people.worker, cast.people.worker])
    })
  })

  it('reminds whoever it waits for: after the submission who judges, after a departure the unit', async () => {
    const { id } = await rectifying('2036-05-06')
    const gone = await rectifying('2036-05-06')
    await undone(async by => {
      await by(
        `update hazard set due_on = $2, stage = 'submitted', came_by = 'submit', came_from = 'rectifying' where id = $1`,
        [id, addDays(today, -1)],
      )
      await remind(today, by)
      expect(await told('overdue', 'hazard', id, by)).toEqual([cast.people.inspector])
      await by('update hazard set due_on = $2 where id = $1', [gone.id, addDays(today, -2)])
      await by('update membership set valid_to = current_date - 1 where person_id = $1', [cast.people.worker])
      await remind(today, by)
      expect(await told('overdue', 'hazard', gone.id, by)).toEqual([cast.people.principal])
    })
  })

  it('tells of what was not signed for, of silence and of a watch that is over, by their rules', async () => {
    const late = addDays(today, -30)
    const silence = ruleOn('task.silence', today).value
    const watch = ruleOn('hazard.watch', today).value
    const watched = await rectifying('2036-05-06')
    await undone(async by => {
      const unsigned = await task(by, 'issued', late)
      const fresh = await task(by, 'issued', today)
      const silent = await task(by, 'in_progress', addDays(today, -silence - 1))
      const speaking = await task(by, 'in_progress', addDays(today, -silence))
      await by(
        `update hazard set stage = 'closed', came_by = 'close', came_from = 'reinspected', closed_at = ($2 || ' 10:00+08')::timestamptz,
           verifier_id = $3, verifier_org_id = $4, submitter_id = $5 where id = $1`,
        [watched.id, addDays(today, -watch), cast.people.colleague, cast.units.regulator, cast.people.worker],
      )
      await remind(today, by)
      expect(await told('acceptLate', 'task', unsigned, by)).toEqual([cast.people.worker])
      expect(await told('acceptLate', 'task', fresh, by)).toEqual([])
      expect(await told('silent', 'task', silent, by)).toEqual([cast.people.worker])
      expect(await told('silent', 'task', speaking, by)).toEqual([])
      expect(await told('watchOver', 'hazard', watched.id, by)).toEqual([cast.people.inspector])
    })
  })

  it('tells of an extension that nobody decides, and of a membership that ends', async () => {
    const { id, go } = await rectifying('2036-05-06')
    await go('principal', 'ask_extension', { wantedOn: '2036-06-06', reason: '备件未到' })
    await remind()
    expect(await told('extensionWaiting', 'hazard', id)).toEqual([])
    await remind(addWorkingDays(today, ruleOn('notice.decision', today).value, calendar()))
    expect(await told('extensionWaiting', 'hazard', id)).toContain(cast.people.leader)
    const ends = addDays(today, ruleOn('notice.expiry', today).value)
    await cast.ask('update membership set valid_to = $2 where person_id = $1', [cast.people.colleague, ends])
    await remind()
    await cast.ask('update membership set valid_to = null where person_id = $1', [cast.people.colleague])
    const ending = await cast.ask(
      `select person_id::int as who, details ->> 'on' as on from notice where kind = 'membershipEnds' and details ->> 'on' = $1 and person_id = any ($2) order by 1`,
      [ends, Object.values(cast.people)],
    )
    expect(ending.map(row => row.who)).toEqual([cast.people.colleague, cast.people.regulatorHead].sort((a, b) => a - b))
  })
})
