-- The five in place (五到位): an enterprise assesses itself, the unit that regulates it confirms or returns, and the clock ends what was confirmed.
-- What is counted is written by the database when it is confirmed; that it has expired is asked of the day and written nowhere.
create schema if not exists five;
revoke all on schema five from public;
grant usage on schema five to sixlines_app, sixlines_worker;

create or replace function five.elements() returns text[] language sql immutable set search_path = pg_catalog as $$
  select array['responsibility', 'management', 'investment', 'training', 'rescue'] $$;

-- Whether all five are assessed and each that is said to be there has its proof, given by the enterprise.
create or replace function five.has_proofs(this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) = 5 and bool_and(e.grade = 0 or exists (select from public.evidence v where v.loop = 'assurance' and v.case_id = this and v.part = e.element))
  from public.assurance_element e where e.assurance_id = this
$$;

-- Who regulates an enterprise: the unit that regulates most of its places, else the government that is nearest above it.
create or replace function five.regulator_of(firm bigint) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(
    (select p.regulator_org_id from public.place p where p.org_id = firm and p.regulator_org_id is not null and p.delisted_on is null
       and not loops.within(p.regulator_org_id, firm) group by 1 order by count(*) desc, 1 limit 1),
    (select g.id from public.org u, public.org g where u.id = firm and g.kind = 'government' and starts_with(u.path, g.path) and g.id <> u.id order by length(g.path) desc limit 1))
$$;

create or replace function five.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  today date := (NEW.moved_at at time zone 'Asia/Shanghai')::date;
  firm public.org;
  period public.rule;
begin
  if tg_op = 'INSERT' then
    select * into firm from public.org where id = NEW.org_id;
    if firm.kind is distinct from 'enterprise' or NEW.issuer_org_id <> NEW.org_id then perform loops.refuse('notYourUnit'); end if;
    if NEW.owner_id is not null and not loops.acts_for(NEW.owner_id, NEW.org_id) then perform loops.refuse('strangerNamed', 'SL422'); end if;
    if exists (select from public.assurance a where a.org_id = NEW.org_id and a.stage in ('drafted', 'submitted', 'returned')) then perform loops.refuse('assuranceOpen', 'SL409'); end if;
    NEW.line := 'boundary'; NEW.region_code := firm.region_code; NEW.level := null; NEW.deputy_id := null; NEW.assisting_org_ids := '{}';
    NEW.title_zh := firm.name_zh; NEW.title_en := firm.name_en;
    NEW.regulator_org_id := five.regulator_of(NEW.org_id);
    NEW.follows_id := (select a.id from public.assurance a where a.org_id = NEW.org_id and a.stage = 'confirmed');
    NEW.due_on := null; NEW.due_rule_id := null; NEW.threshold := null; NEW.below := null; NEW.expires_on := null;
    return NEW;
  end if;
  case NEW.came_by
    when 'submit' then
      -- what has ended meanwhile is assessed anew
      if exists (select from public.assurance_element e where e.assurance_id = NEW.id and e.expires_on < today) then perform loops.refuse('duePast', 'SL422'); end if;
      period := loops.rule_in_force('five.confirm', NEW.region_code, today);
      NEW.due_rule_id := period.id;
      NEW.due_on := (select min(d)::date from generate_series(today, today + period.value::int * 3 + 30, interval '1 day') d where loops.working_days(today, d::date) >= period.value);
    when 'return' then NEW.due_on := null; NEW.due_rule_id := null;
    when 'confirm' then
      NEW.due_on := null; NEW.due_rule_id := null;
      NEW.threshold := loops.rule_value('five.threshold', NEW.region_code, today);
      select count(*) filter (where e.grade < NEW.threshold), min(e.expires_on) into NEW.below, NEW.expires_on from public.assurance_element e where e.assurance_id = NEW.id;
      -- the one that stood gives way in the same change: of one enterprise one counts
      update public.assurance a set stage = 'superseded', came_from = 'confirmed', came_by = 'supersede', came_with = jsonb_build_object('by', NEW.id), version = a.version + 1
        where a.org_id = NEW.org_id and a.stage = 'confirmed';
    else null;
  end case;
  return NEW;
