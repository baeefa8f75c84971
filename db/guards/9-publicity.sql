-- Publicity: what was said of an activity is never rewritten; a correction is a further version, by the same unit, with its reason.
create schema if not exists publicity;
grant usage on schema publicity to sixlines_app;

create or replace function publicity.guard_activity() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  -- what the owner of the tables loads answers for itself
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  if ctx.role() is null or ctx.role() not in ('communications', 'supervisor', 'head', 'enterprise') then perform loops.refuse('wrongRole'); end if;
  NEW.org_id := ctx.org(); NEW.person_id := ctx.person(); NEW.at := ctx.now(); NEW.line := 'network'; NEW.invented := false;
  return NEW;
end $$;
drop trigger if exists a_guard on public.activity;
create trigger a_guard before insert on public.activity for each row execute function publicity.guard_activity();

create or replace function publicity.guard_version() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  a public.activity;
  today date := (ctx.now() at time zone 'Asia/Shanghai')::date;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  if ctx.role() is null or ctx.role() not in ('communications', 'supervisor', 'head', 'enterprise') then perform loops.refuse('wrongRole'); end if;
  select * into a from public.activity x where x.id = NEW.activity_id for update;
  if a.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if a.org_id <> ctx.org() then perform loops.refuse('notYourUnit'); end if;
  if NEW.version is distinct from (select coalesce(max(v.version), 0) + 1 from public.activity_version v where v.activity_id = a.id) then perform loops.refuse('stale', 'SL412'); end if;
  if NEW.version > 1 and btrim(NEW.reason) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  if NEW.to_on < NEW.from_on then perform loops.refuse('daysCrossed', 'SL422'); end if;
  -- what lies ahead has reached nobody yet
  if NEW.reach is not null and NEW.from_on > today then perform loops.refuse('dayAhead', 'SL422'); end if;
  if (NEW.reach is null) <> (NEW.reach_basis is null) then perform loops.refuse('needsReachBasis', 'SL422'); end if;
  NEW.person_id := ctx.person(); NEW.at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.activity_version;
create trigger a_guard before insert on public.activity_version for each row execute function publicity.guard_version();

-- publicity is made to be seen: of every unit in sight
create policy read on public.activity for select to sixlines_app using ((select ctx.everything()) or org_id in (select o.id from public.org o));
create policy give on public.activity for insert to sixlines_app with check (org_id = (select ctx.org()) and person_id = (select ctx.person()));
create policy read on public.activity_version for select to sixlines_app using ((select ctx.everything()) or exists (select from public.activity a where a.id = activity_id offset 0));
create policy give on public.activity_version for insert to sixlines_app with check (person_id = (select ctx.person()));
grant insert (org_id, person_id) on public.activity to sixlines_app;
grant insert (activity_id, version, title_zh, title_en, kind, audience, from_on, to_on, channel, reach, reach_basis, words, links, reason, person_id) on public.activity_version to sixlines_app;
revoke all on all functions in schema publicity from public;
