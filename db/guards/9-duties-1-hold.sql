-- The responsibility network: who may write it, what was is never rewritten, every change is written down.
create schema if not exists duties;
grant usage on schema duties to sixlines_app;

alter table public.responsibility drop constraint if exists responsibility_dated;
alter table public.responsibility add constraint responsibility_dated check (valid_to is null or valid_to >= valid_from - 1);
alter table public.responsibility drop constraint if exists responsibility_deputy_apart;
alter table public.responsibility add constraint responsibility_deputy_apart check (deputy_id is null or deputy_id is distinct from person_id);
alter table public.sector_regulator drop constraint if exists sector_regulator_sector;
alter table public.sector_regulator add constraint sector_regulator_sector check (sector in
  ('gas', 'chemicals', 'explosives', 'mining', 'crowded', 'education', 'transport', 'construction', 'metallurgy', 'charging'));
alter table public.sector_regulator drop constraint if exists sector_regulator_dated;
alter table public.sector_regulator add constraint sector_regulator_dated check (valid_to is null or valid_to >= valid_from - 1);

-- a kind of authority is one word at every level; units that came before it get it from their key
update public.org set authority = case
    when key like 'dept:%' then substr(key, 6) when key like 'police:%' then 'public-security' when key like 'fire:%' then 'fire-rescue' else split_part(key, ':', 1) end
  where authority is null and kind in ('department', 'committee') and key ~ '^(dept|emergency|housing|police|transport|market|industry|education|fire):';

create or replace function duties.today() returns date language sql stable set search_path = pg_catalog as $$ select (ctx.now() at time zone 'Asia/Shanghai')::date $$;

