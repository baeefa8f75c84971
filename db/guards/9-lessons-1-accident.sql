-- Accidents. What they cost is said by people; the grade and the days that the law gives are counted here and can be written by nobody.
create schema if not exists lessons;
revoke all on schema lessons from public;
grant usage on schema lessons to sixlines_app;

create or replace function lessons.today() returns date language sql volatile set search_path = pg_catalog as $$ select (ctx.now() at time zone 'Asia/Shanghai')::date $$;

-- The gravest grade that any one measure reaches by the rules in force in the region on the day, the bound itself included; null where no rule was in force.
create or replace function lessons.grade_of(deaths numeric, injuries numeric, loss numeric, region text, on_day date) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select case when count(b.value) < 9 then null else coalesce((array_agg(b.grade order by b.place) filter (where b.n >= b.value))[1], 'ordinary') end
  from (select g.grade, g.place, m.n, loops.rule_value(format('accident.%s.%s', g.grade, m.name), region, on_day) as value
    from unnest(array['extraordinary', 'major', 'larger']) with ordinality g (grade, place), (values ('deaths', deaths), ('injuries', injuries), ('loss', loss)) m (name, n)) b
$$;

create or replace function lessons.is_drawn(this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.accident_finding f where f.accident_id = this and f.kind = 'direct' and f.withdrawn_at is null)
    and exists (select from public.accident_finding f where f.accident_id = this and f.kind = 'lesson' and f.withdrawn_at is null)
    and exists (select from public.accident_measure m where m.accident_id = this)
$$;

create or replace function lessons.is_evaluated(this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.accident_measure m where m.accident_id = this)
    and not exists (select from public.accident_measure m where m.accident_id = this and not exists (select from public.measure_evaluation e where e.measure_id = m.id))
$$;

-- From when on measures are evaluated; an approval of before the rule waits for nothing.
create or replace function lessons.window_opens(approved date, region text) returns date
language sql stable security definer set search_path = pg_catalog as $$
  select (approved + make_interval(months => coalesce(loops.rule_value('lesson.evaluation.opens', region, approved), 0)::int))::date
$$;
create or replace function lessons.is_window_open(approved date, region text) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$ select coalesce(lessons.today() >= lessons.window_opens(approved, region), false) $$;

-- Whether a region lies in the territory of the units in sight.
create or replace function lessons.is_territory(region text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.org o where o.id = any (ctx.orgs()) and starts_with(region, regexp_replace(o.region_code, '(00){1,2}$', '')))
$$;

-- The day that the law gives from another, with the clause as its basis; nothing where no rule was in force.
create or replace function lessons.due_by(rule_key text, region text, since date, on_day date) returns table (due date, clause text)
language sql stable security definer set search_path = pg_catalog as $$
  select case r.unit when 'months' then (since + make_interval(months => r.value::int))::date else since + r.value::int end, r.instrument_zh || r.clause
  from loops.rule_in_force(rule_key, region, on_day) r where r.id is not null
$$;

create or replace function lessons.guard_accident() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  today date := lessons.today();
  occurred date := (NEW.occurred_at at time zone 'Asia/Shanghai')::date;
  p public.place;
  latest date;
