-- The coverage loop: a campaign's register, drawn from the register of a day, and for each place of it whether anybody was there.
-- Cells are kept from the visits and the exceptions, their tally from the cells, in the transaction that changes either.
create schema if not exists cover;

-- The subtree in which a unit's campaign looks: that of the government it serves.
create or replace function cover.territory(unit bigint) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select g.path from public.org u join public.org g on g.kind = 'government' and starts_with(u.path, g.path) where u.id = unit order by length(g.path) desc limit 1
$$;

-- How one place stands in a campaign, from the visits and exceptions alone. A visit that was submitted outweighs one that is open, and either an exception; of several
-- the earliest counts, so that a later, narrower visit takes nothing back. Without a pinned path, or the planner could not fold it into a whole register's
-- query; every name is qualified, and only the functions below may call it.
create or replace function cover.standing(campaign bigint, place bigint) returns table (state text, inspection_id bigint, asked int, checked int, at timestamptz)
language sql stable as $$
  select case when v.done then 'visited' when v.id is not null then 'scheduled' when x.excluded then 'not_applicable' else 'unvisited' end,
    v.id, coalesce(n.asked, 0), coalesce(n.checked, 0), case when v.done then n.at when v.id is not null then v.opened_at when x.excluded then x.at end
  from (select 1) one
  left join lateral (
    select i.id, i.checklist_id, i.opened_at, i.moved_at, i.stage in ('submitted', 'reviewed', 'issued') as done from public.inspection i
    where i.campaign_id = campaign and i.place_id = place and i.kind <> 'self_check' and i.stage in ('planned', 'assigned', 'in_field', 'submitted', 'reviewed', 'issued')
    order by i.stage in ('submitted', 'reviewed', 'issued') desc, i.id limit 1) v on true
  left join lateral (
    select e.excluded, e.at from public.coverage_exception e where e.campaign_id = campaign and e.place_id = place order by e.id desc limit 1) x on v.id is null
  left join lateral (
    select (select count(*) from public.checklist_item t where t.checklist_id = v.checklist_id)::int - (count(*) filter (where a.answer = 'not_applicable'))::int as asked,
      (count(*) filter (where a.answer in ('pass', 'fail')))::int as checked,
      coalesce((select max(e.at) from public.event e where e.loop = 'inspection' and e.case_id = v.id and e.move = 'submit'), v.moved_at) as at
    from public.inspection_answer a where a.inspection_id = v.id) n on v.done
$$;

