-- Teams and stores. What is there is counted from movements alone, and never falls below nothing, however many draw at once.
create or replace function responses.keeps(unit bigint, also_duty boolean) returns boolean
language sql stable set search_path = pg_catalog as $$
  select (ctx.role() in ('supervisor', 'head', 'official', 'enterprise') or also_duty and ctx.role() = 'duty')
    and (unit = ctx.org() or ctx.role() = 'supervisor' and unit = any (ctx.orgs()))
$$;

create or replace function responses.guard_readiness() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  -- one word after another, so that the newest is the newest
  perform from public.response_team t where t.id = NEW.team_id for update;
  if responses.is_loading() then return NEW; end if;
  if not NEW.ready and btrim(NEW.reason) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  NEW.person_id := ctx.person(); NEW.at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.team_readiness;
create trigger a_guard before insert on public.team_readiness for each row execute function responses.guard_readiness();

-- How much of an item a response has drawn and neither brought back nor used up.
create or replace function responses.outstanding(item bigint, this bigint) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(sum(case m.kind when 'out' then m.quantity when 'back' then -m.quantity when 'scrapped' then -m.quantity else 0 end), 0)
  from public.store_movement m where m.item_id = item and m.response_id = this
$$;

create or replace function responses.guard_movement() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  item public.store_item;
  step int;
begin
  select * into item from public.store_item i where i.id = NEW.item_id for update;
  if item.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if NEW.quantity is null or NEW.quantity < 1 or NEW.quantity > 1000000 then perform loops.refuse('invalid', 'SL422'); end if;
  if NEW.kind in ('out', 'back') and NEW.response_id is null then perform loops.refuse('needsResponse', 'SL422'); end if;
  if NEW.kind = 'in' and NEW.response_id is not null then perform loops.refuse('invalid', 'SL422'); end if;
  if NEW.kind = 'out' and not responses.is_loading() and not exists (
    select from public.response c where c.id = NEW.response_id and c.stage in ('alerted', 'notified', 'acknowledged', 'on_site')
  ) then perform loops.refuse('wrongStage', 'SL409'); end if;
  if (NEW.kind = 'back' or NEW.kind = 'scrapped' and NEW.response_id is not null) and responses.outstanding(NEW.item_id, NEW.response_id) < NEW.quantity then
    perform loops.refuse('notDrawn', 'SL409');
  end if;
  step := case when NEW.kind in ('in', 'back') then NEW.quantity when NEW.kind = 'out' or NEW.response_id is null then -NEW.quantity else 0 end;
  if item.quantity + step < 0 then perform loops.refuse('notEnough', 'SL409'); end if;
  update public.store_item i set quantity = i.quantity + step where i.id = NEW.item_id returning i.quantity into NEW.left_after;
  if not responses.is_loading() then NEW.person_id := ctx.person(); NEW.org_id := ctx.org(); NEW.at := ctx.now(); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.store_movement;
create trigger a_guard before insert on public.store_movement for each row execute function responses.guard_movement();

-- A check says where the item is now, who answers for it and until when it holds; the item follows, the earlier words stay.
create or replace function responses.guard_check() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  item public.store_item;
begin
  select * into item from public.store_item i where i.id = NEW.item_id for update;
  if item.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if NEW.responsible_id is not null and not loops.acts_for(NEW.responsible_id, item.org_id) then perform loops.refuse('strangerNamed', 'SL422'); end if;
  if btrim(NEW.kept_at) = '' then perform loops.refuse('invalid', 'SL422'); end if;
  update public.store_item i set kept_at = NEW.kept_at, responsible_id = NEW.responsible_id, expires_on = NEW.expires_on, inspect_by = NEW.inspect_by where i.id = NEW.item_id;
  if not responses.is_loading() then NEW.person_id := ctx.person(); NEW.at := ctx.now(); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.store_check;
create trigger a_guard before insert on public.store_check for each row execute function responses.guard_check();

create or replace function responses.guard_item() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if responses.is_loading() then return NEW; end if;
  NEW.quantity := 0;
  if NEW.responsible_id is not null and not loops.acts_for(NEW.responsible_id, NEW.org_id) then perform loops.refuse('strangerNamed', 'SL422'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.store_item;
create trigger a_guard before insert on public.store_item for each row execute function responses.guard_item();

-- Teams of other units that were called to a response in sight; apart, for the two tables' policies ask each other.
create or replace function responses.called_teams() returns setof bigint
language sql stable security definer set search_path = pg_catalog rows 20 as $$
  select n.team_id from public.response_notice n join public.response c on c.id = n.response_id
  where n.team_id is not null and (array[c.org_id, c.issuer_org_id] || c.assisting_org_ids) && (select ctx.orgs())::bigint[]
$$;

create policy read on public.response_team for select to sixlines_app using ((select ctx.everything()) or org_id in (select ctx.units())
  or id in (select responses.called_teams()));
create policy give on public.response_team for insert to sixlines_app with check (responses.keeps(org_id, false));
create policy change on public.response_team for update to sixlines_app using (responses.keeps(org_id, false)) with check (responses.keeps(org_id, false));
create policy read on public.team_readiness for select to sixlines_app using (exists (select from public.response_team t where t.id = team_id));
create policy give on public.team_readiness for insert to sixlines_app with check (exists (select from public.response_team t where t.id = team_id and responses.keeps(t.org_id, true)));
create policy read on public.store_item for select to sixlines_app using ((select ctx.everything()) or org_id in (select ctx.units()));
create policy give on public.store_item for insert to sixlines_app with check (responses.keeps(org_id, false));
create policy read on public.store_movement for select to sixlines_app using (exists (select from public.store_item i where i.id = item_id) or exists (select from public.response c where c.id = response_id));
create policy give on public.store_movement for insert to sixlines_app with check (exists (select from public.store_item i where i.id = item_id and responses.keeps(i.org_id, true))
  and (response_id is null or exists (select from public.response c where c.id = response_id)));
create policy read on public.store_check for select to sixlines_app using (exists (select from public.store_item i where i.id = item_id));
create policy give on public.store_check for insert to sixlines_app with check (exists (select from public.store_item i where i.id = item_id and responses.keeps(i.org_id, false)));

grant insert (org_id, kind, name_zh, name_en, members, leader, phone, base, region_code), update (kind, name_zh, name_en, members, leader, phone, base, region_code) on public.response_team to sixlines_app;
grant insert (team_id, ready, reason) on public.team_readiness to sixlines_app;
grant insert (org_id, kind, name_zh, name_en, measure, kept_at, region_code, responsible_id, expires_on, inspect_by) on public.store_item to sixlines_app;
grant insert (item_id, kind, quantity, response_id, words) on public.store_movement to sixlines_app;
grant insert (item_id, kept_at, responsible_id, expires_on, inspect_by, words) on public.store_check to sixlines_app;

revoke all on all functions in schema responses from public;
grant execute on function responses.commanders(bigint), responses.is_called(bigint), responses.is_improved(bigint), responses.keeps(bigint, boolean), responses.outstanding(bigint, bigint), responses.called_teams() to sixlines_app;
