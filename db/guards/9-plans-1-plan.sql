-- Emergency plans (应急预案): a unit drafts, reviews and signs its own, the authority takes it on file; versions, days and who must be told are the database's to write.
create schema if not exists plans;
revoke all on schema plans from public;
grant usage on schema plans to sixlines_app;

create or replace function plans.today() returns date language sql volatile set search_path = pg_catalog as $$ select (ctx.now() at time zone 'Asia/Shanghai')::date $$;

-- Whether the plan itself lies with the case, and not only what is said of it.
create or replace function plans.has_text(this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.evidence e where e.loop = 'plan' and e.case_id = this and e.purpose = 'plan')
$$;

-- With whom a unit's plan is filed: who regulates an enterprise, else the office of the nearest government above that is not the unit itself; null at the top.
create or replace function plans.filed_with(unit bigint) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  with regulating as (select u.kind, r.id, r.kind as of_kind from public.org u left join public.org r on u.kind = 'enterprise' and r.id = five.regulator_of(u.id) where u.id = unit)
  select coalesce((select id from regulating where of_kind <> 'government'),
    (select coalesce((select min(f.id) from public.org f where f.parent_id = g.id and f.kind = 'office' and f.id <> unit), case when u.kind = 'enterprise' then g.id end)
      from public.org u, public.org g where u.id = unit and g.kind = 'government' and starts_with(u.path, g.path) and g.id <> u.id
        and exists (select from public.org f where f.parent_id = g.id and f.kind = 'office' and f.id <> unit) order by length(g.path) desc limit 1))
$$;