end $$;
drop trigger if exists b_assurance on public.assurance;
create trigger b_assurance before insert or update on public.assurance for each row execute function five.guard();

-- An element is written while the assessment is with the enterprise, and stands no longer than the rule of that day lets it.
create or replace function five.guard_element() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c public.assurance;
  today date;
  period public.rule;
begin
  select * into c from public.assurance a where a.id = NEW.assurance_id and a.stage in ('drafted', 'returned') for share;
  if c.id is null then perform loops.refuse('wrongStage', 'SL409'); end if;
  if tg_op = 'UPDATE' and (OLD.assurance_id, OLD.element) is distinct from (NEW.assurance_id, NEW.element) then perform loops.refuse('wrongStage', 'SL409'); end if;
  today := (c.moved_at at time zone 'Asia/Shanghai')::date;
  period := loops.rule_in_force('five.period.' || NEW.element, c.region_code, today);
  if period.id is null then perform loops.refuse('invalid', 'SL422'); end if;
  if NEW.grade is null or NEW.grade not between 0 and 3 or btrim(coalesce(NEW.words, '')) = '' or NEW.expires_on is null then perform loops.refuse('invalid', 'SL422'); end if;
  NEW.rule_id := period.id;
  NEW.latest_on := (today + make_interval(months => period.value::int))::date;
  NEW.version := c.version;
  if NEW.expires_on < today then perform loops.refuse('duePast', 'SL422'); end if;
  if NEW.expires_on > NEW.latest_on then perform loops.refuse('expiryTooLong', 'SL422'); end if;
  return NEW;
end $$;
drop trigger if exists b_element on public.assurance_element;
create trigger b_element before insert or update on public.assurance_element for each row execute function five.guard_element();

-- Asked when the transaction ends: the move that wrote an element says the same of it, as everything beside a case (6-beside.sql).
create or replace function five.element_came_with_move() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return null; end if;
  perform from public.event e where e.loop = 'assurance' and e.case_id = NEW.assurance_id and e.person_id = ctx.person() and e.xmin = pg_current_xact_id()::xid and e.move in ('draft', 'revise')
    and e.payload -> 'elements' -> NEW.element = jsonb_build_object('grade', NEW.grade, 'words', NEW.words, 'expiresOn', NEW.expires_on::text);
  if not found then perform loops.refuse('withoutMove', 'SL409'); end if;
  return null;
end $$;
drop trigger if exists z_came_with_move on public.assurance_element;
create constraint trigger z_came_with_move after insert or update on public.assurance_element deferrable initially deferred
  for each row execute function five.element_came_with_move();

-- And an assessment is of all five, from its first moment to its last.
create or replace function five.is_whole() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (select count(*) from public.assurance_element e where e.assurance_id = NEW.id) <> 5 then perform loops.refuse('invalid', 'SL422'); end if;
  return null;
end $$;
drop trigger if exists z_whole on public.assurance;
create constraint trigger z_whole after insert on public.assurance deferrable initially deferred for each row execute function five.is_whole();

-- What was assessed stays, whatever comes after it.
drop trigger if exists only_grows on public.assurance_element;
create trigger only_grows before delete on public.assurance_element for each row execute function loops.never();
drop trigger if exists only_grows_whole on public.assurance_element;
create trigger only_grows_whole before truncate on public.assurance_element for each statement execute function loops.never();

alter table public.evidence drop constraint if exists evidence_part;
alter table public.evidence add constraint evidence_part check ((loop = 'assurance') = (part is not null) and (part is null or part in ('responsibility', 'management', 'investment', 'training', 'rescue')));
alter table public.assurance drop constraint if exists assurance_confirmed;
alter table public.assurance add constraint assurance_confirmed check (
  stage not in ('confirmed', 'superseded') or (submitter_id is not null and verifier_id is not null and threshold is not null and below between 0 and 5 and expires_on is not null));
