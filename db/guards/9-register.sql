-- The register of places: what must hold of a place, every change written down, a spreadsheet taken in whole or not at all, and the net's officers.
create schema if not exists register;
grant usage on schema register to sixlines_app;

alter table public.place drop constraint if exists place_risk;
alter table public.place add constraint place_risk check (risk in ('red', 'orange', 'yellow', 'blue'));
alter table public.place drop constraint if exists place_sector;
alter table public.place add constraint place_sector check (sector in
  ('gas', 'chemicals', 'explosives', 'mining', 'crowded', 'education', 'transport', 'construction', 'metallurgy', 'charging'));
alter table public.place drop constraint if exists place_dated;
alter table public.place add constraint place_dated check (delisted_on is null or delisted_on >= listed_on);
alter table public.place drop constraint if exists place_position;
alter table public.place add constraint place_position check ((latitude is null) = (longitude is null));

drop trigger if exists b_search_again on public.place;
create trigger b_search_again before update of name_zh, name_en, address_zh on public.place for each row execute function find.index_titles();

-- Whether two readings of a place are the same.
create or replace function register.mark(p public.place) returns text
language sql immutable set search_path = pg_catalog as $$ select md5((to_jsonb(p) - 'id' - 'search' - 'invented')::text) $$;

-- Every change, by whom and from what to what. Asked once a statement: an import is one. What the owner of the tables loads without acting as anybody is the beginning.
create or replace function register.record() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  me bigint := ctx.person();
  source bigint := nullif(current_setting('register.import', true), '')::bigint;
  unsaid text[] := array['id', 'search', 'invented'];
begin
  if me is null then
    if pg_has_role(session_user, 'sixlines_owner', 'member') then return null; end if;
    perform loops.refuse('signedOut', 'SL401');
  end if;
  if tg_op = 'INSERT' then
    insert into public.register_change (place_id, import_id, person_id, org_id, at, was, becomes)
      select f.id, source, me, ctx.org(), ctx.now(), null, to_jsonb(f) - unsaid from fresh f order by f.id;
  else
    insert into public.register_change (place_id, import_id, person_id, org_id, at, was, becomes)
      select f.id, source, me, ctx.org(), ctx.now(), d.was, d.becomes
      from fresh f join stale s on s.id = f.id cross join lateral (
        select jsonb_object_agg(n.key, o.value) as was, jsonb_object_agg(n.key, n.value) as becomes
        from jsonb_each(to_jsonb(f) - unsaid) n join jsonb_each(to_jsonb(s) - unsaid) o using (key) where n.value <> o.value) d
      where d.becomes is not null order by f.id;
  end if;
  return null;
end $$;
drop trigger if exists z_record_new on public.place;
create trigger z_record_new after insert on public.place referencing new table as fresh for each statement execute function register.record();
drop trigger if exists z_record_changed on public.place;
create trigger z_record_changed after update on public.place referencing old table as stale new table as fresh for each statement execute function register.record();

do $$
declare
  t text;
begin
  foreach t in array array['register_change', 'register_import_row', 'grid_officer'] loop
    execute format('drop trigger if exists only_grows on public.%I', t);
    execute format('create trigger only_grows before update or delete on public.%I for each row execute function loops.never()', t);
    execute format('drop trigger if exists only_grows_whole on public.%I', t);
    execute format('create trigger only_grows_whole before truncate on public.%I for each statement execute function loops.never()', t);
  end loop;
end $$;

-- An import stays as it was read and is decided once.
create or replace function register.guard_import() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  deciding text[] := array['outcome', 'decided_by_id', 'decided_at'];
begin
  if to_jsonb(OLD) - deciding is distinct from to_jsonb(NEW) - deciding or OLD.outcome is not null or NEW.outcome is null then
    perform loops.refuse('importDecided', 'SL409');
  end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.register_import;
create trigger a_guard before update on public.register_import for each row execute function register.guard_import();

-- The import that a supervisor may decide, locked; refuses otherwise.
create or replace function register.to_decide(wanted bigint) returns public.register_import
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  i public.register_import;
begin
  select * into i from public.register_import r where r.id = wanted for update;
  if i.id is null or not coalesce(i.org_id = any (ctx.orgs()), false) then perform loops.refuse('notFound', 'SL404'); end if;
  if ctx.role() <> 'supervisor' then perform loops.refuse('wrongRole'); end if;
  return i;
end $$;

