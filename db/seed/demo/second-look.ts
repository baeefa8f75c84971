import type pg from 'pg'
import type { Staff } from './people'
import type { World } from './world'

const day = 86_400_000

/** Does one thing as a member at a time, through the guards. */
async function as(client: pg.Client, by: Staff, at: number, text: string, values: unknown[]): Promise<pg.QueryResult> {
  await client.query('select ctx.assume($1, $2)', [by.membershipId, new Date(at)])
  return client.query(text, values)
}

/** Two of the doubts are read, and a draw of twelve closed cases of Jilin City is half judged. */
export async function lookAgain(client: pg.Client, { people, moments }: World): Promise<void> {
  const office = 'office:220200'
  const [reader, drawer] = people.of(office, 'supervisor') as [Staff, Staff]
  const judge = people.one(office, 'inspector')
  const read = (kind: string, verdict: 'sound' | 'hollow', opinion: string, hoursAgo: number) =>
    as(
      client,
      reader,
      moments.now - hoursAgo * 3_600_000,
      `update doubt set verdict = $2, opinion = $3 where id = (select min(d.id) from doubt d where d.kind = $1
         and not doubts.is_performing(d.loop, d.case_id) and not doubts.took_part(d.loop, d.case_id))`,
      [kind, verdict, opinion],
    )
  await read('last_minute', 'sound', '已电话核实：当晚确在现场更换，发票与配件编号相符。', 30)
  await read('same_photo', 'hollow', '与另一隐患的整改图片为同一文件，现场锁具并未更换。', 5)
  const since = new Date(moments.now - 60 * day).toISOString().slice(0, 10)
  const until = new Date(moments.now - 3 * day).toISOString().slice(0, 10)
  const { rows } = await as(client, drawer, moments.now - 2 * day, 'select doubts.draw($1, $2, 12) as id', [
    since,
    until,
  ])
  const draw = rows[0].id
  const picks = await as(
    client,
    judge,
    moments.now - day,
    `select id from audit_pick p where draw_id = $1 and not doubts.is_performing(loop, case_id) and not doubts.took_part(loop, case_id) order by no limit 6`,
    [draw],
  )
  for (const [index, pick] of picks.rows.entries()) {
    const isFalse = index === 3
    await client.query('update audit_pick set result = $2, opinion = $3 where id = $1', [
      pick.id,
      isFalse ? 'false_closure' : 'holds',
      isFalse ? '现场仍与整改前一致，未见更换。' : '现场与办结材料一致。',
    ])
  }
}