-- Brings one cell up to date; a place outside the register has none. The campaign is held against a register that is being drawn, the cell against another visit
-- at the same place; what is read after the lock is the newest.
create or replace function cover.keep(campaign bigint, place bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from public.campaign c where c.id = campaign for key share;
  perform from public.coverage v where v.campaign_id = campaign and v.place_id = place for update;
  if not found then return; end if;
  update public.coverage v set state = s.state, inspection_id = s.inspection_id, items_asked = s.asked, items_checked = s.checked,
    since = case when v.state = s.state then v.since else coalesce(s.at, ctx.now()) end
  from cover.standing(campaign, place) s
  where v.campaign_id = campaign and v.place_id = place
    and (v.state, v.inspection_id, v.items_asked, v.items_checked) is distinct from (s.state, s.inspection_id, s.asked, s.checked);
end $$;

-- Asked when the transaction ends: a move first takes its rows of the other tallies and only then these, so that two moves never wait for each other.
create or replace function cover.after_visit() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' then
    if (OLD.campaign_id, OLD.place_id) is distinct from (NEW.campaign_id, NEW.place_id) then
      perform cover.keep(OLD.campaign_id, OLD.place_id);
    elsif OLD.stage in ('planned', 'assigned', 'in_field') and NEW.stage in ('planned', 'assigned', 'in_field')
      or OLD.stage in ('submitted', 'reviewed', 'issued') and NEW.stage in ('submitted', 'reviewed', 'issued') then return null;
    end if;
  end if;
  perform cover.keep(NEW.campaign_id, NEW.place_id);
  return null;
end $$;
drop trigger if exists y_cover on public.inspection;
create constraint trigger y_cover after insert or update of stage, campaign_id, place_id on public.inspection deferrable initially deferred
  for each row when (NEW.campaign_id is not null and NEW.kind <> 'self_check') execute function cover.after_visit();

-- The tally follows the cells of one statement together, its rows taken in the order of their keys. Whoever leaves a row was in it.
create or replace function cover.count() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  d record;
  moved text := case tg_op when 'INSERT' then 'select 1 as step, n.* from becomes n' else 'select 1 as step, n.* from becomes n union all select -1, o.* from was o' end;
begin
  for d in execute format($q$
    select campaign_id, above_org_id, regulator_org_id, region_code, grid_id, state,
      sum(step)::int as places, sum(step * items_asked)::int as asked, sum(step * items_checked)::int as checked
    from (%s) c where left_on is null group by 1, 2, 3, 4, 5, 6
    having sum(step) <> 0 or sum(step * items_asked) <> 0 or sum(step * items_checked) <> 0 order by 1, 2, 3, 4, 5, 6$q$, moved)
  loop
    if d.places > 0 then
      insert into public.coverage_tally as t values (d.campaign_id, d.above_org_id, d.regulator_org_id, d.region_code, d.grid_id, d.state, d.places, d.asked, d.checked)
      on conflict (campaign_id, above_org_id, regulator_org_id, region_code, grid_id, state)
        do update set places = t.places + excluded.places, items_asked = t.items_asked + excluded.items_asked, items_checked = t.items_checked + excluded.items_checked;
    else
      update public.coverage_tally t set places = t.places + d.places, items_asked = t.items_asked + d.asked, items_checked = t.items_checked + d.checked
      where (t.campaign_id, t.above_org_id, t.regulator_org_id, t.region_code, t.grid_id, t.state)
        = (d.campaign_id, d.above_org_id, d.regulator_org_id, d.region_code, d.grid_id, d.state);
      if not found then raise exception 'the tally of coverage has no row for campaign %', d.campaign_id; end if;
    end if;
  end loop;
  return null;
end $$;
drop trigger if exists z_count_new on public.coverage;
create trigger z_count_new after insert on public.coverage referencing new table as becomes for each statement execute function cover.count();
drop trigger if exists z_count_changed on public.coverage;
create trigger z_count_changed after update on public.coverage referencing old table as was new table as becomes for each statement execute function cover.count();
alter table public.coverage_tally drop constraint if exists coverage_tally_counts;
alter table public.coverage_tally add constraint coverage_tally_counts check (places >= 0);

-- What a cell copies from its place.
create or replace function cover.after_place() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  moved bigint[];
begin
  select array_agg(n.id) into moved from becomes n join was o on o.id = n.id
    where (n.org_id, n.regulator_org_id, n.region_code, n.grid_id, n.risk) is distinct from (o.org_id, o.regulator_org_id, o.region_code, o.grid_id, o.risk);
  if moved is null then return null; end if;
  -- a register that is being drawn would copy what was
  perform pg_advisory_xact_lock_shared(7304187);
  perform from public.coverage v where v.place_id = any (moved) order by v.campaign_id, v.place_id for update;
  update public.coverage v set above_org_id = coalesce(o.parent_id, o.id), regulator_org_id = coalesce(l.regulator_org_id, 0), region_code = l.region_code,
    grid_id = coalesce(l.grid_id, 0), risk_rank = array_position(array['red', 'orange', 'yellow', 'blue'], l.risk)
  from public.place l join public.org o on o.id = l.org_id
  where l.id = any (moved) and v.place_id = l.id;
  return null;
end $$;
drop trigger if exists z_cover on public.place;
create trigger z_cover after update on public.place referencing old table as was new table as becomes for each statement execute function cover.after_place();

-- What has come to the register of places, or left it, since a campaign's register was drawn is asked with every look at the campaign.
create index if not exists place_by_listing on public.place (listed_on);
create index if not exists place_by_delisting on public.place (delisted_on) where delisted_on is not null;

-- The places of a campaign's kinds in its unit's territory that are on the register on a day.
create or replace function cover.register_of(campaign bigint, on_day date) returns table (place_id bigint)
language sql stable as $$
  select l.id from public.campaign c join public.place l on l.sector = any (c.sectors) join public.org o on o.id = l.org_id
  where c.id = campaign and starts_with(o.path, cover.territory(c.org_id)) and l.listed_on <= on_day and (l.delisted_on is null or l.delisted_on > on_day)
$$;

-- Draws a campaign's register from that of a day: who came is added, who left is marked and no longer counted. Gives the drawing's number.
create or replace function cover.draw(campaign bigint, on_day date) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  drive public.campaign;
  came int;
  back int;
  gone int;
  drawn bigint;
begin
  if ctx.role() is distinct from 'supervisor' then perform loops.refuse('wrongRole'); end if;
  perform pg_advisory_xact_lock(7304187);
  select * into drive from public.campaign c where c.id = campaign for update;
  if drive.id is null or not drive.named then perform loops.refuse('notFound', 'SL404'); end if;
  if not coalesce(drive.org_id = any (ctx.orgs()), false) then perform loops.refuse('notYourUnit'); end if;
  if on_day is null or on_day < coalesce(drive.register_on, on_day) or on_day > (ctx.now() at time zone 'Asia/Shanghai')::date then perform loops.refuse('registerDay', 'SL422'); end if;

  insert into public.coverage (campaign_id, place_id, state, inspection_id, items_asked, items_checked, above_org_id, regulator_org_id, region_code, grid_id, risk_rank, since)
    select campaign, l.id, s.state, s.inspection_id, s.asked, s.checked, coalesce(o.parent_id, o.id), coalesce(l.regulator_org_id, 0), l.region_code, coalesce(l.grid_id, 0),
      array_position(array['red', 'orange', 'yellow', 'blue'], l.risk), coalesce(s.at, ctx.now())
    from cover.register_of(campaign, on_day) r join public.place l on l.id = r.place_id join public.org o on o.id = l.org_id cross join lateral cover.standing(campaign, l.id) s
    where not exists (select from public.coverage v where v.campaign_id = campaign and v.place_id = l.id)
    order by l.id;
  get diagnostics came = row_count;
  update public.coverage v set left_on = null where v.campaign_id = campaign and v.left_on is not null and v.place_id in (select r.place_id from cover.register_of(campaign, on_day) r);
  get diagnostics back = row_count;
  update public.coverage v set left_on = on_day where v.campaign_id = campaign and v.left_on is null and v.place_id not in (select r.place_id from cover.register_of(campaign, on_day) r);
  get diagnostics gone = row_count;

  update public.campaign c set register_on = on_day where c.id = campaign;
  insert into public.campaign_register (campaign_id, on_day, places, added, removed, person_id, at)
    select campaign, on_day, (select count(*) from public.coverage v where v.campaign_id = campaign and v.left_on is null), came + back, gone, ctx.person(), ctx.now()
    returning id into drawn;
  return drawn;
end $$;

-- Who may know how a place stands: who answers for its territory or regulates it, and never an enterprise, which would read planned visits from it. The tally asks the
-- same, so that a figure equals its list.
do $$
declare
  sees text := $p$(select ctx.role()) <> 'enterprise' and ((select ctx.everything()) or above_org_id in (select ctx.units()) or regulator_org_id in (select ctx.units()))$p$;
begin
  execute format('create policy read on public.coverage for select to sixlines_app using (%s)', sees);
  execute format('create policy read on public.coverage_tally for select to sixlines_app using (%s)', sees);
end $$;
create policy read on public.campaign_register for select to sixlines_app using ((select ctx.role()) <> 'enterprise');

revoke all on all functions in schema cover from public;
grant usage on schema cover to sixlines_app;
grant execute on function cover.draw(bigint, date), cover.territory(bigint) to sixlines_app;