begin
  if tg_op = 'INSERT' then
    if NEW.occurred_at > ctx.now() then perform loops.refuse('dayAhead', 'SL422'); end if;
    NEW.report_received_on := null; NEW.approved_on := null; NEW.approval_number := null; NEW.verdict := null; NEW.level := null; NEW.owner_id := null; NEW.deputy_id := null;
    NEW.org_id := ctx.org(); NEW.assisting_org_ids := '{}';
    if NEW.place_id is not null then
      select * into p from public.place where id = NEW.place_id and (org_id = any (ctx.orgs()) or regulator_org_id = any (ctx.orgs()));
      if p.id is null then perform loops.refuse('notFound', 'SL404'); end if;
      NEW.unit_org_id := p.org_id; NEW.region_code := p.region_code; NEW.sector := p.sector; NEW.regulator_org_id := p.regulator_org_id;
    else
      if NEW.unit_org_id is not null and not NEW.unit_org_id = any (ctx.orgs()) then perform loops.refuse('notFound', 'SL404'); end if;
      if not lessons.is_territory(NEW.region_code) then perform loops.refuse('notYourUnit'); end if;
      NEW.regulator_org_id := null;
    end if;
    select d.due, d.clause, 'law' into NEW.due_on, NEW.due_clause, NEW.due_basis from lessons.due_by('accident.inquiry', NEW.region_code, occurred, occurred) d;
    NEW.due_by_id := null;
  end if;
  case NEW.came_by
    when 'open_inquiry' then NEW.org_id := ctx.org();
    when 'receive_report' then
      if NEW.report_received_on > today then perform loops.refuse('dayAhead', 'SL422'); end if;
      if NEW.report_received_on < occurred then perform loops.refuse('beforeAccident', 'SL422'); end if;
      select d.due, d.clause, 'law' into NEW.due_on, NEW.due_clause, NEW.due_basis
        from lessons.due_by(case NEW.grade when 'extraordinary' then 'accident.approval.extraordinary' else 'accident.approval' end, NEW.region_code, NEW.report_received_on, NEW.report_received_on) d;
      NEW.due_by_id := null;
    when 'extend_inquiry' then
      select d.due + coalesce(loops.rule_value('accident.inquiry.extension', NEW.region_code, occurred), 0)::int into latest from lessons.due_by('accident.inquiry', NEW.region_code, occurred, occurred) d;
      if NEW.report_received_on is not null then perform loops.refuse('wrongStage', 'SL409'); end if;
      if NEW.due_on <= OLD.due_on then perform loops.refuse('needsWanted', 'SL422'); end if;
      if NEW.due_on > latest then perform loops.refuse('dueFar', 'SL422'); end if;
    when 'conclude' then
      if NEW.approved_on > today then perform loops.refuse('dayAhead', 'SL422'); end if;
      if NEW.approved_on < greatest(occurred, NEW.report_received_on) then perform loops.refuse('beforeAccident', 'SL422'); end if;
      NEW.due_on := null; NEW.due_clause := null; NEW.due_by_id := null; NEW.due_basis := 'law';
      select d.due, d.clause into NEW.due_on, NEW.due_clause from lessons.due_by('lesson.evaluation', NEW.region_code, NEW.approved_on, NEW.approved_on) d;
    else null;
  end case;
  NEW.grade := lessons.grade_of(NEW.deaths, NEW.injuries, NEW.loss, NEW.region_code, occurred);
  if NEW.grade is null then perform loops.refuse('noRuleThen', 'SL422'); end if;
  return NEW;
end $$;
drop trigger if exists b_accident on public.accident;
create trigger b_accident before insert or update on public.accident for each row execute function lessons.guard_accident();

