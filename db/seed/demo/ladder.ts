import type pg from 'pg'
import { calendar } from '@/db/queries/calendar'
import { addWorkingDays, type Day } from '@/domain/clock'

type Step = { move: string; from: string; to: string; by: 'leader' | 'supervisor' | 'unit'; reason?: string }
const approve: Step = { move: 'approve', from: 'drafted', to: 'approved', by: 'leader' }
const serve: Step = { move: 'serve', from: 'approved', to: 'served', by: 'supervisor' }
const answer: Step = {
  move: 'respond',
  from: 'served',
  to: 'responded',
  by: 'unit',
  reason: '配件已到货，本周内完成整改并报送。',
}
const appeal: Step = {
  move: 'appeal',
  from: 'served',
  to: 'appealed',
  by: 'unit',
  reason: '整改期限曾口头同意顺延，请予核实。',
}
const decide = (move: string, from: string, to: string, reason: string): Step => ({
  move,
  from,
  to,
  by: 'supervisor',
  reason,
})

/** How far the reminders of some enterprises have come this morning, one line each; every stage is there. */
const ways: readonly (readonly Step[])[] = [
  [approve],
  [approve, serve],
  [approve, serve],
  [approve, serve, answer],
  [approve, serve, appeal],
  [approve, serve, answer, decide('settle', 'responded', 'decided', '答复属实，按新的完成时间督促。')],
  [approve, serve, appeal, decide('uphold', 'appealed', 'decided', '未见顺延的书面记录，维持。')],
  [approve, serve, appeal, decide('reverse', 'appealed', 'reversed', '值班记录载明已同意顺延，撤销。')],
  [decide('dismiss', 'drafted', 'dismissed', '当日已现场核实，正在收尾，不予问责。')],
]

/** The morning of the demo: the clock drafts a step for every case that is late, people decide on some, and the clock drafts what follows. */
export async function climbLadder(client: pg.Client, today: Day): Promise<void> {
  await client.query('select ladder.climb($1, 5000)', [today])
  const memberOf = async (email: string): Promise<number> => {
    const { rows } = await client.query(
      `select m.id from membership m join person p on p.id = m.person_id join auth."user" u on u.id = p.account_id where u.email = $1 order by m.id limit 1`,
      [email],
    )
    return rows[0].id
  }
  const offices = {
    leader: await memberOf('leader@demo.sixlines'),
    supervisor: await memberOf('supervisor@demo.sixlines'),
  }
  const { rows: reminders } = await client.query(
    `select a.id, (select min(m.id) from membership m where m.org_id = a.org_id and m.role = 'enterprise') as unit
     from (select a.*, row_number() over (partition by a.org_id order by a.missed_on, a.id) as nth from accountability a where a.stage = 'drafted') a
     join org o on o.id = a.org_id and o.kind = 'enterprise' order by a.nth, a.org_id limit $1`,
    [ways.length],
  )
  const dueOn = addWorkingDays(today, 5, calendar())
  // one enterprise after the other, and a second case of theirs where few are late
  for (const [index, { id, unit }] of reminders.entries()) {
    const way = ways[index]!
    for (const { move, from, to, by, reason } of way) {
      await client.query('select ctx.assume($1)', [by === 'unit' ? unit : offices[by]])
      await client.query(
        `update accountability set stage = $2, came_from = $3, came_by = $4, came_with = jsonb_strip_nulls(jsonb_build_object('reason', $5::text, 'dueOn', $6::date)), version = version + 1,
           due_on = coalesce($6::date, due_on), due_basis = case when $6::date is null then due_basis else 'assigned' end, due_by_id = case when $6::date is null then due_by_id else ctx.person() end
         where id = $1`,
        [id, to, from, move, reason ?? null, move === 'serve' ? dueOn : null],
      )
    }
  }
  await client.query('select ladder.climb($1, 5000)', [today])
}