-- Whose plans and drills the asker's unit makes: its own, and for an office or a department those of its government.
create or replace function plans.is_own(of_unit bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select of_unit = ctx.org() or exists (select from public.org mine join public.org top on top.id = mine.parent_id
    where mine.id = ctx.org() and top.id = of_unit and top.kind = 'government' and mine.kind in ('office', 'department'))
$$;

-- The sectors of an enterprise's places, which say what the law asks of it; an authority has none.
create or replace function plans.sectors(unit bigint) returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select distinct p.sector from public.place p join public.org u on u.id = p.org_id where u.id = unit and u.kind = 'enterprise' and p.delisted_on is null
$$;

-- The rule that says within how many working days a unit's plan is filed; nothing where the law asks it of nobody like this unit.
create or replace function plans.filing_rule(of_unit bigint, region text, on_day date) returns public.rule
language sql stable security definer set search_path = pg_catalog as $$
  select r.* from public.org u cross join lateral (
      select 'plan.filing.government' as key where u.kind <> 'enterprise' union select 'plan.filing.' || s from plans.sectors(of_unit) s) k
    cross join lateral loops.rule_in_force(k.key, filing_rule.region, on_day) r
  where u.id = of_unit and r.id is not null order by r.value, r.key limit 1
$$;

-- How many experts must have reviewed a unit's plan; 0 where those whom it concerns may discuss it themselves.
create or replace function plans.experts(unit bigint, region text, on_day date) returns int
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(max(loops.rule_value('plan.experts.' || s, region, on_day)), 0)::int from plans.sectors(unit) s
$$;

-- Everybody who must know a plan: who was named, and who holds a named post today.
create or replace function plans.audience(this bigint) returns setof bigint
language sql stable security definer set search_path = pg_catalog as $$
  select r.person_id from public.plan_reader r where r.plan_id = this and r.person_id is not null
  union select h.person_id from public.plan_reader r join public.responsibility h on h.post_id = r.post_id
    where r.plan_id = this and h.valid_from <= plans.today() and (h.valid_to is null or h.valid_to >= plans.today())
$$;

-- The plans that the asker must know.
create or replace function plans.asked_of() returns setof bigint
language sql stable security definer set search_path = pg_catalog rows 10 as $$
  select r.plan_id from public.plan_reader r where r.person_id = ctx.person()
  union select r.plan_id from public.plan_reader r join public.responsibility h on h.post_id = r.post_id
    where h.person_id = ctx.person() and h.valid_from <= plans.today() and (h.valid_to is null or h.valid_to >= plans.today())
$$;

-- How many of those who must know a plan have not read it.
create or replace function plans.unread(this bigint) returns int
language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int from plans.audience(this) a (person) where not exists (select from public.plan_reading g where g.plan_id = this and g.person_id = a.person)
$$;

create or replace function plans.meets(need text, c jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select case need
    when 'planText' then plans.has_text((c ->> 'id')::bigint)
    when 'readers' then exists (select from public.plan_reader r where r.plan_id = (c ->> 'id')::bigint)
    else btrim(coalesce(c -> 'came_with' -> 'review' ->> 'opinion', '')) <> '' and (c -> 'came_with' -> 'review' ->> 'kind' = 'discussion'
      or c -> 'came_with' -> 'review' ->> 'kind' = 'expert' and btrim(coalesce(c -> 'came_with' -> 'review' ->> 'names', '')) <> '') end
$$;

create or replace function plans.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  today date := (NEW.moved_at at time zone 'Asia/Shanghai')::date;
  unit public.org;
  before public.plan;
  filing public.rule;
begin
  if tg_op = 'INSERT' then
    select * into unit from public.org o where o.id = NEW.org_id;
    if unit.id is null or not plans.is_own(NEW.org_id) then perform loops.refuse('notYourUnit'); end if;
    NEW.line := 'firing'; NEW.region_code := unit.region_code; NEW.level := null; NEW.owner_id := null; NEW.deputy_id := null; NEW.assisting_org_ids := '{}'; NEW.due_on := null;
    NEW.regulator_org_id := plans.filed_with(NEW.org_id);
    NEW.review_kind := null; NEW.approved_on := null; NEW.since_on := null; NEW.number := null; NEW.filed_on := null; NEW.review_on := null;
    NEW.series_id := NEW.id; NEW.edition := 1;
    if NEW.follows_id is not null then
      select * into before from public.plan p where p.id = NEW.follows_id and p.org_id = NEW.org_id for share;
      if before.id is null then perform loops.refuse('notFound', 'SL404'); end if;
      if before.stage not in ('approved', 'filed') then perform loops.refuse('planNotInForce', 'SL409'); end if;
      if exists (select from public.plan p where p.follows_id = NEW.follows_id and p.stage <> 'withdrawn') then perform loops.refuse('planRevised', 'SL409'); end if;
      NEW.series_id := before.series_id; NEW.kind := before.kind;
      NEW.edition := (select max(p.edition) + 1 from public.plan p where p.series_id = before.series_id);
    end if;
    if not NEW.hazard_kinds <@ array['explosion', 'fire', 'poisoning', 'leak', 'collapse', 'mechanical', 'traffic', 'other'] then perform loops.refuse('invalid', 'SL422'); end if;
    -- an enterprise plans for its own places, an authority for those that it answers for
    if exists (select from unnest(NEW.place_ids) i (id) where not exists (select from public.place p where p.id = i.id
      and (p.org_id = NEW.org_id or unit.kind <> 'enterprise' and (p.org_id = any (ctx.orgs()) or p.regulator_org_id = any (ctx.orgs()))))) then perform loops.refuse('otherPlaces', 'SL422'); end if;
    return NEW;
  end if;
  case NEW.came_by
    when 'review' then
      NEW.review_kind := NEW.came_with -> 'review' ->> 'kind';
      if NEW.review_kind <> 'expert' and plans.experts(NEW.org_id, NEW.region_code, today) > 0 then perform loops.refuse('needsExpertReview', 'SL422'); end if;
    when 'return' then NEW.review_kind := null;
    when 'approve' then
      NEW.approved_on := today;
      NEW.review_on := (today + make_interval(months => loops.rule_value('plan.review', NEW.region_code, today)::int))::date;
      NEW.since_on := coalesce((select min(p.since_on) from public.plan p where p.series_id = NEW.series_id), today);
      filing := plans.filing_rule(NEW.org_id, NEW.region_code, today);
      NEW.due_on := case when NEW.regulator_org_id is not null and filing.id is not null then circulations.working_after(today, filing.value::int) end;
      -- the version that stood gives way in the same change: of a plan one version is in force
      update public.plan p set stage = 'superseded', came_from = p.stage, came_by = 'supersede', came_with = jsonb_build_object('by', NEW.id), version = p.version + 1
        where p.id = NEW.follows_id and p.stage in ('approved', 'filed');
    when 'file' then NEW.filed_on := today;
    when 'reassess' then NEW.review_on := (today + make_interval(months => loops.rule_value('plan.review', NEW.region_code, today)::int))::date;
    else null;
  end case;
  return NEW;
end $$;
drop trigger if exists b_plan on public.plan;
create trigger b_plan before insert or update on public.plan for each row execute function plans.guard();

alter table public.plan drop constraint if exists plan_follows;
alter table public.plan add constraint plan_follows foreign key (follows_id) references public.plan (id);
alter table public.plan drop constraint if exists plan_closer_apart;
alter table public.plan add constraint plan_closer_apart check (stage <> 'filed' or (closer_id <> submitter_id and closer_id <> verifier_id and verifier_id is not null));
alter table public.plan drop constraint if exists plan_closer_outside;
alter table public.plan add constraint plan_closer_outside check (stage <> 'filed' or closer_org_id <> org_id);

-- Who must know a plan is named by the unit, of its own people and posts, as long as the plan lives.
create or replace function plans.guard_reader() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  p public.plan;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  select * into p from public.plan x where x.id = NEW.plan_id for share;
  if p.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if p.stage not in ('draft', 'reviewed', 'approved', 'filed') then perform loops.refuse('wrongStage', 'SL409'); end if;
  if ctx.role() not in ('head', 'official', 'supervisor', 'enterprise') then perform loops.refuse('wrongRole'); end if;
  if not loops.within(ctx.org(), p.org_id) then perform loops.refuse('notYourUnit'); end if;
  if NEW.person_id is not null and not loops.acts_for(NEW.person_id, p.org_id) then perform loops.refuse('strangerNamed', 'SL422'); end if;
  if NEW.post_id is not null and not exists (select from public.post t where t.id = NEW.post_id and loops.within(t.org_id, p.org_id) and (t.valid_to is null or t.valid_to >= plans.today())) then
    perform loops.refuse('strangerNamed', 'SL422'); end if;
  NEW.named_by_id := ctx.person(); NEW.at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.plan_reader;
create trigger a_guard before insert on public.plan_reader for each row execute function plans.guard_reader();

-- Each reads for themselves what is in force and what they must know.
create or replace function plans.guard_reading() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  standing text;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  NEW.person_id := ctx.person(); NEW.at := ctx.now();
  select x.stage into standing from public.plan x where x.id = NEW.plan_id for share;
  if standing is null or not NEW.person_id in (select plans.audience(NEW.plan_id)) then perform loops.refuse('notFound', 'SL404'); end if;
  if standing not in ('approved', 'filed') then perform loops.refuse('planNotInForce', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.plan_reading;
create trigger a_guard before insert on public.plan_reading for each row execute function plans.guard_reading();

do $$
declare
  t text;
begin
  foreach t in array array['plan_reader', 'plan_reading', 'drill_entry', 'drill_mark'] loop
    execute format('drop trigger if exists only_grows on public.%I', t);
    execute format('create trigger only_grows before update or delete on public.%I for each row execute function loops.never()', t);
    execute format('drop trigger if exists only_grows_whole on public.%I', t);
    execute format('create trigger only_grows_whole before truncate on public.%I for each statement execute function loops.never()', t);
  end loop;
end $$;

-- A unit and those above it see its plans, so does the authority that has them on file, and whoever must know one.
do $$
declare
  sees text := '(select ctx.everything()) or org_id in (select ctx.units()) or issuer_org_id in (select ctx.units()) or regulator_org_id in (select ctx.units()) or id in (select plans.asked_of())';
begin
  execute format('create policy read on public.plan for select to sixlines_app using (%s)', sees);
  execute format('create policy move on public.plan for update to sixlines_app using (%s) with check (true)', sees);
end $$;
create policy open on public.plan for insert to sixlines_app with check (issuer_org_id = (select ctx.org()));
create policy read on public.plan_reader for select to sixlines_app using ((select ctx.everything()) or exists (select from public.plan c where c.id = plan_id offset 0));
create policy give on public.plan_reader for insert to sixlines_app with check (named_by_id = (select ctx.person()) and exists (select from public.plan c where c.id = plan_id offset 0));
create policy read on public.plan_reading for select to sixlines_app using ((select ctx.everything()) or exists (select from public.plan c where c.id = plan_id offset 0));
create policy give on public.plan_reading for insert to sixlines_app with check (person_id = (select ctx.person()) and exists (select from public.plan c where c.id = plan_id offset 0));
grant insert (stage, came_from, came_by, came_with, org_id, issuer_org_id, line, region_code, kind, title_zh, title_en, scope, place_ids, hazard_kinds, follows_id),
  update (stage, came_from, came_by, came_with, version, number) on public.plan to sixlines_app;
grant insert (plan_id, person_id, post_id, named_by_id) on public.plan_reader to sixlines_app;
grant insert (plan_id, person_id) on public.plan_reading to sixlines_app;

revoke all on all functions in schema plans from public;
grant execute on function plans.today(), plans.is_own(bigint), plans.has_text(bigint), plans.asked_of(), plans.audience(bigint), plans.unread(bigint), plans.experts(bigint, text, date), plans.filing_rule(bigint, text, date) to sixlines_app;
