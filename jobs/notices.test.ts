import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor } from '@/db/client'
import { type Cast, makeCast } from '@/db/commands/cast'
import { raiseNotice } from '@/db/commands/raise-notice'
import { walkHazard } from '@/db/commands/walk'
import { holderOf } from '@/domain/holder'
import { loops } from '@/domain/loops'
import { noticeKinds } from '@/domain/notice'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => cast.end())

type Row = { person_id: number; kind: string; urgent: boolean; path: string; details: Record<string, string> }
const noticesOf = async (loop: string, id: number, version: number): Promise<Row[]> =>
  (await cast.ask(
    `select n.person_id::int, n.kind, n.urgent, n.path, n.details from notice n join event e on e.id = n.event_id
     where n.loop = $1 and n.case_id = $2 and e.seq = $3 order by n.person_id`,
    [loop, id, version],
  )) as Row[]

describe('who is told', () => {
  it('of moves that exist, under kinds that have a sentence; holders are as the domain has them', async () => {
    const told = await cast.ask('select loop, move, kind, who, level from notices.told')
    expect(told.length).toBeGreaterThan(50)
    for (const { loop, move, kind } of told) {
      expect(Object.keys(loops[loop as 'task'].moves), `${loop} ${move}`).toContain(move)
      expect(noticeKinds).toContain(kind)
    }
    expect((await cast.ask('select kind from notices.kind')).map(row => row.kind).sort()).toEqual(
      [...noticeKinds].sort(),
    )
    for (const loop of ['task', 'hazard'] as const) {
      for (const stage of loops[loop].stages) {
        const holder = holderOf(loop, stage)
        if (holder === 'nobody') continue
        const [row] = await cast.ask('select notices.holder($1, $2) as holder', [loop, stage])
        expect([loop, stage, row!.holder]).toEqual([loop, stage, holder])
      }
    }
  })

  it('is whoever the move concerns, in its own transaction; never the actor, nobody twice, nothing without a row', async () => {
    const { id, go, move } = await walkHazard(cast, '阀门渗漏')
    await go('inspector', 'grade', { level: 'general' })
    expect(await noticesOf('hazard', id, 2)).toEqual([])
    await go('inspector', 'order', { unitId: cast.units.firm, ownerId: cast.people.worker, dueOn: '2036-05-06' })
    const ordered = await noticesOf('hazard', id, 3)
    // the owner is also of the unit's people, and is told once
    expect(ordered.map(row => row.person_id)).toEqual([cast.people.principal, cast.people.worker].sort((a, b) => a - b))
    expect(ordered[0]).toMatchObject({ kind: 'ordered', urgent: false, path: `/hazards/${id}` })
    expect(ordered[0]!.details).toMatchObject({ titleZh: '阀门渗漏', dueOn: '2036-05-06' })
    await go('principal', 'start')
    await go('principal', 'ask_extension', { wantedOn: '2036-06-06', reason: '备件未到' })
    const asked = await noticesOf('hazard', id, 5)
    expect(asked.map(row => row.kind)).toEqual(asked.map(() => 'extensionAsked'))
    expect(asked.map(row => row.person_id)).toContain(cast.people.leader)
    expect(asked.map(row => row.person_id)).not.toContain(cast.people.principal)
    await go('supervisor', 'refuse_extension', { reason: '按期完成' })
    expect((await noticesOf('hazard', id, 6)).map(row => row.person_id)).toEqual(
      [cast.people.principal, cast.people.worker].sort((a, b) => a - b),
    )
    // a refused move tells nobody
    const before = (await cast.ask('select count(*)::int as n from notice'))[0]!.n
    expect((await move('outsider', 'submit')).ok).toBe(false)
    expect((await cast.ask('select count(*)::int as n from notice'))[0]!.n).toBe(before)
  })

  it('is nobody whose membership has ended, nor of the past', async () => {
    const { id, go } = await walkHazard(cast, '期满')
    await go('inspector', 'grade', { level: 'general' })
    await cast.ask(`update membership set valid_to = current_date - 1 where person_id = $1`, [cast.people.principal])
    await go('inspector', 'order', { unitId: cast.units.firm, ownerId: cast.people.worker, dueOn: '2036-05-06' })
    await cast.ask(`update membership set valid_to = null where person_id = $1`, [cast.people.principal])
    expect((await noticesOf('hazard', id, 3)).map(row => row.person_id)).toEqual([cast.people.worker])
  })

  it('hears of a major hazard at once and with urgency', async () => {
    const { id, go } = await walkHazard(cast, '重大')
    await go('inspector', 'grade', { level: 'major' })
    const found = await noticesOf('hazard', id, 2)
    expect(found.map(row => [row.person_id, row.kind, row.urgent])).toEqual(
      [cast.people.leader, cast.people.regulatorHead].sort((a, b) => a - b).map(who => [who, 'majorFound', true]),
    )
  })
})

describe('a notice', () => {
  const tell = (once: string, path = '/desk') =>
    asActor(cast.as.supervisor, 'write', tx =>
      raiseNotice(tx, {
        personIds: [cast.people.worker, cast.people.supervisor],
        kind: 'commented',
        details: { byZh: '某人', byEn: 'Somebody' },
        path,
        once,
      }),
    )

  it('can be raised by another room, once, to a path of this site', async () => {
    expect(await tell('room:1')).toBe(1)
    expect(await tell('room:1')).toBe(0)
    for (const path of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example'])
      await expect(tell('room:2', path)).rejects.toMatchObject({ cause: { message: 'invalid' } })
  })

  it('is seen and marked by its person alone, stands as it was raised, and comes from nobody else', async () => {
    await tell('room:3')
    const mine = `select id::int, read_at from notice where once = 'room:3'`
    expect(await cast.bypass('worker', mine)).toHaveLength(1)
    for (const who of ['principal', 'leader', 'supervisor'] as const) expect(await cast.bypass(who, mine)).toEqual([])
    const [{ id }] = (await cast.bypass('worker', mine)) as [{ id: number }]
    expect(
      await cast.bypass('principal', `update notice set read_at = now() where id = $1 returning id`, [id]),
    ).toEqual([])
    expect(
      await cast.bypass('worker', `update notice set read_at = now() where id = $1 returning id`, [id]),
    ).toHaveLength(1)
    for (const statement of [
      `update notice set path = '/x' where id = ${id}`,
      `update notice set kind = 'given' where id = ${id}`,
      `delete from notice where id = ${id}`,
      `insert into notice (person_id, kind, path, once, at) values (${cast.people.worker}, 'given', '/', 'x', now())`,
      `insert into delivery (notice_id, channel) values (${id}, 'email')`,
      `update delivery set state = 'sent'`,
      `select notices.claim(1)`,
      `select notices.settle(1, 'sent', null, null)`,
      `select notices.give_up_orphans()`,
      `select notices.remind(current_date)`,
      `select secret from channel_choice`,
      `select endpoint from push_subscription`,
      `insert into push_subscription (person_id, endpoint, p256dh, auth) values (${cast.people.worker}, 'e', 'p', 'a')`,
    ])
      await expect(cast.bypass('worker', statement), statement).rejects.toMatchObject({ code: '42501' })
  })

  it('costs nothing where nobody is told: such moves fire no trigger', async () => {
    const [{ condition }] = (await cast.ask(
      `select pg_get_triggerdef(oid) as condition from pg_trigger where tgname = 'zz_notices' and tgrelid = 'task'::regclass`,
    )) as [{ condition: string }]
    expect(condition).toContain('WHEN')
    for (const move of ['accept', 'report', 'attach', 'archive']) expect(condition).not.toContain(`'${move}'`)
  })
})
