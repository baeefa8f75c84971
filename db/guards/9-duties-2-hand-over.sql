-- A person leaves: what is theirs in a unit goes to another, on the day it is done. Cases move through their own loops; here is what is no case.
create or replace function duties.guard_handover() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not duties.may_hand(NEW.org_id) then perform loops.refuse('notYourUnit'); end if;
  if btrim(NEW.reason) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  if NEW.from_id = NEW.to_id or not duties.is_of(NEW.to_id, NEW.org_id) then perform loops.refuse('strangerNamed', 'SL422'); end if;
  -- the leaving person was the unit's, whether or not their role has ended
  if not exists (select from public.person p where p.id = NEW.from_id and loops.within(p.org_id, NEW.org_id))
    and not exists (select from public.membership m where m.person_id = NEW.from_id and loops.within(m.org_id, NEW.org_id)) then perform loops.refuse('strangerNamed', 'SL422'); end if;
  NEW.on_day := duties.today(); NEW.by_id := ctx.person(); NEW.by_org_id := ctx.org(); NEW.at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.handover;
create trigger a_guard before insert on public.handover for each row execute function duties.guard_handover();

-- The hand-over that this transaction has just written; nothing can be hung on an older one.
create or replace function duties.open_handover(wanted bigint) returns public.handover
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  h public.handover;
begin
  select * into h from public.handover x where x.id = wanted and x.xmin = pg_current_xact_id()::xid and x.by_id = ctx.person();
  if h.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  return h;
end $$;

-- Ends each responsibility of the leaving person in the unit and begins it anew with the other; deputies likewise.
create or replace function duties.hand_responsibilities(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  h public.handover := duties.open_handover(wanted);
  r public.responsibility;
  as_owner boolean;
  why text;
begin
  perform set_config('duties.handover', wanted::text, true);
  for r in select x.* from public.responsibility x where (x.person_id = h.from_id or x.deputy_id = h.from_id) and loops.within(x.org_id, h.org_id)
    and x.valid_from <= h.on_day and (x.valid_to is null or x.valid_to >= h.on_day) order by x.id loop
    as_owner := r.person_id = h.from_id;
    why := null;
    begin
      update public.responsibility set valid_to = h.on_day - 1 where id = r.id;
      insert into public.responsibility (kind, org_id, place_id, post_id, person_id, deputy_id, basis, words, assigned_by_id, valid_from, valid_to)
      values (r.kind, r.org_id, r.place_id, r.post_id, case when as_owner then h.to_id else r.person_id end,
        -- whoever was deputy and now answers has no deputy until one is named
        case when as_owner then nullif(r.deputy_id, h.to_id) else nullif(h.to_id, r.person_id) end, 'assigned', h.reason, ctx.person(), h.on_day, r.valid_to);
    exception when sqlstate 'SL422' or sqlstate 'SL409' or sqlstate 'SL403' or sqlstate 'SL404' then
      why := sqlerrm;
    end;
    insert into public.handover_item (handover_id, kind, item_id, part, moved, refusal)
      values (wanted, 'responsibility', r.id, case when as_owner then 'owner' else 'deputy' end, why is null, why);
  end loop;
  perform set_config('duties.handover', '', true);
end $$;

-- Places in the person's charge, and cells of the net that they walk.
create or replace function duties.hand_places(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  h public.handover := duties.open_handover(wanted);
begin
  insert into public.handover_item (handover_id, kind, item_id, part, moved)
    select wanted, 'place', p.id, 'owner', true from public.place p where p.owner_id = h.from_id and loops.within(p.org_id, h.org_id) order by p.id;
  update public.place p set owner_id = h.to_id where p.owner_id = h.from_id and loops.within(p.org_id, h.org_id);
  insert into public.handover_item (handover_id, kind, item_id, part, moved, refusal)
    select wanted, 'grid', c.id, 'owner', w.may, case when not w.may then 'officerStranger' end
    from public.grid_cell c
      cross join lateral (select f.person_id from public.grid_officer f where f.cell_id = c.id order by f.id desc limit 1) n
      cross join lateral (select register.may_walk(h.to_id, c.id) as may) w
    where n.person_id = h.from_id and exists (select from public.membership m where m.person_id = h.from_id and loops.within(m.org_id, h.org_id)) order by c.id;
  insert into public.grid_officer (cell_id, person_id, named_by_id)
    select i.item_id, h.to_id, ctx.person() from public.handover_item i where i.handover_id = wanted and i.kind = 'grid' and i.moved;
end $$;

-- The roles of whoever leaves end with yesterday; nobody ends their own.
create or replace function duties.end_roles(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  h public.handover := duties.open_handover(wanted);
begin
  if h.from_id = ctx.person() then perform loops.refuse('ownWork'); end if;
  -- only an office above, an administrator or the unit's head takes a role away
  if not duties.may_write(h.org_id) then perform loops.refuse('wrongRole'); end if;
  -- sessions are held against the database's own day, which in the morning of Shanghai is still yesterday
  update public.membership m set valid_to = least(h.on_day, current_date) - 1 where m.person_id = h.from_id and loops.within(m.org_id, h.org_id)
    and m.role <> 'admin' and (m.valid_to is null or m.valid_to >= h.on_day);
end $$;

-- Names the regulator of one place, which the register otherwise takes from its sheets.
create or replace function duties.regulate(of_place bigint, unit bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  p public.place;
begin
  select * into p from public.place x where x.id = of_place for update;
  if p.id is null or not coalesce(p.org_id = any (ctx.orgs()), false) then perform loops.refuse('notFound', 'SL404'); end if;
  if ctx.role() not in ('supervisor', 'admin') then perform loops.refuse('wrongRole'); end if;
  if not exists (select from public.org o where o.id = unit and o.kind <> 'enterprise') then perform loops.refuse('invalid', 'SL422'); end if;
  update public.place set regulator_org_id = unit where id = of_place;
end $$;