-- Causes, lessons and measures are written while the accident is inquired into, and stand once it is concluded.
create or replace function lessons.guard_finding() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c public.accident;
  of_finding bigint := NEW.accident_id;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  select * into c from public.accident a where a.id = of_finding for share;
  if ctx.role() not in ('supervisor', 'head', 'inspector') then perform loops.refuse('wrongRole'); end if;
  if not (c.issuer_org_id = any (ctx.orgs()) or c.org_id = any (ctx.orgs())) then perform loops.refuse('notYourUnit'); end if;
  if c.stage not in ('reported', 'under_inquiry') then perform loops.refuse('wrongStage', 'SL409'); end if;
  if tg_op = 'UPDATE' then
    if OLD.withdrawn_at is not null then perform loops.refuse('alreadyWithdrawn', 'SL409'); end if;
    NEW := OLD; NEW.withdrawn_at := ctx.now(); NEW.withdrawn_by_id := ctx.person();
    return NEW;
  end if;
  NEW.person_id := ctx.person(); NEW.at := ctx.now();
  if btrim(NEW.text_zh) = '' or btrim(NEW.text_en) = '' then perform loops.refuse('invalid', 'SL422'); end if;
  if tg_table_name = 'accident_finding' then NEW.org_id := ctx.org(); NEW.withdrawn_at := null; NEW.withdrawn_by_id := null;
  -- who answers for a measure is a unit in the writer's sight, or the one whose accident it is
  elsif not (NEW.org_id = any (ctx.orgs()) or NEW.org_id is not distinct from c.unit_org_id) then perform loops.refuse('notYourUnit'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.accident_finding;
create trigger a_guard before insert or update on public.accident_finding for each row execute function lessons.guard_finding();
drop trigger if exists a_guard on public.accident_measure;
create trigger a_guard before insert on public.accident_measure for each row execute function lessons.guard_finding();

-- A measure is judged in its window, by somebody apart from the unit that answers for it.
create or replace function lessons.guard_evaluation() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  m public.accident_measure;
  c public.accident;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  select * into m from public.accident_measure x where x.id = NEW.measure_id;
  select * into c from public.accident a where a.id = m.accident_id for share;
  if ctx.role() not in ('supervisor', 'leader', 'inspector') then perform loops.refuse('wrongRole'); end if;
  if loops.within(ctx.org(), m.org_id) then perform loops.refuse('ownUnit'); end if;
  if m.person_id = ctx.person() then perform loops.refuse('ownWork'); end if;
  if not (c.issuer_org_id = any (ctx.orgs()) or c.org_id = any (ctx.orgs())) then perform loops.refuse('notYourUnit'); end if;
  if c.stage <> 'concluded' then perform loops.refuse('wrongStage', 'SL409'); end if;
  if not lessons.is_window_open(c.approved_on, c.region_code) then perform loops.refuse('needsWindowOpen', 'SL422'); end if;
  if btrim(NEW.words) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  NEW.person_id := ctx.person(); NEW.org_id := ctx.org(); NEW.at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.measure_evaluation;
create trigger a_guard before insert on public.measure_evaluation for each row execute function lessons.guard_evaluation();

do $$
declare
  t text;
begin
  foreach t in array array['accident_measure', 'measure_evaluation', 'hazard_cause', 'inference', 'inference_place', 'inference_look', 'systemic_task', 'systemic_task_hazard'] loop
    execute format('drop trigger if exists only_grows on public.%I', t);
    execute format('create trigger only_grows before update or delete on public.%I for each row execute function loops.never()', t);
    execute format('drop trigger if exists only_grows_whole on public.%I', t);
    execute format('create trigger only_grows_whole before truncate on public.%I for each statement execute function loops.never()', t);
  end loop;
end $$;

-- What is concluded is for every office to learn from; before that for those who have to do with it, and those who are asked to look elsewhere because of it.
do $$
declare
  sees text := '(select ctx.everything()) or org_id in (select ctx.units()) or issuer_org_id in (select ctx.units()) or regulator_org_id in (select ctx.units()) or unit_org_id in (select ctx.units())
    or (stage in (''concluded'', ''evaluated'') and (select ctx.role()) <> ''enterprise'')';
begin
  execute format('create policy read on public.accident for select to sixlines_app using (%s or id in (select i.accident_id from public.inference_place i))', sees);
  execute format('create policy move on public.accident for update to sixlines_app using (%s) with check (true)', sees);
end $$;
create policy open on public.accident for insert to sixlines_app with check (issuer_org_id = (select ctx.org()) and (select ctx.role()) <> 'enterprise');
create policy read on public.accident_finding for select to sixlines_app using ((select ctx.everything()) or exists (select from public.accident c where c.id = accident_id offset 0));
create policy read on public.accident_measure for select to sixlines_app using ((select ctx.everything()) or exists (select from public.accident c where c.id = accident_id offset 0));
create policy read on public.measure_evaluation for select to sixlines_app using ((select ctx.everything()) or exists (select from public.accident_measure m where m.id = measure_id offset 0));
create policy give on public.accident_finding for insert to sixlines_app with check (person_id = (select ctx.person()) and exists (select from public.accident c where c.id = accident_id offset 0));
create policy withdraw on public.accident_finding for update to sixlines_app using (exists (select from public.accident c where c.id = accident_id offset 0)) with check (withdrawn_by_id = (select ctx.person()));
create policy give on public.accident_measure for insert to sixlines_app with check (person_id = (select ctx.person()) and exists (select from public.accident c where c.id = accident_id offset 0));
create policy give on public.measure_evaluation for insert to sixlines_app with check (person_id = (select ctx.person()) and exists (select from public.accident_measure m where m.id = measure_id offset 0));
grant insert (stage, came_from, came_by, came_with, org_id, issuer_org_id, line, region_code, kind, title_zh, title_en, place_id, unit_org_id, sector, occurred_at, deaths, injuries, loss),
  update (stage, came_from, came_by, came_with, version, due_on, due_basis, due_by_id, due_clause, deaths, injuries, loss, report_received_on, approved_on, approval_number, verdict) on public.accident to sixlines_app;
grant insert (accident_id, kind, cause_id, text_zh, text_en), update (withdrawn_at) on public.accident_finding to sixlines_app;
grant insert (accident_id, text_zh, text_en, org_id, due_on) on public.accident_measure to sixlines_app;
grant insert (measure_id, result, words) on public.measure_evaluation to sixlines_app;

revoke all on all functions in schema lessons from public;
grant execute on function lessons.is_drawn(bigint), lessons.is_evaluated(bigint), lessons.is_window_open(date, text), lessons.window_opens(date, text), lessons.today() to sixlines_app;
