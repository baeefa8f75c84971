-- A checklist is drafted, issued once, and frozen from then on: nothing of an issued version changes, whoever tries.
create schema if not exists lists;
grant usage on schema lists to sixlines_app;

-- A draft is its office's own: seen by the supervisors in whose sight the drafter's unit lies.
create or replace function lists.in_sight(drafter bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select ctx.role() = 'supervisor' and exists (select from public.person p where p.id = drafter and p.org_id = any (ctx.orgs()))
$$;

-- What must be there before a version is issued: an item, every text of the list and of its items in both languages, a clause and how much of it was read.
create or replace function lists.missing(list public.checklist) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select case
    when not exists (select from public.checklist_item i where i.checklist_id = list.id) then 'needsItems'
    when btrim(list.name_zh) = '' or btrim(list.name_en) = '' or exists (
      select from public.checklist_item i where i.checklist_id = list.id
        and '' = any (array[btrim(i.section_zh), btrim(i.section_en), btrim(i.text_zh), btrim(i.text_en), btrim(i.code)])) then 'needsBothLanguages'
    when exists (select from public.checklist_item i where i.checklist_id = list.id and btrim(i.clause) = '') then 'needsClause'
  end
$$;

create or replace function lists.guard_list() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  me bigint := ctx.person();
  base public.checklist;
  lacks text;
begin
  if tg_op = 'DELETE' then
    if OLD.issued_at is not null then perform loops.refuse('frozen', 'SL409'); end if;
    return OLD;
  end if;
  if tg_op = 'UPDATE' then
    if OLD.issued_at is not null then perform loops.refuse('frozen', 'SL409'); end if;
    if (OLD.id, OLD.key, OLD.version, OLD.drafted_by_id, OLD.based_on_id) is distinct from (NEW.id, NEW.key, NEW.version, NEW.drafted_by_id, NEW.based_on_id) then
      perform loops.refuse('frozen', 'SL409');
    end if;
    if NEW.issued_at is not null then
      lacks := lists.missing(NEW);
      if lacks is not null then perform loops.refuse(lacks, 'SL422'); end if;
      if me is not null then NEW.issued_at := ctx.now(); NEW.issued_by_id := me; end if;
    end if;
    return NEW;
  end if;
  -- a new version carries the key of the one it is copied from and the next number; one draft of a key at a time
  if NEW.based_on_id is not null then
    select * into base from public.checklist k where k.id = NEW.based_on_id;
    if base.issued_at is null then perform loops.refuse('notFound', 'SL404'); end if;
    NEW.key := base.key;
  end if;
  perform pg_advisory_xact_lock(hashtext('checklist ' || NEW.key));
  if NEW.issued_at is null then
    if exists (select from public.checklist k where k.key = NEW.key and k.issued_at is null) then perform loops.refuse('draftOpen', 'SL409'); end if;
    if me is not null then
      if NEW.based_on_id is null and exists (select from public.checklist k where k.key = NEW.key) then perform loops.refuse('draftOpen', 'SL409'); end if;
      NEW.version := 1 + coalesce((select max(k.version) from public.checklist k where k.key = NEW.key), 0);
      NEW.drafted_by_id := me;
    end if;
  elsif me is not null or exists (select from public.checklist k where k.key = NEW.key and k.version = NEW.version) then
    perform loops.refuse('frozen', 'SL409');
  end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.checklist;
create trigger a_guard before insert or update or delete on public.checklist for each row execute function lists.guard_list();

-- An item belongs to a draft, before and after; how much of its clause was read is said with where it was read.
create or replace function lists.guard_item() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  touched bigint[] := array_remove(array[case when tg_op <> 'INSERT' then OLD.checklist_id end, case when tg_op <> 'DELETE' then NEW.checklist_id end], null);
begin
  -- held, so that nothing slips in while the list is being issued
  perform from public.checklist k where k.id = any (touched) for share;
  if exists (select from public.checklist k where k.id = any (touched) and k.issued_at is not null) then perform loops.refuse('frozen', 'SL409'); end if;
  if tg_op = 'DELETE' then return OLD; end if;
  if NEW.seen not in ('full', 'excerpt', 'UNVERIFIED') or (NEW.seen <> 'UNVERIFIED' and btrim(NEW.source) = '') then perform loops.refuse('needsSource', 'SL422'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.checklist_item;
create trigger a_guard before insert or update or delete on public.checklist_item for each row execute function lists.guard_item();

-- Nor are they swept away whole.
create or replace function lists.never_whole() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from public.checklist k where k.issued_at is not null) then perform loops.refuse('frozen', 'SL409'); end if;
  return null;
end $$;
drop trigger if exists a_guard_whole on public.checklist;
create trigger a_guard_whole before truncate on public.checklist for each statement execute function lists.never_whole();
drop trigger if exists a_guard_whole on public.checklist_item;
create trigger a_guard_whole before truncate on public.checklist_item for each statement execute function lists.never_whole();

-- The application's role can delete nothing; an item of a draft is taken away here, and what comes after it moves up.
create or replace function lists.remove_item(item bigint) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  list public.checklist;
begin
  select k.* into list from public.checklist_item i join public.checklist k on k.id = i.checklist_id where i.id = item for update of k;
  if list.id is null or (list.issued_at is null and not lists.in_sight(list.drafted_by_id)) then perform loops.refuse('notFound', 'SL404'); end if;
  delete from public.checklist_item i where i.id = item;
  perform lists.put_in_order(list.id, array(select i.id from public.checklist_item i where i.checklist_id = list.id order by i.no));
  return list.id;
end $$;

-- Numbers the items of a draft as given; the numbers are unique, so that they pass through negative ones.
create or replace function lists.put_in_order(list bigint, items bigint[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.checklist_item i set no = -o.at from unnest(items) with ordinality o (id, at) where i.id = o.id and i.checklist_id = list;
  update public.checklist_item i set no = -i.no where i.checklist_id = list and i.no < 0;
end $$;

-- Puts an item of a draft in the place of another, which moves on by one.
create or replace function lists.place_item(item bigint, at int) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  list public.checklist;
  others bigint[];
  wanted int;
begin
  select k.* into list from public.checklist_item i join public.checklist k on k.id = i.checklist_id where i.id = item for update of k;
  if list.id is null or (list.issued_at is null and not lists.in_sight(list.drafted_by_id)) then perform loops.refuse('notFound', 'SL404'); end if;
  others := array(select i.id from public.checklist_item i where i.checklist_id = list.id and i.id <> item order by i.no);
  wanted := least(greatest(place_item.at, 1), coalesce(array_length(others, 1), 0) + 1);
  perform lists.put_in_order(list.id, others[: wanted - 1] || item || others[wanted :]);
  return list.id;
end $$;

revoke all on all functions in schema lists from public, sixlines_app;
grant execute on function lists.in_sight(bigint), lists.remove_item(bigint), lists.place_item(bigint, int) to sixlines_app;

drop policy if exists read on public.checklist;
drop policy if exists draft on public.checklist;
drop policy if exists edit on public.checklist;
create policy read on public.checklist for select to sixlines_app using (
  (issued_at is not null and (select ctx.person()) is not null) or (issued_at is null and lists.in_sight(drafted_by_id)));
create policy draft on public.checklist for insert to sixlines_app with check (
  (select ctx.role()) = 'supervisor' and drafted_by_id = (select ctx.person()) and issued_at is null);
create policy edit on public.checklist for update to sixlines_app using (issued_at is not null or lists.in_sight(drafted_by_id))
  with check ((select ctx.role()) = 'supervisor' and (issued_at is null or issued_by_id = (select ctx.person())));

drop policy if exists read on public.checklist_item;
drop policy if exists draft on public.checklist_item;
drop policy if exists edit on public.checklist_item;
create policy read on public.checklist_item for select to sixlines_app using (checklist_id in (select k.id from public.checklist k));
create policy draft on public.checklist_item for insert to sixlines_app with check (
  (select ctx.role()) = 'supervisor' and checklist_id in (select k.id from public.checklist k));
create policy edit on public.checklist_item for update to sixlines_app using (checklist_id in (select k.id from public.checklist k))
  with check ((select ctx.role()) = 'supervisor');

grant insert (key, version, name_zh, name_en, sector, drafted_by_id, based_on_id), update (name_zh, name_en, sector, issued_at, issued_by_id) on public.checklist to sixlines_app;
grant insert (checklist_id, no, code, section_zh, section_en, text_zh, text_en, clause, level_if_failed, photo_required, guidance_zh, guidance_en, source, seen),
  update (code, section_zh, section_en, text_zh, text_en, clause, level_if_failed, photo_required, guidance_zh, guidance_en, source, seen) on public.checklist_item to sixlines_app;