-- Whether the network of this unit is the reader's to write: a supervisor's or administrator's territory, a head's own unit.
create or replace function duties.may_write(unit bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(ctx.role() in ('supervisor', 'head', 'admin') and unit = any (ctx.orgs()), false)
$$;

-- The same of a hand-over, which an enterprise also makes in itself.
create or replace function duties.may_hand(unit bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(ctx.role() in ('supervisor', 'head', 'admin', 'enterprise') and unit = any (ctx.orgs()), false)
$$;

-- Who acted for the unit, or a unit below it, and no longer does. Somebody who never signed in to it has not left.
create or replace function duties.has_left(person bigint, unit bigint, on_day date) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(bool_and(coalesce(m.valid_to < on_day, false)), false)
  from public.membership m join public.org o on o.id = m.org_id join public.org u on u.id = unit
  where m.person_id = person and m.valid_from <= on_day and starts_with(o.path, u.path)
$$;

-- Everybody who no longer acts for some unit: few, so that most rows need no further asking.
create or replace function duties.leavers(on_day date) returns setof bigint
language sql stable security definer set search_path = pg_catalog rows 20 as $$ select distinct m.person_id from public.membership m where m.valid_to < on_day $$;

-- Whose person it is: of the unit or one below it, by their own unit or by a role that holds.
create or replace function duties.is_of(person bigint, unit bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select (exists (select from public.person p where p.id = person and loops.within(p.org_id, unit)) or loops.acts_for(person, unit))
    and not duties.has_left(person, unit, duties.today())
    -- an enterprise lies below its county's government, and its people answer for neither the county nor its authorities
    and exists (select from public.person p join public.org o on o.id = p.org_id join public.org u on u.id = unit where p.id = person and (o.kind = 'enterprise') = (u.kind = 'enterprise'))
$$;

-- Who regulates a sector in a region on a day: what is assigned there, else what the law says of its level, else the same one level up to the prefecture.
create or replace function duties.regulator_of(of_sector text, of_region text, on_day date) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  with here (region, level, step) as (
    select r.code, r.level, 0 from public.region r where r.code = of_region
    union all select r.code, r.level, 1 from public.region b join public.region r on r.code = b.parent_code where b.code = of_region and b.level = 'county')
  select unit from (
    select h.step, m.region_code, m.basis, m.id, coalesce(m.org_id, (select o.id from public.org o where o.authority = m.authority and o.region_code = h.region and o.kind <> 'enterprise' order by o.id limit 1)) as unit
    from here h join public.sector_regulator m on m.sector = of_sector and m.level = h.level and (m.region_code is null or m.region_code = h.region)
      and m.valid_from <= on_day and (m.valid_to is null or m.valid_to >= on_day)) found
  where unit is not null order by step, region_code is null, basis = 'law', id limit 1
$$;

-- A row is ended, and nothing else of it changes.
create or replace function duties.refuse_rewriting(was jsonb, becomes jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  if was - 'valid_to' is distinct from becomes - 'valid_to' or (was ->> 'valid_to') is not null and (was ->> 'valid_to')::date < duties.today() - 1
    or becomes ->> 'valid_to' is null or (becomes ->> 'valid_to')::date < duties.today() - 1 then
    perform loops.refuse('frozen', 'SL409');
  end if;
end $$;

-- What the owner of the tables loads without acting as anybody is the beginning.
create or replace function duties.is_beginning() returns boolean
language plpgsql stable set search_path = pg_catalog as $$
begin
  if ctx.person() is not null then return false; end if;
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return true; end if;
  perform loops.refuse('signedOut', 'SL401');
  return false;
end $$;

create or replace function duties.guard_responsibility() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  unit public.org;
begin
  if tg_op = 'UPDATE' then
    perform duties.refuse_rewriting(to_jsonb(OLD), to_jsonb(NEW));
    return NEW;
  end if;
  if duties.is_beginning() then return NEW; end if;
  select * into unit from public.org o where o.id = NEW.org_id;
  if unit.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if nullif(current_setting('duties.handover', true), '') is null and not duties.may_write(NEW.org_id) or not duties.may_hand(NEW.org_id) then perform loops.refuse('notYourUnit'); end if;
  if NEW.valid_from < duties.today() then perform loops.refuse('dutyPast', 'SL422'); end if;
  if btrim(NEW.words) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  if NEW.kind <> (case unit.kind when 'enterprise' then 'enterprise' when 'government' then 'leadership' else 'industry' end) then perform loops.refuse('wrongKind', 'SL409'); end if;
  if NEW.place_id is not null and not exists (select from public.place p where p.id = NEW.place_id and p.org_id = NEW.org_id)
    or NEW.post_id is not null and not exists (select from public.post s where s.id = NEW.post_id and s.org_id = NEW.org_id and (s.valid_to is null or s.valid_to >= NEW.valid_from)) then
    perform loops.refuse('notFound', 'SL404');
  end if;
  -- a leader answers for a side: the post says which
  if NEW.kind = 'leadership' and NEW.post_id is null then perform loops.refuse('needsPost', 'SL422'); end if;
  if NEW.person_id is null and NEW.deputy_id is not null or NEW.person_id is not null and not duties.is_of(NEW.person_id, NEW.org_id)
    or NEW.deputy_id is not null and (NEW.deputy_id = NEW.person_id or not duties.is_of(NEW.deputy_id, NEW.org_id)) then
    perform loops.refuse('strangerNamed', 'SL422');
  end if;
  perform pg_advisory_xact_lock(hashtext('sixlines.duty'), NEW.org_id::int);
  if exists (select from public.responsibility r where r.org_id = NEW.org_id and r.kind = NEW.kind and r.place_id is not distinct from NEW.place_id and r.post_id is not distinct from NEW.post_id
    and (r.valid_to is null or r.valid_to >= NEW.valid_from) and r.valid_from <= coalesce(NEW.valid_to, 'infinity') and r.valid_to is distinct from r.valid_from - 1) then
    perform loops.refuse('dutyOverlaps', 'SL409');
  end if;
  NEW.basis := 'assigned'; NEW.assigned_by_id := ctx.person();
  return NEW;
end $$;
drop trigger if exists a_guard on public.responsibility;
create trigger a_guard before insert or update on public.responsibility for each row execute function duties.guard_responsibility();

create or replace function duties.guard_post() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  unit_kind text := (select o.kind from public.org o where o.id = NEW.org_id);
begin
  if duties.is_beginning() then return NEW; end if;
  if not duties.may_write(NEW.org_id) then perform loops.refuse('notYourUnit'); end if;
  if tg_op = 'UPDATE' and (NEW.org_id <> OLD.org_id or NEW.side <> OLD.side or NEW.valid_from <> OLD.valid_from or OLD.valid_to < duties.today()) then perform loops.refuse('frozen', 'SL409'); end if;
  if NEW.valid_to < duties.today() - 1 or tg_op = 'INSERT' and NEW.valid_from < duties.today() then perform loops.refuse('dutyPast', 'SL422'); end if;
  if '' in (btrim(NEW.title_zh), btrim(NEW.title_en), btrim(NEW.business_duty_zh), btrim(NEW.business_duty_en), btrim(NEW.safety_duty_zh), btrim(NEW.safety_duty_en)) then
    perform loops.refuse('needsBothLanguages', 'SL422');
  end if;
  if (unit_kind = 'enterprise') <> (NEW.side = 'enterprise') then perform loops.refuse('wrongKind', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.post;
create trigger a_guard before insert or update on public.post for each row execute function duties.guard_post();

-- The map: one region by who answers for it; what holds everywhere by whoever sees the whole.
create or replace function duties.may_map(of_region text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(ctx.role() in ('supervisor', 'admin') and (ctx.everything()
    or exists (select from public.org g where g.kind = 'government' and g.region_code = of_region and g.id = any (ctx.orgs()))), false)
$$;
create or replace function duties.guard_sector() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' then
    if not duties.is_beginning() and OLD.basis = 'law' then perform loops.refuse('frozen', 'SL409'); end if;
    perform duties.refuse_rewriting(to_jsonb(OLD), to_jsonb(NEW));
    return NEW;
  end if;
  if duties.is_beginning() then return NEW; end if;
  if not duties.may_map(NEW.region_code) then perform loops.refuse('notYourUnit'); end if;
  if NEW.valid_from < duties.today() then perform loops.refuse('dutyPast', 'SL422'); end if;
  if btrim(NEW.words) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  if NEW.region_code is not null and NEW.level is distinct from (select r.level from public.region r where r.code = NEW.region_code)
    or NEW.org_id is null or not exists (select from public.org o where o.id = NEW.org_id and o.kind in ('department', 'office', 'government', 'committee')) then
    perform loops.refuse('invalid', 'SL422');
  end if;
  perform pg_advisory_xact_lock(hashtext('sixlines.sector'), hashtext(NEW.sector));
  if exists (select from public.sector_regulator m where m.sector = NEW.sector and m.level = NEW.level and m.region_code is not distinct from NEW.region_code and m.basis <> 'law'
    and (m.valid_to is null or m.valid_to >= NEW.valid_from)) then perform loops.refuse('dutyOverlaps', 'SL409'); end if;
  NEW.basis := 'assigned'; NEW.assigned_by_id := ctx.person(); NEW.clause_zh := ''; NEW.clause_en := ''; NEW.seen := ''; NEW.authority := null; NEW.valid_to := null;
  return NEW;
end $$;
drop trigger if exists a_guard on public.sector_regulator;
create trigger a_guard before insert or update on public.sector_regulator for each row execute function duties.guard_sector();

create or replace function duties.record() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  was jsonb := case when tg_op = 'UPDATE' then to_jsonb(OLD) end;
  becomes jsonb := to_jsonb(NEW);
  old_part jsonb;
  new_part jsonb;
begin
  if duties.is_beginning() then return null; end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(n.key, was -> n.key), jsonb_object_agg(n.key, n.value) into old_part, new_part from jsonb_each(becomes) n where n.value is distinct from was -> n.key;
    if new_part is null then return null; end if;
  else
    new_part := becomes;
  end if;
  insert into public.duty_change (subject, subject_id, org_id, handover_id, import_id, person_id, actor_org_id, at, was, becomes)
  values (tg_table_name, NEW.id, (becomes ->> 'org_id')::bigint, 
    -- only the hand-over or import that this very transaction makes
    (select h.id from public.handover h where h.id = nullif(current_setting('duties.handover', true), '')::bigint and h.by_id = ctx.person() and h.xmin = pg_current_xact_id()::xid),
    (select i.id from public.duty_import i where i.id = nullif(current_setting('duties.import', true), '')::bigint and i.org_id = any (ctx.orgs()) and i.outcome is null),
    ctx.person(), ctx.org(), ctx.now(), old_part, new_part);
  return null;
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['post', 'responsibility', 'sector_regulator'] loop
    execute format('drop trigger if exists z_record on public.%I', t);
    execute format('create trigger z_record after insert or update on public.%I for each row execute function duties.record()', t);
    execute format('drop trigger if exists only_ends on public.%I', t);
    execute format('create trigger only_ends before delete on public.%I for each row execute function loops.never()', t);
  end loop;
  foreach t in array array['duty_change', 'handover', 'handover_item', 'duty_import_row'] loop
    execute format('drop trigger if exists only_grows on public.%I', t);
    execute format('create trigger only_grows before update or delete on public.%I for each row execute function loops.never()', t);
    execute format('drop trigger if exists only_grows_whole on public.%I', t);
    execute format('create trigger only_grows_whole before truncate on public.%I for each statement execute function loops.never()', t);
  end loop;
end $$;
