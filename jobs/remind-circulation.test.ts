import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, idOf, makeCast } from '@/db/commands/cast'
import { circulate, fourCommitments, fourOutcomes, sendTo, writeDocument } from '@/db/commands/circulation-cast'
import { calendar } from '@/db/queries/calendar'
import { ruleOn } from '@/db/queries/rules'
import { addDays, addWorkingDays, type Day, shanghaiDay, workingDaysBetween } from '@/domain/clock'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

const today = shanghaiDay(new Date())
const remind = async (day: Day) =>
  (await cast.ask('select circulations.remind($1) as said', [day]))[0]!.said as Record<string, number>
const told = async (kind: string, id: number) =>
  (
    await cast.ask(
      `select person_id::int as who, details ->> 'on' as "on" from notice where kind = $1 and loop = 'circulation' and case_id = $2 order by 1`,
      [kind, id],
    )
  ).map(row => row.who as number)
const dueOf = async (id: number) =>
  (await cast.ask('select due_on::text as due from circulation where id = $1', [id]))[0]!.due as Day
/** The first day on which so many working days are left, and the day before that. */
const daysBefore = (due: Day, working: number) => {
  let day = due
  while (workingDaysBetween(addDays(day, -1), due, calendar()) <= working) day = addDays(day, -1)
  return { soon: day, early: addDays(day, -1) }
}

describe('the morning of circulation', () => {
  it('reminds whoever may sign before the day and again after it, each once', async () => {
    const [id] = await sendTo(cast, await writeDocument(cast), ['firm'])
    const due = await dueOf(id!)
    expect(due).toBe(addWorkingDays(today, ruleOn('circulation.sign', today).value, calendar()))
    const { soon, early } = daysBefore(due, ruleOn('circulation.remind', today).value)
    const signers = [cast.people.principal, cast.people.worker].sort((a, b) => a - b)
    await remind(early)
    expect(await told('signSoon', id!)).toEqual([])
    await remind(soon)
    expect(await told('signSoon', id!)).toEqual(signers)
    expect(await told('signLate', id!)).toEqual([])
    await remind(due)
    expect(await told('signLate', id!)).toEqual([])
    await remind(addDays(due, 1))
    await Promise.all([remind(addDays(due, 1)), remind(addDays(due, 2))])
    expect(await told('signSoon', id!)).toEqual(signers)
    expect(await told('signLate', id!)).toEqual(signers)
    // who has signed is not reminded of signing again, but of the commitments
    idOf(await circulate(cast, 'principal', id!, 'sign'))
    const commitBy = await dueOf(id!)
    await remind(addDays(commitBy, 1))
    expect(await told('signLate', id!)).toEqual(signers)
    expect(await told('overdue', id!)).toEqual(signers)
  })

  it('reminds the owner before a promise’s day, and the sender before and after each review', async () => {
    const [id] = await sendTo(cast, await writeDocument(cast), ['regulator'])
    idOf(await circulate(cast, 'regulatorHead', id!, 'sign'))
    idOf(
      await circulate(cast, 'regulatorHead', id!, 'commit', {
        commitments: fourCommitments(cast.people.inspector, 20),
      }),
    )
    const first = addDays(today, 20)
    const { soon, early } = daysBefore(first, ruleOn('circulation.commitment', today).value)
    await remind(early)
    expect(await told('commitmentSoon', id!)).toEqual([])
    await remind(soon)
    await remind(soon)
    expect((await told('commitmentSoon', id!)).length).toBeGreaterThan(0)
    await remind(first)
    await remind(addDays(today, 23))
    // each of the four once
    expect(await told('commitmentSoon', id!)).toEqual(Array(4).fill(cast.people.inspector))
    const mid = await dueOf(id!)
    await remind(mid)
    expect(await told('reviewDue', id!)).toEqual([cast.people.supervisor])
    await remind(addDays(mid, 1))
    expect(await told('overdue', id!)).toEqual([cast.people.supervisor])
    idOf(
      await circulate(cast, 'supervisor', id!, 'review_mid', {
        outcomes: fourOutcomes('kept', 'kept', 'on_the_way', 'not_kept'),
      }),
    )
    await remind(await dueOf(id!))
    expect(await told('reviewDue', id!)).toEqual([cast.people.supervisor, cast.people.supervisor])
    idOf(
      await circulate(cast, 'supervisor', id!, 'review_final', {
        outcomes: fourOutcomes('kept', 'kept', 'kept', 'kept'),
      }),
    )
    const before = await cast.ask(`select count(*)::int as n from notice where loop = 'circulation' and case_id = $1`, [
      id,
    ])
    await remind(addDays(today, 40))
    expect(
      await cast.ask(`select count(*)::int as n from notice where loop = 'circulation' and case_id = $1`, [id]),
    ).toEqual(before)
  })

  it('is part of the morning’s one round', async () => {
    const [{ said }] = (await cast.ask('select notices.remind($1) as said', [today])) as [
      { said: Record<string, number> },
    ]
    for (const key of ['circulationSoon', 'circulationLate', 'commitmentSoon']) expect(said).toHaveProperty(key)
  })
})
