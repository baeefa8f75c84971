-- Who may name a battle, open a campaign, or say that a place need not be visited. Each is said once and stands as it was said.
create or replace function cover.guard_campaign() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  -- what the owner of the tables loads answers for itself
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  if ctx.role() is distinct from 'supervisor' then perform loops.refuse('wrongRole'); end if;
  if tg_op = 'UPDATE' then
    if OLD.named or OLD.kind <> 'battle' then perform loops.refuse('alreadyNamed', 'SL409'); end if;
    -- the speech leaves it to the province which battles the others are
    if not exists (select from public.org o join public.region r on r.code = o.region_code where o.id = ctx.org() and o.kind = 'office' and r.level = 'province') then
      perform loops.refuse('notYourUnit');
    end if;
  elsif NEW.kind = 'battle' then perform loops.refuse('wrongRole');
  end if;
  if coalesce(btrim(NEW.name_zh), '') = '' or coalesce(btrim(NEW.name_en), '') = '' or NEW.sectors = '{}' or NEW.checklist_ids = '{}' or NEW.commander_id is null
    or NEW.starts_on is null or NEW.ends_on is null or NEW.ends_on < NEW.starts_on or NEW.target_percent is null or NEW.target_percent not between 1 and 100 then
    perform loops.refuse('invalid', 'SL422');
  end if;
  if exists (select from unnest(NEW.checklist_ids) k (id) where not exists (select from public.checklist c where c.id = k.id and c.issued_at is not null)) then
    perform loops.refuse('notFound', 'SL404');
  end if;
  if not exists (select from public.membership m where m.person_id = NEW.commander_id and m.org_id = any (ctx.orgs()) and m.role in ('leader', 'head', 'supervisor')
    and m.valid_from <= ctx.now()::date and (m.valid_to is null or m.valid_to >= ctx.now()::date)) then
    perform loops.refuse('strangerNamed', 'SL422');
  end if;
  NEW.named := true; NEW.org_id := ctx.org(); NEW.commander_basis := 'assigned'; NEW.named_by_id := ctx.person(); NEW.named_at := ctx.now(); NEW.register_on := null;
  return NEW;
end $$;
drop trigger if exists a_guard on public.campaign;
create trigger a_guard before insert or update of named, name_zh, name_en, org_id, commander_id, commander_basis, starts_on, ends_on, sectors, checklist_ids, target_percent, named_by_id, named_at
  on public.campaign for each row execute function cover.guard_campaign();
create policy open on public.campaign for insert to sixlines_app with check ((select ctx.role()) = 'supervisor' and kind <> 'battle' and named_by_id = (select ctx.person()));
create policy name on public.campaign for update to sixlines_app using ((select ctx.role()) = 'supervisor') with check (named_by_id = (select ctx.person()));
grant insert (kind, named, name_zh, name_en, commander_id, starts_on, ends_on, sectors, checklist_ids, target_percent),
  update (name_zh, name_en, commander_id, starts_on, ends_on, sectors, checklist_ids, target_percent) on public.campaign to sixlines_app;

-- Who answers for a place's territory decides that it need not be visited, or must be after all; who inspects it does not, nor whoever is on a visit's team.
create or replace function cover.guard_exception() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  cell public.coverage;
  stands boolean;
begin
  if ctx.role() is distinct from 'supervisor' then perform loops.refuse('wrongRole'); end if;
  perform from public.campaign c where c.id = NEW.campaign_id for key share;
  select * into cell from public.coverage v where v.campaign_id = NEW.campaign_id and v.place_id = NEW.place_id for update;
  if cell.place_id is null or cell.left_on is not null then perform loops.refuse('notInRegister', 'SL404'); end if;
  if not coalesce(cell.above_org_id = any (ctx.orgs()), false) then perform loops.refuse('notYourUnit'); end if;
  if btrim(NEW.reason) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  stands := coalesce((select e.excluded from public.coverage_exception e where e.campaign_id = NEW.campaign_id and e.place_id = NEW.place_id order by e.id desc limit 1), false);
  if stands = NEW.excluded then perform loops.refuse(case when stands then 'alreadyExcepted' else 'notExcepted' end, 'SL409'); end if;
  if NEW.excluded and exists (select from public.inspection i where i.campaign_id = NEW.campaign_id and i.place_id = NEW.place_id and i.stage <> 'withdrawn'
    and (i.owner_id = ctx.person() or ctx.person() = any (i.team_ids))) then perform loops.refuse('ownWork'); end if;
  NEW.person_id := ctx.person(); NEW.org_id := ctx.org(); NEW.at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.coverage_exception;
create trigger a_guard before insert on public.coverage_exception for each row execute function cover.guard_exception();

create or replace function cover.after_exception() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$ begin perform cover.keep(NEW.campaign_id, NEW.place_id); return null; end $$;
drop trigger if exists z_cover on public.coverage_exception;
create trigger z_cover after insert on public.coverage_exception for each row execute function cover.after_exception();

-- as its cell is seen; asked one by one, never all of them
create policy read on public.coverage_exception for select to sixlines_app
  using (exists (select from public.coverage v where v.campaign_id = coverage_exception.campaign_id and v.place_id = coverage_exception.place_id offset 0));
create policy give on public.coverage_exception for insert to sixlines_app
  with check ((select ctx.role()) = 'supervisor' and person_id = (select ctx.person()) and org_id = (select ctx.org()));
grant insert (campaign_id, place_id, excluded, reason) on public.coverage_exception to sixlines_app;

do $$
declare
  t text;
begin
  foreach t in array array['coverage_exception', 'campaign_register'] loop
    execute format('drop trigger if exists only_grows on public.%I', t);
    execute format('create trigger only_grows before update or delete on public.%I for each row execute function loops.never()', t);
    execute format('drop trigger if exists only_grows_whole on public.%I', t);
    execute format('create trigger only_grows_whole before truncate on public.%I for each statement execute function loops.never()', t);
  end loop;
end $$;
revoke all on all functions in schema cover from public;
grant execute on function cover.draw(bigint, date), cover.territory(bigint) to sixlines_app;
