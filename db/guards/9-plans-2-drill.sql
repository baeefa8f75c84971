-- Drills (演练): one of a plan in force, held, evaluated by somebody apart, and counted only when what it showed was given out or the evaluator said why nothing was.
create schema if not exists drills;
revoke all on schema drills from public;
grant usage on schema drills to sixlines_app;

-- The rule that says how often a plan is drilled: of governments theirs, of an enterprise that of its plan's kind, or of its sector where that is sooner.
create or replace function drills.rule_of(of_unit bigint, kind text, region text, on_day date) returns public.rule
language sql stable security definer set search_path = pg_catalog as $$
  select r.* from public.org u cross join lateral (
      select 'drill.government' as key where u.kind <> 'enterprise' union select 'drill.' || rule_of.kind where u.kind = 'enterprise' union select 'drill.key.' || s from plans.sectors(of_unit) s) k
    cross join lateral loops.rule_in_force(k.key, rule_of.region, on_day) r
  where u.id = of_unit and r.id is not null order by r.value, r.key limit 1
$$;

-- Whether what a drill showed was given out: at least one improvement whose task was issued and not called off.
create or replace function drills.is_improved(this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.improvement i join public.task t on t.id = i.task_id where i."loop" = 'drill' and i.case_id = this and t.stage not in ('draft', 'cancelled'))
$$;
create or replace function drills.has_timeline(this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$ select exists (select from public.drill_entry e where e.drill_id = this) $$;
create or replace function drills.criteria() returns text[] language sql immutable set search_path = pg_catalog as $$
  select array['alarm', 'command', 'action', 'protection', 'communication', 'supplies'] $$;

create or replace function drills.meets(need text, c jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select case need
    when 'timeline' then drills.has_timeline((c ->> 'id')::bigint)
    when 'improvements' then drills.is_improved((c ->> 'id')::bigint)
    when 'evaluator' then (c ->> 'verifier_id')::bigint = ctx.person()
    when 'start' then coalesce(c -> 'came_with' -> 'start' ->> 'at', '') <> '' and c -> 'came_with' -> 'start' ->> 'headcount' ~ '^[1-9][0-9]{0,5}$'
    when 'entry' then c -> 'came_with' -> 'entry' ->> 'minutes' ~ '^[0-9]{1,4}$' and btrim(coalesce(c -> 'came_with' -> 'entry' ->> 'words', '')) <> ''
    else (select bool_and(coalesce(c -> 'came_with' -> 'marks' -> k ->> 'grade' in ('met', 'partly', 'not_met'), false) and btrim(coalesce(c -> 'came_with' -> 'marks' -> k ->> 'words', '')) <> '')
      from unnest(drills.criteria()) k) end
$$;

create or replace function drills.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  today date := (NEW.moved_at at time zone 'Asia/Shanghai')::date;
  p public.plan;
begin
  select * into p from public.plan x where x.id = NEW.plan_id;
  if tg_op = 'INSERT' then
    if p.id is null then perform loops.refuse('notFound', 'SL404'); end if;
    if p.stage not in ('approved', 'filed') then perform loops.refuse('planNotInForce', 'SL409'); end if;
    if not plans.is_own(p.org_id) then perform loops.refuse('notYourUnit'); end if;
    NEW.org_id := p.org_id; NEW.series_id := p.series_id; NEW.region_code := p.region_code; NEW.regulator_org_id := p.regulator_org_id; NEW.line := 'firing';
    NEW.level := null; NEW.deputy_id := null; NEW.assisting_org_ids := '{}'; NEW.started_at := null; NEW.held_on := null; NEW.headcount := null; NEW.none_reason := null;
    if not loops.acts_for(NEW.owner_id, NEW.org_id) or exists (select from unnest(NEW.participant_ids) i (id) where not loops.acts_for(i.id, NEW.org_id)) then
      perform loops.refuse('strangerNamed', 'SL422'); end if;
    if NEW.due_on < today then perform loops.refuse('duePast', 'SL422'); end if;
    NEW.planned_on := NEW.due_on;
    return NEW;
  end if;
  case NEW.came_by
    when 'reschedule' then
      if NEW.due_on < today then perform loops.refuse('duePast', 'SL422'); end if;
      NEW.planned_on := NEW.due_on;
    when 'hold' then
      NEW.started_at := (NEW.came_with -> 'start' ->> 'at')::timestamptz;
      NEW.headcount := (NEW.came_with -> 'start' ->> 'headcount')::int;
      NEW.held_on := (NEW.started_at at time zone 'Asia/Shanghai')::date;
      NEW.due_on := null;
      if NEW.started_at > NEW.moved_at then perform loops.refuse('dayAhead', 'SL422'); end if;
      if NEW.held_on < p.since_on then perform loops.refuse('beforePlan', 'SL422'); end if;
    when 'count_without' then NEW.none_reason := NEW.came_with ->> 'reason';
    else null;
  end case;
  return NEW;
end $$;
drop trigger if exists b_drill on public.drill;
create trigger b_drill before insert or update on public.drill for each row execute function drills.guard();

alter table public.drill drop constraint if exists drill_closer_apart;
alter table public.drill add constraint drill_closer_apart check (stage <> 'counted' or (closer_id <> submitter_id and closer_id is distinct from owner_id));

-- Whatever way a drill came to its stage: who evaluated it marked all six, and what counts gave something out or has the evaluator's own reason.
create or replace function drills.is_whole() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (select count(*) from public.drill_mark m where m.drill_id = NEW.id and m.person_id = NEW.verifier_id) <> cardinality(drills.criteria()) then perform loops.refuse('needsMarks', 'SL422'); end if;
  if NEW.stage = 'counted' and not drills.is_improved(NEW.id) and (btrim(coalesce(NEW.none_reason, '')) = '' or NEW.closer_id <> NEW.verifier_id) then perform loops.refuse('needsImprovements', 'SL422'); end if;
  return null;
end $$;
drop trigger if exists z_whole on public.drill;
create constraint trigger z_whole after insert or update on public.drill deferrable initially deferred for each row when (NEW.stage in ('evaluated', 'counted')) execute function drills.is_whole();

-- The timeline is written while the drill is open to it, marks with the evaluation; both with their move, by the person who makes it.
create or replace function drills.guard_beside() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  standing text;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  select x.stage into standing from public.drill x where x.id = NEW.drill_id for share;
  if standing is distinct from 'held' then perform loops.refuse('wrongStage', 'SL409'); end if;
  NEW.at := ctx.now();
  return NEW;
end $$;
create or replace function drills.came_with_move() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c jsonb := to_jsonb(NEW);
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return null; end if;
  perform from public.event e
    where e.loop = 'drill' and e.case_id = NEW.drill_id and e.person_id = NEW.person_id and e.person_id = ctx.person() and e.xmin = pg_current_xact_id()::xid
      and case tg_table_name
        when 'drill_entry' then e.move = 'record' and e.payload -> 'entry' = jsonb_build_object('minutes', c -> 'minutes', 'words', c ->> 'words')
        else e.move = 'evaluate' and e.payload -> 'marks' -> (c ->> 'criterion') = jsonb_build_object('grade', c ->> 'grade', 'words', c ->> 'words') end;
  if not found then perform loops.refuse('withoutMove', 'SL409'); end if;
  return null;
end $$;
do $$
declare
  t text;
begin
  foreach t in array array['drill_entry', 'drill_mark'] loop
    execute format('drop trigger if exists a_guard on public.%I', t);
    execute format('create trigger a_guard before insert on public.%I for each row execute function drills.guard_beside()', t);
    execute format('drop trigger if exists z_came_with_move on public.%I', t);
    execute format('create constraint trigger z_came_with_move after insert on public.%I deferrable initially deferred for each row execute function drills.came_with_move()', t);
  end loop;
end $$;

-- Who sees the plan sees how it was drilled.
do $$
declare
  sees text := '(select ctx.everything()) or org_id in (select ctx.units()) or issuer_org_id in (select ctx.units()) or regulator_org_id in (select ctx.units()) or plan_id in (select plans.asked_of())';
begin
  execute format('create policy read on public.drill for select to sixlines_app using (%s)', sees);
  execute format('create policy move on public.drill for update to sixlines_app using (%s) with check (true)', sees);
end $$;
create policy open on public.drill for insert to sixlines_app with check (issuer_org_id = (select ctx.org()) and exists (select from public.plan p where p.id = plan_id));
create policy read on public.drill_entry for select to sixlines_app using ((select ctx.everything()) or exists (select from public.drill c where c.id = drill_id offset 0));
create policy give on public.drill_entry for insert to sixlines_app with check (person_id = (select ctx.person()) and exists (select from public.drill c where c.id = drill_id offset 0));
create policy read on public.drill_mark for select to sixlines_app using ((select ctx.everything()) or exists (select from public.drill c where c.id = drill_id offset 0));
create policy give on public.drill_mark for insert to sixlines_app with check (person_id = (select ctx.person()) and org_id = (select ctx.org()) and exists (select from public.drill c where c.id = drill_id offset 0));
grant insert (stage, came_from, came_by, came_with, org_id, issuer_org_id, owner_id, due_on, line, region_code, plan_id, series_id, kind, title_zh, title_en, scenario, participant_ids),
  update (stage, came_from, came_by, came_with, version, due_on) on public.drill to sixlines_app;
grant insert (drill_id, minutes, words, person_id) on public.drill_entry to sixlines_app;
grant insert (drill_id, criterion, grade, words, person_id, org_id) on public.drill_mark to sixlines_app;

revoke all on all functions in schema drills from public;
grant execute on function drills.rule_of(bigint, text, text, date), drills.is_improved(bigint), drills.has_timeline(bigint) to sixlines_app;
