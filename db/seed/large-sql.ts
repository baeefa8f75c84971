import type pg from 'pg'
import type { RepeatedWork } from './large-work'

/** The history of a task by the stage it has come to: who made each move, and how the stages went. */
const histories: Record<
  string,
  readonly (readonly [move: string, to: string, part: 'issuer' | 'owner' | 'head' | 'judge'])[]
> = (() => {
  const issued = [
    ['draft', 'draft', 'issuer'],
    ['issue', 'issued', 'issuer'],
  ] as const
  const accepted = [...issued, ['accept', 'accepted', 'owner']] as const
  const working = [...accepted, ['report', 'in_progress', 'owner'], ['report', 'in_progress', 'owner']] as const
  const submitted = [...working, ['submit', 'submitted', 'head']] as const
  const verified = [...submitted, ['verify', 'verified', 'judge']] as const
  return {
    issued,
    accepted,
    bounced: [...issued, ['bounce', 'bounced', 'head']],
    in_progress: working,
    submitted,
    returned: [...submitted, ['return', 'returned', 'judge']],
    verified,
    archived: [...verified, ['archive', 'archived', 'issuer']],
    suspended: [...working, ['suspend', 'suspended', 'issuer']],
    cancelled: [...accepted, ['cancel', 'cancelled', 'issuer']],
  }
})()

/** Out of a thousand. */
const weights: Record<string, number> = {
  archived: 560,
  verified: 90,
  in_progress: 140,
  issued: 60,
  accepted: 50,
  submitted: 40,
  returned: 20,
  bounced: 10,
  suspended: 15,
  cancelled: 15,
}

const payload: Record<string, Record<string, unknown>> = {
  report: { percent: 50, said: '按计划推进。' },
  verify: { verdict: 'effective' },
  return: { reason: '材料不全，请补充。' },
  bounce: { reason: '建议调整承办单位。' },
  suspend: { reason: '冬季停工。' },
  cancel: { reason: '合并办理。' },
}

/** When the so-many-th move was made, and a task's whole chain with the hashes that the ledger's trigger would have written. */
const historyFunctions = `
  create or replace function pg_temp.moment(draft_at timestamptz, last_at timestamptz, seq int, moves int) returns timestamptz
  language sql immutable as $$ select draft_at + (last_at - draft_at) * ((seq - 1)::float / (moves - 1)) $$;
  create or replace function pg_temp.history(l large_task) returns table (seq int, move text, from_stage text, to_stage text, person_id bigint, org_id bigint,
    role text, at timestamptz, payload jsonb, state jsonb, body text, previous_hash text, hash text)
  language plpgsql as $$
  #variable_conflict use_column
  declare
    s large_step;
    final jsonb := (select loops.lasting(t) from public.task t where t.id = l.id);
  begin
    hash := repeat('0', 64);
    for s in select * from large_step p where p.stage = l.stage order by p.seq loop
      seq := s.seq; move := s.move; from_stage := s.from_stage; to_stage := s.to_stage; payload := s.payload;
      at := pg_temp.moment(l.draft_at, l.last_at, s.seq, l.moves);
      person_id := case s.part when 'issuer' then l.issuer_id when 'judge' then l.judge_id when 'head' then l.head_id else l.owner_id end;
      org_id := case s.part when 'issuer' then l.issuer_org_id when 'judge' then l.judge_org_id else l.org_id end;
      role := case s.part when 'head' then 'head' when 'owner' then 'official' else 'supervisor' end;
      state := case when s.seq = l.moves then final else (final - array['closed_at', 'verdict', 'verifier_id', 'verifier_org_id', 'suspended_from'])
        || case when s.seq = 1 then jsonb_build_object('opened_at', to_jsonb(at at time zone 'UTC') #>> '{}') else '{}' end end;
      previous_hash := hash;
      body := loops.event_body('task', l.id, seq, move, from_stage, to_stage, person_id, org_id, role, at, payload, state);
      hash := loops.event_hash(previous_hash, body);
      return next;
    end loop;
  end $$`

