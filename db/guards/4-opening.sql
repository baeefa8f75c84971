-- What a new case may say of itself: a hazard is of its place and ungraded, a visit is to a place in sight, a task hangs under the giver's own work;
-- what it points at belongs to it.
create or replace function loops.guard_opening() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  c jsonb := to_jsonb(NEW);
  mine bigint := ctx.org();
  sees bigint[] := ctx.orgs();
  ruling bigint := (select p.regulator_org_id from public.place p where p.id = (to_jsonb(NEW) ->> 'place_id')::bigint);
begin
  if tg_table_name in ('hazard', 'inspection') and not exists (
    select from public.place p where p.id = (c ->> 'place_id')::bigint and p.region_code = NEW.region_code
      and (p.org_id = any (sees) or p.regulator_org_id = any (sees)
        or (tg_table_name = 'hazard' and exists (
          select from public.inspection i where i.id = (c ->> 'inspection_id')::bigint and i.place_id = p.id and i.org_id = any (sees))))
      and (tg_table_name = 'inspection' or p.org_id = NEW.org_id)
  ) then perform loops.refuse('notFound', 'SL404'); end if;
  -- who regulates is the place's to say; of a place without a regulator, anybody but its own unit
  if tg_table_name in ('hazard', 'inspection') and (NEW.regulator_org_id is distinct from ruling)
    and (tg_table_name = 'inspection' or ruling is not null or loops.within(NEW.regulator_org_id, NEW.org_id)) then
    perform loops.refuse('notYourUnit');
  end if;
  if tg_table_name = 'inspection' then
    NEW.place_org_id := (select p.org_id from public.place p where p.id = (c ->> 'place_id')::bigint);
    -- a cross visit is made by an authority from elsewhere in the giver's sight, a self-check by the place's own unit, every other by the planner's unit
    if (NEW.came_by = 'plan_cross') is distinct from (c ->> 'kind' = 'cross') or (NEW.came_by = 'begin_self') is distinct from (c ->> 'kind' = 'self_check')
      or NEW.came_by = 'begin_self' and NEW.org_id <> NEW.place_org_id
      or NEW.came_by = 'plan_cross' and (NEW.org_id is not distinct from ruling or not NEW.org_id = any (sees) or exists (select from public.org u where u.id = NEW.org_id and u.kind = 'enterprise'))
      or c ->> 'kind' = 'follow_up' and not exists (select from public.inspection i where i.id = (c ->> 'follows_id')::bigint and i.place_id = (c ->> 'place_id')::bigint and i.stage in ('reviewed', 'issued'))
      or c ->> 'kind' = 'self_check' and c ->> 'campaign_id' is not null then
      perform loops.refuse('wrongKind', 'SL409');
    end if;
    -- a campaign's visit is to a place of the kinds that it visits
    if c ->> 'campaign_id' is not null and not exists (
      select from public.campaign m join public.place p on p.id = (c ->> 'place_id')::bigint
      where m.id = (c ->> 'campaign_id')::bigint and (m.sectors = '{}' or p.sector = any (m.sectors))
    ) then perform loops.refuse('notOfCampaign', 'SL422'); end if;
    if not exists (select from public.checklist k where k.id = (c ->> 'checklist_id')::bigint and k.issued_at is not null) then perform loops.refuse('notFound', 'SL404'); end if;
  end if;
  if NEW.assisting_org_ids && array[NEW.org_id] or exists (
    select from unnest(NEW.assisting_org_ids) a (id) where not exists (select from public.org u where u.id = a.id and u.kind <> 'enterprise')
  ) then perform loops.refuse('invalid', 'SL422'); end if;
  if tg_table_name = 'hazard' then
    if NEW.level is not null or NEW.due_on is not null or c ->> 'verdict' is not null then perform loops.refuse('wrongStage', 'SL409'); end if;
    -- a finding of a visit carries the visit's own place, item, directive and campaign
    if coalesce(c ->> 'inspection_id', c ->> 'answer_id') is not null and not exists (
      select from public.inspection i join public.inspection_answer a on a.inspection_id = i.id
        where i.id = (c ->> 'inspection_id')::bigint and a.id = (c ->> 'answer_id')::bigint and a.item_id = (c ->> 'item_id')::bigint and a.answer = 'fail'
          and i.place_id = (c ->> 'place_id')::bigint and i.directive_id is not distinct from (c ->> 'directive_id')::bigint
          and i.campaign_id is not distinct from (c ->> 'campaign_id')::bigint
    ) then perform loops.refuse('notFound', 'SL404'); end if;
    if c ->> 'task_id' is not null and not exists (
      select from public.task t where t.id = (c ->> 'task_id')::bigint and (t.org_id = any (sees) or t.issuer_org_id = any (sees))
    ) then perform loops.refuse('notFound', 'SL404'); end if;
  end if;
  if tg_table_name = 'task' then
    if c ->> 'parent_id' is not null and not exists (
      select from public.task t where t.id = (c ->> 'parent_id')::bigint and (loops.within(mine, t.org_id) or t.issuer_org_id = mine or (ctx.role() = 'supervisor' and t.org_id = any (sees)))
        and t.directive_id is not distinct from (c ->> 'directive_id')::bigint
        and t.stage not in ('submitted', 'verified', 'archived', 'cancelled')
        -- the piece goes to a unit in the giver's sight or to one that takes part in the whole
        and (NEW.org_id = any (sees) or NEW.org_id = any (t.assisting_org_ids) or loops.within(NEW.org_id, t.org_id))
    ) then perform loops.refuse('notYourUnit'); end if;
    -- a supervisor of any level gives the work of a directive to the units of their own territory
    -- a leader gives what a written instruction asks for, to a unit in sight (9-brief.sql)
    -- what a drill or a response showed is given by who may give work at all, with its row beside it (9-improvement.sql)
    if c ->> 'parent_id' is null and (not NEW.org_id = any (sees) or not (NEW.came_with ? 'improvement' and NEW.line = 'firing' and ctx.role() in ('supervisor', 'head'))
      and (ctx.role() not in ('supervisor', 'leader') or ctx.role() = 'supervisor' and c ->> 'directive_id' is null)) then
      perform loops.refuse('notYourUnit');
    end if;
  end if;
  return NEW;
