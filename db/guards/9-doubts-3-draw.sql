-- Draws of closed cases to look at again. Who draws says of which days and how many; which cases they are is the seed's to say, and nobody chooses the seed.

-- Closed on these days and, as the ledger stood at an instant, not reopened.
create or replace function doubts.closings(loop_name text, from_on date, to_on date, at timestamptz) returns setof bigint
language sql stable security definer set search_path = pg_catalog as $$
  select e.case_id from public.event e
    join public.loop_stage s on s.loop = e.loop and s.stage = e.to_stage and s.state = 'done'
    join public.loop_stage f on f.loop = e.loop and f.stage = e.from_stage and f.state <> 'done'
  where e.loop = loop_name and e.at <= closings.at
    and e.at >= from_on::timestamp at time zone 'Asia/Shanghai' and e.at < (to_on + 1)::timestamp at time zone 'Asia/Shanghai'
    and not exists (
      select from public.event later join public.loop_stage o on o.loop = later.loop and o.stage = later.to_stage and o.state <> 'done'
      where later.loop = e.loop and later.case_id = e.case_id and later.seq > e.seq and later.at <= closings.at)
$$;

-- Those of a territory: the unit that works, that gave the work or that regulates the place belongs to it.
create or replace function doubts.population(from_on date, to_on date, territory bigint, at timestamptz) returns table (loop text, case_id bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select distinct c.loop, c.id
  from public.org root
  cross join lateral (
    select 'task' as loop, t.id, t.org_id, t.issuer_org_id, null::bigint as regulator_org_id from public.task t
      where t.id in (select doubts.closings('task', from_on, to_on, population.at))
    union all
    select 'hazard', h.id, h.org_id, h.issuer_org_id, h.regulator_org_id from public.hazard h
      where h.id in (select doubts.closings('hazard', from_on, to_on, population.at))) c
  join public.org u on u.id in (c.org_id, c.issuer_org_id, c.regulator_org_id) and starts_with(u.path, root.path)
  where root.id = territory
$$;

-- The order of a draw: anybody with the seed and the population can make it again.
create or replace function doubts.lot(seed text, loop text, case_id bigint) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select encode(sha256(convert_to(seed || '|' || loop || '|' || case_id, 'UTF8')), 'hex')
$$;

-- Draws at random among the closed cases of the drawer's territory; answers the draw's number.
create or replace function doubts.draw(from_on date, to_on date, size int) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  claims text[] := ctx.claims();
  instant timestamptz := ctx.now();
  -- gen_random_uuid takes its bits from the system's strong source
  chance text := encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex');
  made record;
begin
  if claims is null then perform loops.refuse('signedOut', 'SL401'); end if;
  if claims[7] <> 'supervisor' then perform loops.refuse('wrongRole'); end if;
  if from_on is null or to_on is null or size is null or from_on > to_on or to_on > (instant at time zone 'Asia/Shanghai')::date or size not between 1 and 500 then
    perform loops.refuse('invalid', 'SL422');
  end if;
  with closed as materialized (select * from doubts.population(from_on, to_on, claims[6]::bigint, instant)),
    drawn as (
      insert into public.audit_draw (from_on, to_on, population, size, seed, org_id, person_id, at)
      select draw.from_on, draw.to_on, count(*), least(count(*), draw.size), chance, claims[6]::bigint, claims[3]::bigint, instant from closed
      returning id, population),
    picked as (
      insert into public.audit_pick (draw_id, no, loop, case_id)
      select d.id, l.no, l.loop, l.case_id
      from drawn d, (select row_number() over (order by doubts.lot(chance, c.loop, c.case_id)) as no, c.* from closed c) l where l.no <= draw.size)
  select d.id, d.population into made from drawn d;
  if made.population = 0 then perform loops.refuse('nothingToDraw', 'SL409'); end if;
  return made.id;
end $$;

-- What a draw drew from, each case with its lot, in order, as the ledger says today it stood then; for readers whose sight covers the draw's territory.
create or replace function doubts.lots(draw bigint) returns table (no int, loop text, case_id bigint, lot text)
language sql stable security definer set search_path = pg_catalog as $$
  select row_number() over (order by doubts.lot(d.seed, c.loop, c.case_id))::int, c.loop, c.case_id, doubts.lot(d.seed, c.loop, c.case_id)
  from public.audit_draw d, doubts.population(d.from_on, d.to_on, d.org_id, d.at) c
  where d.id = draw and ctx.role() <> 'enterprise' and (ctx.everything() or d.org_id = any (ctx.orgs()))
  order by 1
$$;

revoke all on function doubts.population(date, date, bigint, timestamptz), doubts.closings(text, date, date, timestamptz), doubts.lot(text, text, bigint),
  doubts.draw(date, date, int), doubts.lots(bigint) from public;
grant execute on function doubts.draw(date, date, int), doubts.lots(bigint) to sixlines_app;