create or replace function register.put_aside(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  i public.register_import := register.to_decide(wanted);
begin
  if i.outcome = 'dropped' then return; end if;
  if i.outcome is not null then perform loops.refuse('importDecided', 'SL409'); end if;
  update public.register_import set outcome = 'dropped', decided_by_id = ctx.person(), decided_at = ctx.now() where id = wanted;
end $$;

-- Whether the good rows still fit: the rows may have been written by anybody with the application's login, and the register may have moved since.
create or replace function register.refuse_unfit(wanted bigint, sees bigint[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (
    select from public.register_import_row r where r.import_id = wanted and r.effect in ('new', 'changed') and (
      r."values" ->> 'regionCode' not in (select g.region_code from public.org g where g.kind = 'government' and g.id = any (sees))
      or r."values" ->> 'orgId' <> '' and (r."values" ->> 'orgId')::bigint not in (select unnest(sees))
      or r."values" ->> 'gridId' <> '' and (r."values" ->> 'gridId')::bigint not in (select c.id from public.grid_cell c where c.org_id = any (sees))
      or r."values" ->> 'regulatorId' <> '' and (r."values" ->> 'regulatorId')::bigint not in (select o.id from public.org o where o.kind <> 'enterprise'))
  ) then perform loops.refuse('notYourUnit'); end if;
  if exists (select from public.register_import_row r join public.place p on p.register_no = r."values" ->> 'registerNo' where r.import_id = wanted and r.effect = 'new')
    or exists (
      select from public.register_import_row r left join public.place p on p.register_no = r."values" ->> 'registerNo'
      where r.import_id = wanted and r.effect = 'changed'
        and (p.id is null or not p.org_id = any (sees) or p.id::text <> r."values" ->> 'placeId' or register.mark(p) <> r."values" ->> 'mark'))
  then perform loops.refuse('importStale', 'SL409'); end if;
end $$;

-- Enterprises that the register does not know yet, under the government of their region.
create or replace function register.found_enterprises(wanted bigint, sees bigint[]) returns void
language sql security definer set search_path = pg_catalog, public as $$
  insert into public.org (id, key, parent_id, path, kind, name_zh, name_en, short_zh, short_en, region_code, basis)
  overriding system value
  select n.id, 'register:' || n.id, g.id, g.path || n.id || '/', 'enterprise', n.name, n.name, n.name, n.name, n.region, 'register import ' || wanted
  from (
    select nextval(pg_get_serial_sequence('public.org', 'id')) as id, x.name, x.region
    from (select distinct r."values" ->> 'enterprise' as name, r."values" ->> 'regionCode' as region from public.register_import_row r
      where r.import_id = wanted and r.effect in ('new', 'changed') and r."values" ->> 'orgId' = '') x
    where not exists (select from public.org o where o.kind = 'enterprise' and o.name_zh = x.name and o.region_code = x.region and o.parent_id = any (sees))
  ) n cross join lateral (
    select o.id, o.path from public.org o where o.kind = 'government' and o.region_code = n.region and o.id = any (sees) order by length(o.path), o.id limit 1) g
$$;

-- Takes the good rows of an import into the register: all of them or none. A second call finds it done.
create or replace function register.take(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  i public.register_import := register.to_decide(wanted);
  sees bigint[] := ctx.orgs();
begin
  if i.outcome = 'taken' then return; end if;
  if i.outcome is not null then perform loops.refuse('importDecided', 'SL409'); end if;
  perform register.refuse_unfit(wanted, sees);
  perform register.found_enterprises(wanted, sees);
  perform set_config('register.import', wanted::text, true);
  with firm as (
    select distinct on (o.name_zh, o.region_code) o.name_zh as name, o.region_code as region, o.id from public.org o
    where o.kind = 'enterprise' and o.parent_id = any (sees) order by o.name_zh, o.region_code, o.id
  ), good as materialized (
    select r.effect, r.row_no, r."values" ->> 'placeId' as place, coalesce(nullif(r."values" ->> 'orgId', '')::bigint, f.id) as org, v.*
    from public.register_import_row r
      cross join lateral jsonb_to_record(r."values") as v ("registerNo" text, "nameZh" text, "nameEn" text, "regionCode" text, sector text, risk text,
        "addressZh" text, "addressEn" text, "regulatorId" text, "gridId" text, latitude text, longitude text, "listedOn" text, "delistedOn" text)
      left join firm f on f.name = r."values" ->> 'enterprise' and f.region = r."values" ->> 'regionCode'
    where r.import_id = wanted and r.effect in ('new', 'changed')
  ), changed as (
    update public.place p set name_zh = g."nameZh", name_en = g."nameEn", org_id = g.org, regulator_org_id = nullif(g."regulatorId", '')::bigint, region_code = g."regionCode",
      sector = g.sector, risk = g.risk, address_zh = g."addressZh", address_en = g."addressEn", grid_id = nullif(g."gridId", '')::bigint,
      latitude = nullif(g.latitude, '')::float8, longitude = nullif(g.longitude, '')::float8, listed_on = g."listedOn"::date, delisted_on = nullif(g."delistedOn", '')::date
    from good g where g.effect = 'changed' and p.id = g.place::bigint
  )
  insert into public.place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, register_no, grid_id, latitude, longitude, listed_on, delisted_on)
  select g."nameZh", g."nameEn", g.org, nullif(g."regulatorId", '')::bigint, g."regionCode", g.sector, g.risk, g."addressZh", g."addressEn", g."registerNo",
    nullif(g."gridId", '')::bigint, nullif(g.latitude, '')::float8, nullif(g.longitude, '')::float8, g."listedOn"::date, nullif(g."delistedOn", '')::date
  from good g where g.effect = 'new' order by g.row_no;
  perform set_config('register.import', '', true);
  update public.register_import set outcome = 'taken', decided_by_id = ctx.person(), decided_at = ctx.now() where id = wanted;
end $$;

-- Of these numbers, those that stand for places outside the reader's units: a number is one place's, wherever it is.
create or replace function register.held_elsewhere(numbers text[]) returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select p.register_no from public.place p where ctx.role() = 'supervisor' and p.register_no = any (numbers) and not p.org_id = any ((select ctx.orgs())::bigint[])
$$;

-- Who may be a cell's officer: a person who acts today for an authority within the cell's unit.
create or replace function register.may_walk(person bigint, cell bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.grid_cell c join public.membership m on m.person_id = person join public.org o on o.id = m.org_id
    where c.id = cell and o.kind <> 'enterprise' and loops.within(m.org_id, c.org_id)
      and m.valid_from <= ctx.now()::date and (m.valid_to is null or m.valid_to >= ctx.now()::date))
$$;
revoke all on all functions in schema register from public;
grant execute on function register.take(bigint), register.put_aside(bigint), register.held_elsewhere(text[]), register.mark(public.place), register.may_walk(bigint, bigint) to sixlines_app;

-- Who sees: the office's own imports in its territory; changes with the place, but not its enterprise; cells with their unit or a place in them.
create policy read on public.register_import for select to sixlines_app using (
  (select ctx.role()) <> 'enterprise' and ((select ctx.everything()) or org_id in (select ctx.units())));
create policy bring on public.register_import for insert to sixlines_app with check (
  (select ctx.role()) = 'supervisor' and person_id = (select ctx.person()) and org_id = (select ctx.org()));
create policy read on public.register_import_row for select to sixlines_app using (exists (select from public.register_import i where i.id = import_id));
-- rows come with their import, in the same transaction
create policy bring on public.register_import_row for insert to sixlines_app with check (
  exists (select from public.register_import i where i.id = import_id and i.person_id = (select ctx.person()) and i.xmin = pg_current_xact_id()::xid));
create policy read on public.register_change for select to sixlines_app using (
  (select ctx.role()) <> 'enterprise' and exists (select from public.place p where p.id = place_id));
create policy read on public.grid_cell for select to sixlines_app using (
  (select ctx.everything()) or org_id in (select ctx.units())
  or ((select ctx.role()) <> 'enterprise' and exists (select from public.place p where p.grid_id = grid_cell.id)));
create policy read on public.grid_officer for select to sixlines_app using (exists (select from public.grid_cell c where c.id = cell_id));
create policy name on public.grid_officer for insert to sixlines_app with check (
  (select ctx.role()) in ('supervisor', 'head') and named_by_id = (select ctx.person())
  and exists (select from public.grid_cell c where c.id = cell_id and c.org_id in (select ctx.units()))
  and (person_id is null or register.may_walk(person_id, cell_id)));
grant insert (file_name, sha256, rows, org_id, person_id) on public.register_import to sixlines_app;
grant insert (import_id, row_no, effect, "values", faults) on public.register_import_row to sixlines_app;
grant insert (cell_id, person_id, named_by_id) on public.grid_officer to sixlines_app;