end $$;

-- Who is named acts for the unit that works, and is named by an office that is theirs now; a unit that is given the work is in the giver's sight.
create or replace function loops.acts_for(person bigint, unit bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.membership m where m.person_id = person and loops.within(m.org_id, unit)
    and m.valid_from <= ctx.now()::date and (m.valid_to is null or m.valid_to >= ctx.now()::date))
$$;

create or replace function loops.guard_named() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  c jsonb := to_jsonb(NEW);
  inserting boolean := tg_op = 'INSERT';
  moved boolean := inserting or NEW.org_id <> OLD.org_id;
  today date := (ctx.now() at time zone 'Asia/Shanghai')::date;
begin
  if NEW.owner_id is not null and (moved or NEW.owner_id is distinct from OLD.owner_id) and not loops.acts_for(NEW.owner_id, NEW.org_id)
    or NEW.deputy_id is not null and (moved or NEW.deputy_id is distinct from OLD.deputy_id)
      and (NEW.deputy_id is not distinct from NEW.owner_id or not loops.acts_for(NEW.deputy_id, NEW.org_id)) then
    perform loops.refuse('strangerNamed', 'SL422');
  end if;
  if tg_table_name = 'inspection' and (inserting or c -> 'team_ids' is distinct from to_jsonb(OLD) -> 'team_ids') and exists (
    select from jsonb_array_elements_text(c -> 'team_ids') t (id) where not loops.acts_for(t.id::bigint, NEW.org_id)
  ) then perform loops.refuse('strangerNamed', 'SL422'); end if;
  if not inserting and moved and not (NEW.org_id = any (ctx.orgs()) or NEW.org_id = NEW.regulator_org_id
    or exists (select from public.place p where p.id = (c ->> 'place_id')::bigint and p.org_id = NEW.org_id)) then
    perform loops.refuse('notYourUnit');
  end if;
  if NEW.due_on is not null and (inserting or NEW.due_on is distinct from OLD.due_on) and NEW.due_on < today then
    perform loops.refuse('duePast', 'SL422');
  end if;
  return NEW;
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['directive', 'task', 'hazard', 'inspection', 'circular', 'accountability', 'assurance', 'circulation', 'accident', 'plan', 'drill', 'response', 'rumour'] loop
    execute format('drop trigger if exists a_guard on public.%I', t);
    execute format('create trigger a_guard before insert or update on public.%I for each row execute function loops.guard()', t);
  end loop;
  foreach t in array array['task', 'hazard', 'inspection'] loop
    execute format('drop trigger if exists b_opening on public.%I', t);
    execute format('create trigger b_opening before insert on public.%I for each row execute function loops.guard_opening()', t);
    execute format('drop trigger if exists c_named on public.%I', t);
    execute format('create trigger c_named before insert or update on public.%I for each row execute function loops.guard_named()', t);
  end loop;
  foreach t in array array['task', 'hazard', 'place'] loop
    execute format('drop trigger if exists b_search on public.%I', t);
    execute format('create trigger b_search before insert on public.%I for each row execute function find.index_titles()', t);
  end loop;
end $$;
