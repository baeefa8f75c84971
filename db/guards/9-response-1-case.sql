-- An alert and what is done about it: who may be told, who answered, when each step came. The clock is the server's; what a person claims stands beside it.
create schema if not exists responses;
revoke all on schema responses from public;
grant usage on schema responses to sixlines_app;

-- What the owner of the tables loads answers for itself, as everywhere.
create or replace function responses.is_loading() returns boolean
language sql stable set search_path = pg_catalog as $$ select pg_has_role(session_user, 'sixlines_owner', 'member') $$;

-- Everybody who ever commanded: who acknowledged first, who was handed the command, who stood it down.
create or replace function responses.commanders(this bigint) returns bigint[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct p), '{}') from (
    select e.person_id as p from public.event e where e.loop = 'response' and e.case_id = this and e.move in ('acknowledge', 'stand_down')
    union all select (e.payload ->> 'ownerId')::bigint from public.event e where e.loop = 'response' and e.case_id = this and e.move = 'hand_command'
    union all select c.owner_id from public.response c where c.id = this) x where p is not null
$$;
create or replace function responses.has_commanded(this bigint, person bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$ select person = any (responses.commanders(this)) $$;

-- Whether the asker was notified and has not answered yet.
create or replace function responses.is_called(this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.response_notice n where n.response_id = this and n.person_id = (select ctx.person()))
    and not exists (select from public.event e where e.loop = 'response' and e.case_id = this and e.person_id = (select ctx.person()) and e.move in ('acknowledge', 'join'))
$$;

create or replace function responses.is_improved(this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.improvement i where i.loop = 'response' and i.case_id = this)
$$;

-- What of the two needs that bring rows is there; `c` is the row as it will be.
create or replace function responses.meets(need text, c jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select case need
    when 'notified' then jsonb_array_length(coalesce(c -> 'came_with' -> 'notified' -> 'personIds', '[]')) > 0
      and not exists (select from jsonb_array_elements_text(c -> 'came_with' -> 'notified' -> 'personIds') p
        where not exists (select from public.response_notice n where n.response_id = (c ->> 'id')::bigint and n.person_id = p::bigint))
      and not exists (select from jsonb_array_elements_text(coalesce(c -> 'came_with' -> 'notified' -> 'teamIds', '[]')) t
        where not exists (select from public.response_notice n where n.response_id = (c ->> 'id')::bigint and n.team_id = t::bigint))
    else exists (select from public.response_review r where r.response_id = (c ->> 'id')::bigint
      and c -> 'came_with' -> 'afterAction' = jsonb_build_object('timeline', r.timeline, 'wentWell', r.went_well, 'wentIll', r.went_ill, 'advice', r.advice)) end
$$;

create or replace function responses.period(key text, region text, on_day date) returns int
language plpgsql stable set search_path = pg_catalog as $$
declare
  found numeric := loops.rule_value('response.' || key, region, on_day);
begin
  if found is null then raise exception 'no rule pack has response.%', key; end if;
  return found;
end $$;

create or replace function responses.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  today date := (ctx.now() at time zone 'Asia/Shanghai')::date;
  p public.place;
  told bigint[];
begin
  if tg_op = 'INSERT' then
    NEW.org_id := NEW.issuer_org_id; NEW.assisting_org_ids := '{}'; NEW.owner_id := null; NEW.deputy_id := null;
    NEW.level := null; NEW.due_on := null; NEW.verdict := null; NEW.regulator_org_id := null; NEW.line := 'firing';
    if NEW.claimed_at > ctx.now() then perform loops.refuse('claimedLater', 'SL422'); end if;
    if btrim(NEW.title_zh) = '' or btrim(NEW.title_en) = '' then perform loops.refuse('invalid', 'SL422'); end if;
    if NEW.place_id is not null then
      select * into p from public.place where id = NEW.place_id and (org_id = any (ctx.orgs()) or regulator_org_id = any (ctx.orgs()));
      if p.id is null then perform loops.refuse('notFound', 'SL404'); end if;
      NEW.region_code := p.region_code; NEW.regulator_org_id := p.regulator_org_id;
    elsif not lessons.is_territory(NEW.region_code) then perform loops.refuse('notYourUnit'); end if;
    return NEW;
  end if;
  if (NEW.came_with ->> 'claimedAt')::timestamptz > ctx.now() then perform loops.refuse('claimedLater', 'SL422'); end if;
  case NEW.came_by
    when 'notify', 'notify_more' then
      if NEW.came_by = 'notify' then
        select n.org_id into NEW.org_id from public.response_notice n
          where n.response_id = NEW.id and n.person_id = (NEW.came_with -> 'notified' -> 'personIds' ->> 0)::bigint;
      end if;
      select array_agg(distinct n.org_id) into told from public.response_notice n where n.response_id = NEW.id;
      NEW.assisting_org_ids := coalesce(array(select distinct x from unnest(OLD.assisting_org_ids || told) x where x <> NEW.org_id order by x), '{}');
    when 'acknowledge' then
      NEW.org_id := ctx.org(); NEW.owner_id := ctx.person(); NEW.deputy_id := null;
      NEW.assisting_org_ids := array(select distinct x from unnest(OLD.assisting_org_ids || OLD.org_id) x where x <> NEW.org_id order by x);
    when 'hand_command' then
      if NEW.owner_id is not distinct from OLD.owner_id or not loops.acts_for(NEW.owner_id, NEW.org_id) then perform loops.refuse('strangerNamed', 'SL422'); end if;
      NEW.deputy_id := null;
    when 'stand_down' then NEW.due_on := circulations.working_after(today, responses.period('review', NEW.region_code, today));
    when 'review' then NEW.due_on := circulations.working_after(today, responses.period('close', NEW.region_code, today));
    else null;
  end case;
  return NEW;
end $$;
drop trigger if exists b_response on public.response;
create trigger b_response before insert or update on public.response for each row execute function responses.guard();

alter table public.response drop constraint if exists response_done_reviewed;
alter table public.response add constraint response_done_reviewed
  check (stage not in ('reviewed', 'closed') or (verifier_id is not null and submitter_id is not null));
alter table public.response drop constraint if exists response_closer_apart;
alter table public.response add constraint response_closer_apart
  check (stage <> 'closed' or (closer_id is not null and closer_id <> submitter_id and closer_id is distinct from owner_id and verdict is not null));
alter table public.response drop constraint if exists response_where;
alter table public.response add constraint response_where check (place_id is not null or btrim(scene) <> '');

-- Somebody who is told serves today; a team that is called is ready.
create or replace function responses.guard_notice() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c public.response;
begin
  select * into c from public.response r where r.id = NEW.response_id for share;
  if c.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if c.stage not in ('alerted', 'notified', 'acknowledged', 'on_site') then perform loops.refuse('wrongStage', 'SL409'); end if;
  if NEW.team_id is not null then
    select t.org_id into NEW.org_id from public.response_team t where t.id = NEW.team_id;
    if not coalesce((select r.ready from public.team_readiness r where r.team_id = NEW.team_id order by r.id desc limit 1), false) then perform loops.refuse('teamNotReady', 'SL409'); end if;
  else
    NEW.org_id := null;
    select m.org_id into NEW.org_id from public.membership m join public.person p on p.id = m.person_id
      where m.person_id = NEW.person_id and m.valid_from <= ctx.now()::date and (m.valid_to is null or m.valid_to >= ctx.now()::date)
        and m.role in ('duty', 'supervisor', 'head', 'inspector', 'official', 'enterprise', 'leader')
      order by m.org_id = p.org_id desc, m.id limit 1;
  end if;
  if NEW.org_id is null then perform loops.refuse('strangerNamed', 'SL422'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.response_notice;
create trigger a_guard before insert on public.response_notice for each row execute function responses.guard_notice();

-- A review is written of what was stood down, by somebody who did not command.
create or replace function responses.guard_review() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c public.response;
begin
  select * into c from public.response r where r.id = NEW.response_id for share;
  if c.stage is distinct from 'stood_down' then perform loops.refuse('wrongStage', 'SL409'); end if;
  if responses.has_commanded(NEW.response_id, NEW.person_id) then perform loops.refuse('ownWork'); end if;
  if btrim(NEW.timeline) = '' or btrim(NEW.went_well) = '' or btrim(NEW.went_ill) = '' then perform loops.refuse('needsAfterAction', 'SL422'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.response_review;
create trigger a_guard before insert on public.response_review for each row execute function responses.guard_review();

-- Asked when the transaction ends: the ledger holds, from this very transaction and this person, a move that says the same.
create or replace function responses.came_with_move() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c jsonb := to_jsonb(NEW);
begin
  if responses.is_loading() then return null; end if;
  perform from public.event e where e.person_id = ctx.person() and e.xmin = pg_current_xact_id()::xid and case tg_table_name
    when 'response_notice' then e.loop = 'response' and e.case_id = NEW.response_id and e.move in ('notify', 'notify_more')
      and case when c ->> 'team_id' is null then e.payload -> 'notified' -> 'personIds' @> (c -> 'person_id') else e.payload -> 'notified' -> 'teamIds' @> (c -> 'team_id') end
    when 'response_review' then e.loop = 'response' and e.case_id = NEW.response_id and e.move = 'review'
      and e.payload -> 'afterAction' = jsonb_build_object('timeline', c -> 'timeline', 'wentWell', c -> 'went_well', 'wentIll', c -> 'went_ill', 'advice', c -> 'advice')
    when 'response_caller' then e.loop = 'response' and e.case_id = NEW.response_id and e.move = 'alert'
    else e.loop = 'accident' and e.case_id = (c ->> 'accident_id')::bigint and e.move = 'report' and e.payload -> 'responseId' = c -> 'response_id' end;
  if not found then perform loops.refuse('withoutMove', 'SL409'); end if;
  return null;
end $$;
do $$
declare
  t text;
begin
  foreach t in array array['response_notice', 'response_review', 'response_caller', 'response_accident'] loop
    execute format('drop trigger if exists z_came_with_move on public.%I', t);
    execute format('create constraint trigger z_came_with_move after insert on public.%I deferrable initially deferred for each row execute function responses.came_with_move()', t);
  end loop;
  foreach t in array array['response_notice', 'response_review', 'response_caller', 'response_accident', 'team_readiness', 'store_movement', 'store_check'] loop
    execute format('drop trigger if exists only_grows on public.%I', t);
    execute format('create trigger only_grows before update or delete on public.%I for each row execute function loops.never()', t);
    execute format('drop trigger if exists only_grows_whole on public.%I', t);
    execute format('create trigger only_grows_whole before truncate on public.%I for each statement execute function loops.never()', t);
  end loop;
end $$;

-- The unit that received the alert, the ones that were told or called, the regulator of the place, and whoever has one of them in scope.
do $$
declare
  sees text := '(select ctx.everything()) or org_id in (select ctx.units()) or issuer_org_id in (select ctx.units()) or regulator_org_id in (select ctx.units())
    or (assisting_org_ids <> ''{}'' and assisting_org_ids && (select ctx.orgs())::bigint[])';
  t text;
begin
  execute format('create policy read on public.response for select to sixlines_app using (%s)', sees);
  execute format('create policy move on public.response for update to sixlines_app using (%s) with check (true)', sees);
  execute 'create policy open on public.response for insert to sixlines_app with check (issuer_org_id = (select ctx.org()))';
  foreach t in array array['response_notice', 'response_review'] loop
    execute format('create policy read on public.%I for select to sixlines_app using (exists (select from public.response c where c.id = response_id))', t);
  end loop;
end $$;
create policy give on public.response_notice for insert to sixlines_app with check (told_by_id = (select ctx.person()) and exists (select from public.response c where c.id = response_id)
  and (team_id is null or exists (select from public.response_team t where t.id = team_id)) and (person_id is null or exists (select from public.person p where p.id = person_id)));
create policy give on public.response_review for insert to sixlines_app with check (person_id = (select ctx.person()) and org_id = (select ctx.org()) and exists (select from public.response c where c.id = response_id));
-- who called is for the units that work on it themselves, not for whoever has them in scope
create policy read on public.response_caller for select to sixlines_app using ((select ctx.role()) in ('duty', 'supervisor', 'head', 'inspector', 'official', 'leader')
  and exists (select from public.response c where c.id = response_id and ((select ctx.org()) in (c.issuer_org_id, c.org_id) or (select ctx.org()) = any (c.assisting_org_ids))));
create policy give on public.response_caller for insert to sixlines_app with check (person_id = (select ctx.person())
  and exists (select from public.response c where c.id = response_id and c.issuer_org_id = (select ctx.org())));
create policy read on public.response_accident for select to sixlines_app using (exists (select from public.response c where c.id = response_id) and exists (select from public.accident a where a.id = accident_id));
create policy give on public.response_accident for insert to sixlines_app with check (person_id = (select ctx.person())
  and exists (select from public.response c where c.id = response_id and c.stage not in ('false_alarm', 'cancelled')) and exists (select from public.accident a where a.id = accident_id));

grant insert (stage, came_from, came_by, came_with, org_id, issuer_org_id, line, region_code, kind, severity, source, title_zh, title_en, place_id, scene, details, claimed_at),
  update (stage, came_from, came_by, came_with, version, owner_id, deputy_id, verdict) on public.response to sixlines_app;
grant insert (response_id, person_id, team_id, told_by_id) on public.response_notice to sixlines_app;
grant insert (response_id, timeline, went_well, went_ill, advice, person_id, org_id) on public.response_review to sixlines_app;
grant insert (response_id, name, phone, person_id) on public.response_caller to sixlines_app;
grant insert (response_id, accident_id, person_id) on public.response_accident to sixlines_app;

revoke all on all functions in schema responses from public;
grant execute on function responses.commanders(bigint), responses.is_called(bigint), responses.is_improved(bigint) to sixlines_app;