/** Lays out, for this transaction, what the batches draw from. */
export async function prepareBatches(
  client: pg.Client,
  work: readonly RepeatedWork[],
  streets: readonly (readonly [string, string])[],
): Promise<void> {
  await client.query(`
    create temporary table large_work (n int primary key, directive_id bigint, line text, org_id bigint, region_code text, issuer_id bigint, issuer_org_id bigint,
      judge_id bigint, judge_org_id bigint, head_id bigint, owner_id bigint, deputy_id bigint, title_zh text, title_en text, criteria_zh text, criteria_en text) on commit drop;
    create temporary table large_street (n int primary key, zh text, en text) on commit drop;
    create temporary table large_stage (thousandth int primary key, stage text, moves int, came_from text, came_by text) on commit drop;
    create temporary table large_step (stage text, seq int, move text, from_stage text, to_stage text, part text, payload jsonb, primary key (stage, seq)) on commit drop`)
  await client.query('insert into large_work select * from json_populate_recordset(null::large_work, $1)', [
    JSON.stringify(work),
  ])
  await client.query('insert into large_street select * from json_populate_recordset(null::large_street, $1)', [
    JSON.stringify(streets.map(([zh, en], n) => ({ n, zh, en }))),
  ])
  const steps = Object.entries(histories).flatMap(([stage, moves]) =>
    moves.map(([move, to, part], index) => ({
      stage,
      seq: index + 1,
      move,
      from_stage: index === 0 ? 'none' : moves[index - 1]![1],
      to_stage: to,
      part,
      payload: payload[move] ?? {},
    })),
  )
  await client.query('insert into large_step select * from json_populate_recordset(null::large_step, $1)', [
    JSON.stringify(steps),
  ])
  const stages = Object.entries(weights)
    .flatMap(([stage, weight]) => Array.from({ length: weight }, () => stage))
    .map((stage, thousandth) => {
      const moves = histories[stage]!
      const last = moves.at(-1)!
      return { thousandth, stage, moves: moves.length, came_by: last[0], came_from: moves.at(-2)![1] }
    })
  await client.query('insert into large_stage select * from json_populate_recordset(null::large_stage, $1)', [
    JSON.stringify(stages),
  ])
}

