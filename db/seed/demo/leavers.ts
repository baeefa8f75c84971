import type pg from 'pg'
import { addDays, type Day } from '@/domain/clock'

type Case = { id: number; stage: string; version: number }

/** A member of a unit who signs in to nothing and owns open cases of a kind; the one with the fewest, so that the story stays. */
async function ownerIn(
  client: pg.Client,
  loop: 'task' | 'hazard',
  unitKind: 'department' | 'enterprise',
  skip: number,
): Promise<{ person: number; org: number } | null> {
  const { rows } = await client.query(
    `select c.owner_id::int as person, c.org_id::int as org from ${loop} c join org o on o.id = c.org_id join person p on p.id = c.owner_id
     where o.kind = $1 and p.account_id is null and c.stage in (${loop === 'task' ? `'issued', 'accepted', 'in_progress'` : `'ordered', 'rectifying'`})
       and exists (select from membership m where m.person_id = p.id and m.org_id = c.org_id)
       and (select count(*) from membership m where m.org_id = c.org_id) >= 2
     group by 1, 2 order by count(*), 1 offset $2 limit 1`,
    [unitKind, skip],
  )
  return (rows[0] as { person: number; org: number } | undefined) ?? null
}

const leave = (client: pg.Client, person: number, org: number, last: Day) =>
  client.query(`update membership set valid_to = $3 where person_id = $1 and org_id = $2`, [person, org, last])

/** One hand-over as it should be: made by the supervisor of the province, every open task of the leaving person moved by its loop's own move. */
async function handOver(client: pg.Client, person: number, org: number): Promise<void> {
  const { rows } = await client.query(
    `select m.id::int as supervisor, (select n.person_id::int from membership n where n.org_id = $1 and n.person_id <> $2 and n.valid_to is null order by n.role = 'head', n.id limit 1) as successor
     from membership m join person p on p.id = m.person_id join auth."user" u on u.id = p.account_id where u.email = 'supervisor@demo.sixlines' and m.role = 'supervisor' limit 1`,
    [org, person],
  )
  const { supervisor, successor } = rows[0] as { supervisor: number; successor: number }
  await client.query('select ctx.assume($1, now())', [supervisor])
  const made = await client.query(
    `insert into handover (from_id, to_id, org_id, on_day, reason, by_id, by_org_id) values ($1, $2, $3, current_date, '岗位调整，按任免通知交接（演示虚构）', 0, 0) returning id::int`,
    [person, successor, org],
  )
  const id = made.rows[0].id as number
  const open = await client.query(
    `select id::int, stage, version from task where owner_id = $1 and org_id = $2 and stage in ('issued', 'accepted', 'in_progress', 'returned', 'submitted') order by id`,
    [person, org],
  )
  const said = await client.query(
    `select json_build_object('reason', '岗位调整，按任免通知交接（演示虚构）', 'ownerId', $2::bigint, 'handover', $3::bigint, 'held', json_build_object(
       'from', json_build_object('zh', f.name_zh, 'en', f.name_en), 'to', json_build_object('zh', t.name_zh, 'en', t.name_en))) as said from person f, person t where f.id = $1 and t.id = $2`,
    [person, successor, id],
  )
  for (const one of open.rows as Case[]) {
    await client.query(
      `update task set came_from = stage, came_by = 'reassign', came_with = $2, version = version + 1, owner_id = $3, deputy_id = nullif(deputy_id, $3) where id = $1`,
      [one.id, said.rows[0].said, successor],
    )
    await client.query(
      `insert into handover_item (handover_id, kind, item_id, part, moved) values ($1, 'task', $2, 'owner', true)`,
      [id, one.id],
    )
  }
  for (const part of ['hand_responsibilities', 'hand_places', 'end_roles'])
    await client.query(`select duties.${part}($1)`, [id])
}

/** Two people left without a hand-over, which the list of what nobody owns shows; one handed everything over. */
export async function letPeopleLeave(client: pg.Client, today: Day): Promise<void> {
  const official = await ownerIn(client, 'task', 'department', 0)
  const worker = await ownerIn(client, 'hazard', 'enterprise', 0)
  const handed = await ownerIn(client, 'task', 'department', 4)
  for (const one of [official, worker]) if (one) await leave(client, one.person, one.org, addDays(today, -3))
  if (handed && handed.person !== official?.person) await handOver(client, handed.person, handed.org)
}
