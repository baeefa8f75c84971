-- The accountability ladder. The clock drafts a rung when its rule says so, and can do nothing else; every further step is a person's.
create schema if not exists ladder;
revoke all on schema ladder from public;
grant usage on schema ladder to sixlines_worker;

-- The clock as an actor: one person who has no account, no membership and the role `system`; nobody can be given that role.
create table if not exists ladder.clock (person_id bigint not null);
create or replace function ladder.act_for(unit bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  me bigint;
  top bigint;
  units text;
  claims text;
begin
  perform pg_advisory_xact_lock(hashtext('sixlines.ladder.actor'));
  select person_id into me from ladder.clock;
  select id into strict top from public.org where parent_id is null order by id limit 1;
  if me is null then
    insert into public.person (name_zh, name_en, org_id, invented) values ('六线系统', 'Sixlines', top, false) returning id into me;
    insert into ladder.clock (person_id) values (me);
  end if;
  select string_agg(o.id::text, ',') into units from public.org o;
  claims := concat_ws('|', pg_backend_pid(), extract(epoch from transaction_timestamp()), me, 0, unit, top, 'system', '', 'all');
  perform set_config('ctx.claims', claims, true), set_config('ctx.signature', ctx.sign(claims), true), set_config('ctx.units', units, true),
    set_config('ctx.units_signature', ctx.sign(ctx.sign(claims) || '|' || units), true);
end $$;

create or replace function ladder.rungs() returns text[] language sql immutable set search_path = pg_catalog as $$ select array['remind', 'urge', 'circular', 'interview', 'refer'] $$;

-- The latest day from which so many working days have passed; a case that was due on it or before has been late that long.
create or replace function ladder.late_since(today date, working int) returns date
language sql stable set search_path = pg_catalog as $$
  select max(d)::date from generate_series(today - working * 3 - 30, today, interval '1 day') d where loops.working_days(d::date, today) >= working
$$;

-- Whether a step is over, so that the next may be drafted: decided or not pursued, answered, or left without an answer past its day. An appeal is waited for.
create or replace function ladder.is_past(stage text, due date, today date) returns boolean
language sql immutable set search_path = pg_catalog as $$ select stage in ('responded', 'decided', 'reversed', 'dismissed') or stage = 'served' and due < today $$;

-- Whether a case may be held to a rung today: it is late by the rung's rule, it lies with the unit that works, and a person has decided on every rung below.
create or replace function ladder.may_hold(a public.accountability, today date) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  c jsonb := case a.about_loop when 'task' then (select to_jsonb(t) - 'search' from public.task t where t.id = a.about_id)
    else (select to_jsonb(h) - 'search' from public.hazard h where h.id = a.about_id) end;
  place int := array_position(ladder.rungs(), a.rung);
  r public.rule;
begin
  select * into r from public.rule where id = a.rule_id;
  return c is not null and (c ->> 'org_id')::bigint = a.org_id and (c ->> 'due_on')::date = a.missed_on and a.missed_on < today and (c ->> 'issuer_org_id')::bigint = a.issuer_org_id
    and a.org_id <> a.issuer_org_id and c ->> 'line' = a.line and c ->> 'region_code' = a.region_code and loops.state(a.about_loop, c ->> 'stage') = 'open'
    and notices.holder(a.about_loop, c ->> 'stage') = 'performing'
    and r.id = (loops.rule_in_force('ladder.' || a.rung, a.region_code, today)).id and loops.working_days(a.missed_on, today) >= r.value
    and (place = 1 or exists (select from public.accountability b where b.about_loop = a.about_loop and b.about_id = a.about_id and b.missed_on = a.missed_on
      and b.rung = (ladder.rungs())[place - 1] and ladder.is_past(b.stage, b.due_on, today)));
end $$;

create or replace function ladder.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' then
    -- an answer is awaited until a day that the unit can keep, and a year from now is none
    if NEW.due_on is distinct from OLD.due_on and (NEW.due_on < (ctx.now() at time zone 'Asia/Shanghai')::date) then perform loops.refuse('duePast', 'SL422'); end if;
    if NEW.due_on is distinct from OLD.due_on and NEW.due_on > (ctx.now() at time zone 'Asia/Shanghai')::date + 365 then perform loops.refuse('dueFar', 'SL422'); end if;
    return NEW;
  end if;
  if not ladder.may_hold(NEW, (ctx.now() at time zone 'Asia/Shanghai')::date) then perform loops.refuse('wrongStage', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists b_ladder on public.accountability;
create trigger b_ladder before insert or update on public.accountability for each row execute function ladder.guard();

-- The stages in which a case can be late (in a query of plpgsql the word `loop` would end it).
create or replace function ladder.open_stages() returns table (about text, stage text)
language sql stable security definer set search_path = pg_catalog as $$ select loop, stage from public.loop_stage where state = 'open' $$;

-- Drafts the next rung of at most so many cases that are due for one, and says of how many; none is drafted twice, whoever asks and how often.
create or replace function ladder.climb(today date, most int) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  one record;
  drafted int := 0;
  actor bigint;
begin
  -- one at a time: a second asking waits, and finds nothing left
  perform pg_advisory_xact_lock(hashtext('sixlines.ladder.climb'));
  for one in
    with ruled as materialized (
      select r.code as region, k.place, k.rung, loops.rule_in_force('ladder.' || k.rung, r.code, today) as rule
      from public.region r, unnest(ladder.rungs()) with ordinality k (rung, place) where exists (select from public.org o where o.region_code = r.code)),
    days as materialized (select v.value, ladder.late_since(today, v.value::int) as day from (select distinct (rule).value from ruled) v),
    since as materialized (select u.region, u.place, u.rung, (u.rule).id as rule_id, d.day from ruled u join days d on d.value = (u.rule).value),
    late as (
      select 'task' as about, id, stage, org_id, issuer_org_id, owner_id, line, region_code, due_on, title_zh, title_en from public.task where due_on < today and stage <> 'suspended'
      union all select 'hazard', id, stage, org_id, issuer_org_id, owner_id, line, region_code, due_on, title_zh, title_en from public.hazard where due_on < today and stage <> 'suspended'),
    next as (
      select l.*, (select min(b.id) from public.accountability b where b.about_loop = l.about and b.about_id = l.id and b.missed_on = l.due_on and not ladder.is_past(b.stage, b.due_on, today)) as waiting,
        (select count(*) from public.accountability b where b.about_loop = l.about and b.about_id = l.id and b.missed_on = l.due_on) + 1 as place
      from late l where l.org_id <> l.issuer_org_id and notices.holder(l.about, l.stage) = 'performing'
        and l.stage = any (select s.stage from ladder.open_stages() s where s.about = l.about))
    select n.*, s.rung, s.rule_id from next n join since s on s.region = n.region_code and s.place = n.place and n.due_on <= s.day
    where n.waiting is null order by n.issuer_org_id, n.due_on, n.about, n.id limit most
  loop
    if actor is distinct from one.issuer_org_id then
      actor := one.issuer_org_id;
      perform ladder.act_for(actor);
    end if;
    insert into public.accountability (stage, came_from, came_by, came_with, org_id, issuer_org_id, owner_id, line, region_code, rung, about_loop, about_id, missed_on, rule_id, title_zh, title_en)
    values ('drafted', 'none', 'draft', jsonb_build_object('rung', one.rung, 'about', one.about, 'id', one.id, 'missedOn', one.due_on, 'rule', one.rule_id), one.org_id, one.issuer_org_id, one.owner_id,
      one.line, one.region_code, one.rung, one.about, one.id, one.due_on, one.rule_id, one.title_zh, one.title_en);
    drafted := drafted + 1;
  end loop;
  return drafted;
end $$;

-- What is drafted about a unit is the office's until it is served: the unit that it is about reads it from then on.
do $$
declare
  sees text := '(select ctx.everything()) or issuer_org_id in (select ctx.units()) or (org_id in (select ctx.units()) and stage in (''served'', ''responded'', ''appealed'', ''decided'', ''reversed''))';
begin
  execute format('create policy read on public.accountability for select to sixlines_app using (%s)', sees);
  execute format('create policy move on public.accountability for update to sixlines_app using (%s) with check (%s)', sees, sees);
end $$;
grant update (stage, came_from, came_by, came_with, version, due_on, due_basis, due_by_id, due_clause, words) on public.accountability to sixlines_app;

revoke all on all functions in schema ladder from public;
grant execute on function ladder.climb(date, int) to sixlines_worker;