/** Writes the tasks numbered from `from`, then their events, proofs, tally and flow. */
export async function fillBatch(client: pg.Client, from: number, count: number): Promise<void> {
  await client.query(
    `create temporary table large_task on commit drop as
     select nextval(pg_get_serial_sequence('public.task', 'id')) as id, w.*, s.stage, s.moves, s.came_from, s.came_by, t.draft_at, t.last_at,
       ((t.last_at at time zone 'Asia/Shanghai')::date
         + case when s.stage in ('archived', 'verified') then (h.d % 24) - 4 else (h.d % 60) - 14 end::int) as due_on,
       replace(w.title_zh, '{s}', r.zh) as zh, replace(w.title_en, '{s}', r.en) as en, (h.e % 97) + 3 as n_value
     from generate_series($1::bigint, $2::bigint) g
     cross join lateral (select abs(hashint8extended(g, 1)) as a, abs(hashint8extended(g, 2)) as b, abs(hashint8extended(g, 3)) as c,
       abs(hashint8extended(g, 4)) as d, abs(hashint8extended(g, 5)) as e, abs(hashint8extended(g, 6)) as f) h
     join large_work w on w.n = h.a % (select count(*) from large_work)
     join large_stage s on s.thousandth = h.b % 1000
     join large_street r on r.n = h.c % (select count(*) from large_street)
     cross join lateral (select least(last.at, now()) as last_at, least(last.at, now()) - make_interval(days => 6 + (h.e % 40)::int, mins => (h.c % 1440)::int) as draft_at
       from (select now() - make_interval(days => case when s.stage in ('archived', 'verified', 'cancelled') then (h.f % 700)::int else (h.f % 20)::int end,
         mins => (h.d % 1440)::int) as at) last) t`,
    [from + 1, from + count],
  )
  await client.query(historyFunctions)
  await client.query(
    `insert into task (id, stage, came_from, came_by, came_with, version, org_id, issuer_org_id, owner_id, deputy_id, submitter_id, verifier_id, verifier_org_id,
       line, region_code, due_on, suspended_from, opened_at, moved_at, closed_at, directive_id, title_zh, title_en, criteria_zh, criteria_en, due_basis, due_by_id,
       due_clause, percent, reported_at, verdict, search)
     overriding system value
     select id, stage, came_from, came_by, (select payload from large_step p where p.stage = l.stage and p.seq = l.moves), moves, org_id, issuer_org_id,
       case when stage not in ('issued', 'bounced') then owner_id end, case when stage not in ('issued', 'bounced') then deputy_id end,
       case when stage in ('submitted', 'returned', 'verified', 'archived') then head_id end,
       case when stage in ('verified', 'archived') then judge_id end, case when stage in ('verified', 'archived') then judge_org_id end,
       line, region_code, due_on, case when stage = 'suspended' then 'in_progress' end, pg_temp.moment(draft_at, last_at, 2, moves), last_at,
       case stage when 'archived' then pg_temp.moment(draft_at, last_at, moves - 1, moves) when 'verified' then last_at when 'cancelled' then last_at end,
       directive_id, replace(zh, '{n}', n_value::text), replace(en, '{n}', n_value::text), criteria_zh, criteria_en, 'assigned', issuer_id, '督办单指定',
       case when moves >= 5 then case when stage in ('in_progress', 'suspended') then 50 else 100 end else 0 end,
       case when moves >= 5 then pg_temp.moment(draft_at, last_at, 5, moves) end,
       case when stage in ('verified', 'archived') then 'effective' end,
       find.vector(replace(zh, '{n}', n_value::text) || ' ' || replace(en, '{n}', n_value::text))
     from large_task l`,
  )
  await client.query(
    `insert into event (loop, case_id, seq, move, from_stage, to_stage, person_id, org_id, role, at, payload, state, body, previous_hash, hash)
     select 'task', l.id, e.* from large_task l cross join lateral pg_temp.history(l) e`,
  )
  await client.query(
    `insert into evidence (loop, case_id, purpose, sha256, mime, bytes, width, height, caption, person_id, org_id, at)
     select 'task', l.id, 'document', p.sha256, p.mime, p.bytes, p.width, p.height, p.caption, l.owner_id, l.org_id, pg_temp.moment(l.draft_at, l.last_at, 5, l.moves)
     from large_task l, (select * from evidence where purpose = 'document' order by id limit 1) p
     where l.stage in ('submitted', 'returned', 'verified', 'archived')`,
  )
  await client.query(
    `insert into tally as t (loop, line, org_id, region_code, stage, level, count)
     select 'task', line, org_id, region_code, stage, '', count(*) from large_task group by 2, 3, 4, 5
     on conflict (loop, org_id, line, region_code, stage, level) do update set count = t.count + excluded.count`,
  )
  await client.query(
    `insert into tally_due as t (loop, line, org_id, region_code, level, due_on, count)
     select 'task', line, org_id, region_code, '', loops.bucket('task', stage, due_on), count(*) from large_task
     where loops.bucket('task', stage, due_on) is not null group by 2, 3, 4, 6
     on conflict (loop, org_id, line, region_code, level, due_on) do update set count = t.count + excluded.count`,
  )
  await client.query(
    `insert into flow as f (loop, line, org_id, on_day, opened, closed, stopped)
     select 'task', line, org_id, (at at time zone 'Asia/Shanghai')::date, sum(opened), sum(closed), sum(stopped)
     from task c join large_task l using (id, line, org_id, region_code)
     cross join lateral (values (c.opened_at, 1, 0, 0),
       (c.closed_at, 0, (loops.state('task', c.stage) = 'done')::int, (loops.state('task', c.stage) = 'stopped')::int)) m (at, opened, closed, stopped)
     where at is not null
     group by 2, 3, 4
     on conflict (loop, on_day, org_id, line)
     do update set opened = f.opened + excluded.opened, closed = f.closed + excluded.closed, stopped = f.stopped + excluded.stopped`,
  )
  await client.query('drop function pg_temp.history(large_task)')
}
