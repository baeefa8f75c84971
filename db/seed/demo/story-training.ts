import type pg from 'pg'
import { person } from '@/db/schema/person'
import { question, questionVersion } from '@/db/schema/quiz'
import { trainee } from '@/db/schema/training'
import { trueFalse } from '@/domain/quiz'
import { insertRows, reserveIds } from '../rows'
import { chanceFrom } from './chance'
import { namer } from './names'
import type { Staff } from './people'
import { demoQuestions } from './training-questions'
import { type Attendee, demoTrainings } from './training-sessions'
import type { World } from './world'

const office = 'dept:safety-committee-office'
const shanghaiDays = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)

/** The bank: written by one of the office, checked by the other; one waits for its check. */
async function writeBank(client: pg.Client, { people, moments }: World): Promise<void> {
  const [writer, checker] = people.of(office, 'supervisor') as [Staff, Staff]
  const ids = await reserveIds(client, question, demoQuestions.length)
  await insertRows(
    client,
    question,
    ids.map(id => ({ id, orgId: writer.unit.id, invented: true })),
  )
  const [by, at] = [[writer, checker] as const, (ago: number) => new Date(moments.now - ago * 86_400_000)]
  await insertRows(
    client,
    questionVersion,
    demoQuestions.map((one, index) => {
      const waits = index === demoQuestions.length - 1
      return {
        questionId: ids[index]!,
        version: 1,
        orgId: writer.unit.id,
        kind: one.kind,
        topic: one.topic,
        line: one.topic === 'publicity' ? ('network' as const) : one.topic === 'emergency' ? ('firing' as const) : null,
        textZh: one.zh,
        textEn: one.en,
        options:
          one.kind === 'true_false'
            ? [...trueFalse]
            : one.options.map(([zh, en], at) => ({ key: 'ABCDEF'[at]!, zh, en })),
        answers: [...one.answers],
        explanationZh: one.whyZh,
        explanationEn: one.whyEn,
        clause: one.clause ?? '',
        writtenById: by[index % 2]!.id,
        at: at(80),
        checkedById: waits ? null : by[(index + 1) % 2]!.id,
        checkedAt: waits ? null : at(78),
      }
    }),
  )
}

/** Three enterprises have workers on their roll, of whom most sign in nowhere; a fourth has nobody. */
const withWorkers = ['firm:gas:220200', 'firm:chemical:220200', 'firm:chemical:222400']

/** The rolls of the enterprises: two who answer for safety in each, and the workers of a few. */
async function writeRolls(client: pg.Client, { units, people, moments }: World): Promise<Map<string, number[]>> {
  const chance = chanceFrom(20_181_206)
  const nameFor = namer(
    chance,
    people.all().map(one => one.nameZh),
  )
  const workers = new Map<string, number[]>()
  const firms = [...units.values()].filter(unit => unit.kind === 'enterprise' && !unit.key.startsWith('firm:property:'))
  for (const firm of firms) {
    const staff = people.of(firm.key)
    const by = staff[0]
    if (!by) continue
    const wanted = withWorkers.includes(firm.key) ? 6 : 0
    const ids = await reserveIds(client, person, wanted)
    await insertRows(
      client,
      person,
      ids.map(id => {
        const [nameZh, nameEn] = nameFor(firm.regionCode)
        return { id, nameZh, nameEn, orgId: firm.id, accountId: null, invented: true }
      }),
    )
    workers.set(firm.key, ids)
    const year = Number(moments.today.slice(0, 4))
    await insertRows(client, trainee, [
      ...staff.slice(0, 2).map((one, index) => ({
        orgId: firm.id,
        personId: one.id,
        category: index === 0 ? ('principal' as const) : ('safety_manager' as const),
        enteredOn: `${year - 3}-03-01`,
        byId: by.id,
        at: new Date(moments.now - 200 * 86_400_000),
        invented: true,
      })),
      ...ids.map((id, index) => ({
        orgId: firm.id,
        personId: id,
        category: 'worker' as const,
        // two of the six are new this year
        enteredOn:
          index < 2
            ? shanghaiDays(Math.max(moments.now - 60 * 86_400_000, Date.parse(`${year}-01-01T00:00:00+08:00`)))
            : `${year - 2}-06-01`,
        byId: by.id,
        at: new Date(moments.now - 55 * 86_400_000),
        invented: true,
      })),
    ])
  }
  return workers
}