alter table public.assurance drop constraint if exists assurance_follows;
alter table public.assurance add constraint assurance_follows foreign key (follows_id) references public.assurance (id);

-- An enterprise sees its own; a territory and whoever regulates a place of it, or has been there, sees that it assessed itself, so that nobody who sees the enterprise takes it for one that never did.
do $$
declare
  sees text := '(select ctx.everything()) or org_id in (select ctx.units()) or regulator_org_id in (select ctx.units()) or org_id in (select ctx.firms_beyond())';
begin
  execute format('create policy read on public.assurance for select to sixlines_app using (%s)', sees);
  execute format('create policy move on public.assurance for update to sixlines_app using (%s) with check (%s)', sees, sees);
end $$;
create policy open on public.assurance for insert to sixlines_app with check (issuer_org_id = (select ctx.org()) and org_id = (select ctx.org()));
create policy read on public.assurance_element for select to sixlines_app using ((select ctx.everything()) or exists (select from public.assurance c where c.id = assurance_id));
create policy give on public.assurance_element for insert to sixlines_app with check (exists (select from public.assurance c where c.id = assurance_id and c.org_id = (select ctx.org())));
create policy again on public.assurance_element for update to sixlines_app
  using (exists (select from public.assurance c where c.id = assurance_id and c.org_id = (select ctx.org()))) with check (true);
grant insert (stage, came_from, came_by, came_with, org_id, issuer_org_id, owner_id, line, region_code), update (stage, came_from, came_by, came_with, version) on public.assurance to sixlines_app;
grant insert (assurance_id, element, grade, words, expires_on), update (grade, words, expires_on) on public.assurance_element to sixlines_app;

-- Tells an enterprise what of its five will end within the rule's days, and it and its regulator what has ended since the last asking; each day of each element once.
create or replace function five.remind(today date) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  soon int;
  over int;
begin
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, urgent, at)
    select distinct on (p, c.id, e.expires_on) p, k.kind, 'assurance', c.id, notices.details_of(to_jsonb(c)) || jsonb_build_object('on', e.expires_on), notices.path_of('assurance', c.id),
      format('assuranceExpiring:%s:%s', c.id, e.expires_on), k.urgent, clock_timestamp()
    from public.assurance c join public.assurance_element e on e.assurance_id = c.id join notices.rule_by_region('five.warn', today) r on r.region = c.region_code
      join notices.kind k on k.kind = 'assuranceExpiring'
      cross join lateral (select c.owner_id as p union select notices.people('heads', to_jsonb(c))) told
    where c.stage = 'confirmed' and e.grade >= c.threshold and e.expires_on >= today and e.expires_on <= today + r.value and notices.serves(p)
    on conflict do nothing;
  get diagnostics soon = row_count;
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, urgent, at)
    select distinct on (p, c.id, e.expires_on) p, k.kind, 'assurance', c.id, notices.details_of(to_jsonb(c)) || jsonb_build_object('on', e.expires_on), notices.path_of('assurance', c.id),
      format('assuranceExpired:%s:%s', c.id, e.expires_on), k.urgent, clock_timestamp()
    from public.assurance c join public.assurance_element e on e.assurance_id = c.id join notices.rule_by_region('five.warn', today) r on r.region = c.region_code
      join notices.kind k on k.kind = 'assuranceExpired'
      cross join lateral (select c.owner_id as p union select notices.people('heads', to_jsonb(c)) union select notices.office(c.regulator_org_id, '{inspector,supervisor}')) told
    -- what ended longer ago than a warning reaches was told of, or ended before anybody could be told
    where c.stage = 'confirmed' and e.grade >= c.threshold and e.expires_on < today and e.expires_on >= today - r.value and notices.serves(p)
    on conflict do nothing;
  get diagnostics over = row_count;
  return jsonb_build_object('assuranceExpiring', soon, 'assuranceExpired', over);
end $$;

revoke all on all functions in schema five from public;
grant execute on function five.has_proofs(bigint) to sixlines_app;
grant execute on function five.remind(date) to sixlines_worker;