async function attend(client: pg.Client, sessionId: number, holder: Staff, one: Attendee, at: number): Promise<void> {
  await client.query(
    `insert into training_attendance (session_id, person_id, org_id, holder_org_id, how, added_by_id, reason, at)
     select $1, p.id, p.org_id, $2, $3, $4, $5, $6 from person p where p.id = $7`,
    [
      sessionId,
      holder.unit.id,
      one.added ? 'added' : 'code',
      one.added ? holder.id : null,
      one.added ? '没有手机，当面核对身份（虚构）' : '',
      new Date(at),
      one.personId,
    ],
  )
}

/** Takes a quiz as that person, through the guards: so many of the questions wrongly. */
async function take(client: pg.Client, sessionId: number, by: Staff, at: number, wrong: number): Promise<void> {
  await client.query('select ctx.assume($1, $2)', [by.membershipId, new Date(at)])
  const { rows } = await client.query('select training.begin_quiz($1)::int as id', [sessionId])
  const asked = await client.query(
    'select v.id::int, v.answers, v.options from quiz_attempt t join question_version v on v.id = any (t.version_ids) where t.id = $1 order by array_position(t.version_ids, v.id)',
    [rows[0].id],
  )
  const given = Object.fromEntries(
    asked.rows.map((row, index) => {
      const other = (row.options as { key: string }[]).find(option => !row.answers.includes(option.key))?.key
      return [row.id, index < wrong ? [other ?? row.answers[0]] : row.answers]
    }),
  )
  await client.query('select ctx.assume($1, $2)', [by.membershipId, new Date(at + 6 * 60_000)])
  await client.query('select training.submit_quiz($1, $2)', [rows[0].id, JSON.stringify(given)])
}

/** Tells the trainings of the last months beside the story: rolls, the bank, sessions with who came, and their quizzes. */
export async function holdTrainings(client: pg.Client, world: World): Promise<void> {
  await writeBank(client, world)
  const workers = await writeRolls(client, world)
  for (const told of demoTrainings(world, workers)) {
    const { rows } = await client.query(
      `insert into training_session (org_id, topic_zh, topic_en, kind, class_hours, starts_at, ends_at, place, trainer, audience, expected, quiz_topic, quiz_questions, pass_mark, attempts,
         person_id, at, cancelled_at, cancelled_by_id, cancel_reason, seed, invented)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, md5($21), true) returning id::int`,
      [
        told.by.unit.id,
        told.zh,
        told.en,
        told.kind,
        told.classHours,
        new Date(told.startsAt),
        new Date(told.endsAt),
        told.place,
        told.trainer,
        told.open ? 'open' : 'persons',
        told.open ?? null,
        told.quiz?.topic ?? null,
        told.quiz?.questions ?? null,
        told.quiz ? 80 : null,
        told.quiz ? 3 : null,
        told.by.id,
        new Date(told.plannedAt),
        told.cancelled ? new Date(told.plannedAt + 3_600_000) : null,
        told.cancelled ? told.by.id : null,
        told.cancelled ?? null,
        told.en,
      ],
    )
    const id = rows[0].id
    for (const one of told.open ? [] : told.expected)
      await client.query(
        'insert into training_expected (session_id, person_id, org_id, holder_org_id) select $1, p.id, p.org_id, $2 from person p where p.id = $3',
        [id, told.by.unit.id, one.personId],
      )
    const came = told.expected.filter(one => one.came)
    for (const [index, one] of came.entries())
      await attend(
        client,
        id,
        told.by,
        one,
        Math.min(told.startsAt - 600_000 + index * 47_000, world.moments.now - 60_000),
      )
    for (const one of told.expected.filter(one => one.absent))
      await client.query(
        `insert into training_absence (session_id, person_id, org_id, holder_org_id, reason, by_id, at) select $1, p.id, p.org_id, $2, $3, $4, $5 from person p where p.id = $6`,
        [id, told.by.unit.id, one.absent, told.by.id, new Date(told.endsAt), one.personId],
      )
    for (const [index, { by, wrong }] of (told.quiz?.takes ?? []).entries())
      await take(client, id, by, told.endsAt + index * 600_000, wrong)
  }
}
