-- Who is on duty. Rosters are drawn up by one function and published by another; their places end and others follow, and nobody has two at once or too soon after another.
create schema if not exists rosters;
revoke all on schema rosters from public;
grant usage on schema rosters to sixlines_app, sixlines_worker;

-- Whose rosters are this actor's to write: a head's own unit, a supervisor's territory. An enterprise keeps its own elsewhere.
create or replace function rosters.may_write(unit bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(case ctx.role() when 'head' then unit = ctx.org() when 'supervisor' then unit = any (ctx.orgs()) end, false)
    and exists (select from public.org o where o.id = unit and o.kind <> 'enterprise')
$$;

create or replace function rosters.day_kind(day date) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select case when exists (select from public.holiday h where h.on_day = day and h.kind = 'off') then 'holiday'
    when exists (select from public.holiday h where h.on_day = day and h.kind = 'work') or extract(isodow from day) < 6 then 'working' else 'weekend' end
$$;

-- The shifts that a pattern makes of a period, as domain/roster.ts has them.
create or replace function rosters.shifts_of(pattern jsonb, from_on date, to_on date) returns table (on_day date, kind text, day_kind text, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  with day as (
    select d::date as on_day, rosters.day_kind(d::date) as day_kind, (pattern ->> 'dayFrom')::int as dawn, (pattern ->> 'nightFrom')::int as dusk
    from generate_series(from_on::timestamp, to_on::timestamp, interval '1 day') d)
  select y.on_day, s.kind, y.day_kind,
    (y.on_day::timestamp + make_interval(mins => s.begins)) at time zone 'Asia/Shanghai', (y.on_day::timestamp + make_interval(mins => s.finishes)) at time zone 'Asia/Shanghai'
  from day y cross join lateral (values ('day', y.dawn, y.dusk, '{dayNight}'::text[]), ('night', y.dusk, y.dawn + 1440, '{dayNight,night}'), ('whole', y.dawn, y.dawn + 1440, '{whole}')) s (kind, begins, finishes, divided)
  where pattern #>> array['divided', y.day_kind] = any (s.divided)
$$;

create or replace function rosters.is_pattern(pattern jsonb) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select coalesce((select bool_and(pattern #>> array['divided', k] in ('dayNight', 'whole', 'night')) from unnest('{working,weekend,holiday}'::text[]) k)
    and (pattern ->> 'dayFrom')::int between 0 and 1438 and (pattern ->> 'nightFrom')::int between (pattern ->> 'dayFrom')::int + 1 and 1439
    and (pattern #>> '{need,leader}')::int between 0 and 3 and (pattern #>> '{need,staff}')::int between 1 and 5 and (pattern #>> '{need,reserve}')::int between 0 and 5, false)
$$;

-- Nobody has two places at once, and nobody one before the rest after another has ended. Drafts count: what is drafted twice would be published twice.
alter table public.shift_seat drop constraint if exists shift_seat_not_twice;
alter table public.shift_seat add constraint shift_seat_not_twice
  exclude using gist (int8range(person_id, person_id, '[]') with &&, tstzrange(starts_at, ends_at) with &&) where (ended_at is null and person_id is not null);
alter table public.shift_seat drop constraint if exists shift_seat_rested;
alter table public.shift_seat add constraint shift_seat_rested
  exclude using gist (int8range(person_id, person_id, '[]') with &&, tstzrange(starts_at, rested_at) with &&) where (ended_at is null and person_id is not null);
alter table public.shift_seat drop constraint if exists shift_seat_times;
alter table public.shift_seat add constraint shift_seat_times check (ends_at > starts_at and rested_at >= ends_at);

-- Why a person may not have these hours beside what they have already, some places left aside; null when they may.
create or replace function rosters.clash(person bigint, starts timestamptz, ends timestamptz, rested timestamptz, aside bigint[] default '{}') returns text
language sql stable security definer set search_path = pg_catalog as $$
  select case when bool_or(tstzrange(s.starts_at, s.ends_at) && tstzrange(starts, ends)) then 'onTwoShifts' when count(*) > 0 then 'restShort' end
  from public.shift_seat s
  where s.person_id = person and s.ended_at is null and not s.id = any (aside) and tstzrange(s.starts_at, s.rested_at) && tstzrange(starts, rested)
$$;
create or replace function rosters.refuse_clash(person bigint, seat public.shift_seat, aside bigint[]) returns void
language plpgsql stable security definer set search_path = pg_catalog as $$
declare why text := rosters.clash(person, seat.starts_at, seat.ends_at, seat.rested_at, aside);
begin
  if why is not null then perform loops.refuse(why, 'SL409'); end if;
end $$;

-- A row of a place ends, once, and nothing else of it changes.
create or replace function rosters.only_ends() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if OLD.ended_at is not null or NEW.ended_at is null or to_jsonb(OLD) - 'ended_at' is distinct from to_jsonb(NEW) - 'ended_at' then perform loops.refuse('frozen', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.shift_seat;
create trigger a_guard before update on public.shift_seat for each row execute function rosters.only_ends();

-- A place is never silently empty: what ends is followed by a person or by a gap that says why, unless the whole draft was put aside.
create or replace function rosters.is_kept() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if NEW.ended_at is not null and not exists (select from public.shift_seat s where s.shift_id = NEW.shift_id and s.kind = NEW.kind and s.no = NEW.no and s.ended_at is null)
    and not exists (select from public.shift h join public.roster r on r.id = h.roster_id where h.id = NEW.shift_id and r.dropped_at is not null) then
    perform loops.refuse('invalid', 'SL422');
  end if;
  return null;
end $$;
drop trigger if exists z_kept on public.shift_seat;
create constraint trigger z_kept after update on public.shift_seat deferrable initially deferred for each row execute function rosters.is_kept();

-- Every shift of a roster is there with every place that its pattern asks for.
create or replace function rosters.is_whole() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  wanted int := (select sum(v::int) from jsonb_each_text(NEW.pattern -> 'need') n (k, v));
begin
  if exists (select on_day, kind, day_kind, starts_at, ends_at from rosters.shifts_of(NEW.pattern, NEW.from_on, NEW.to_on)
      except select on_day, kind, day_kind, starts_at, ends_at from public.shift h where h.roster_id = NEW.id)
    or exists (select from public.shift h where h.roster_id = NEW.id and wanted <> (select count(*) from public.shift_seat s where s.shift_id = h.id
      and s.ended_at is null and s.no between 1 and (NEW.pattern #>> array['need', s.kind])::int)) then
    perform loops.refuse('invalid', 'SL422');
  end if;
  return null;
end $$;
drop trigger if exists z_whole on public.roster;
create constraint trigger z_whole after insert on public.roster deferrable initially deferred for each row execute function rosters.is_whole();

create or replace function rosters.now_signed() returns timestamptz
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if ctx.person() is null then perform loops.refuse('signedOut', 'SL401'); end if;
  return ctx.now();
end $$;

-- Draws up a roster; `seats` says who has which place, in the words of domain/roster.ts. Shifts and hours come from the pattern, never from whoever asks.
create or replace function rosters.draft(unit bigint, from_on date, to_on date, pattern jsonb, rest int, phone text, members jsonb, seats jsonb) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  me bigint := ctx.person();
  made bigint;
  one record;
begin
  if not exists (select from public.org o where o.id = unit) then perform loops.refuse('notFound', 'SL404'); end if;
  if not rosters.may_write(unit) then perform loops.refuse('notYourUnit'); end if;
  if from_on < (said_at at time zone 'Asia/Shanghai')::date then perform loops.refuse('dutyPast', 'SL422'); end if;
  if from_on > to_on or to_on - from_on > 91 or not rosters.is_pattern(pattern) or rest not between 0 and 10080 or btrim(draft.phone) !~ '^[0-9+() -]{3,30}$' then perform loops.refuse('invalid', 'SL422'); end if;
  perform pg_advisory_xact_lock(hashtext('sixlines.roster'), unit::int);
  if exists (select from public.roster r where r.org_id = unit and r.dropped_at is null and daterange(r.from_on, r.to_on, '[]') && daterange(draft.from_on, draft.to_on, '[]')) then
    perform loops.refuse('rosterOverlaps', 'SL409');
  end if;
  if exists (select from jsonb_to_recordset(members) m (kind text, "personId" bigint) where not duties.is_of(m."personId", unit)) then perform loops.refuse('strangerNamed', 'SL422'); end if;
  insert into public.roster (org_id, from_on, to_on, pattern, rest_minutes, phone, drafted_by_id, drafted_at)
    values (unit, draft.from_on, draft.to_on, draft.pattern, rest, btrim(draft.phone), me, said_at) returning id into made;
  insert into public.roster_member (roster_id, kind, person_id, no, phone)
    select made, m.kind, m."personId", m.no, coalesce(m.phone, '') from jsonb_to_recordset(members) m (kind text, "personId" bigint, no int, phone text);
  insert into public.shift (roster_id, org_id, on_day, kind, day_kind, starts_at, ends_at)
    select made, unit, s.* from rosters.shifts_of(pattern, draft.from_on, draft.to_on) s;
  for one in select * from jsonb_to_recordset(seats) s ("onDay" date, shift text, kind text, no int, "personId" bigint, gap text) loop
    if one."personId" is not null and not exists (select from public.roster_member m where m.roster_id = made and m.kind = one.kind and m.person_id = one."personId") then perform loops.refuse('invalid', 'SL422'); end if;
    insert into public.shift_seat (shift_id, org_id, kind, no, person_id, gap, starts_at, ends_at, rested_at, came_by, by_id, at)
      select h.id, unit, one.kind, one.no, one."personId", one.gap, h.starts_at, h.ends_at, h.ends_at + make_interval(mins => rest), 'roster', me, said_at
      from public.shift h where h.roster_id = made and h.on_day = one."onDay" and h.kind = one.shift;
    if not found then perform loops.refuse('invalid', 'SL422'); end if;
  end loop;
  return made;
end $$;

create or replace function rosters.find(wanted bigint) returns public.roster
language plpgsql security definer set search_path = pg_catalog as $$
declare r public.roster;
begin
  select * into r from public.roster where id = wanted for update;
  if r.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if not rosters.may_write(r.org_id) then perform loops.refuse('notYourUnit'); end if;
  if r.dropped_at is not null then perform loops.refuse('rosterDropped', 'SL409'); end if;
  return r;
end $$;

create or replace function rosters.publish(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  r public.roster := rosters.find(wanted);
  o public.org;
begin
  if r.published_at is not null then perform loops.refuse('alreadyPublished', 'SL409'); end if;
  if exists (select from public.roster_member m where m.roster_id = r.id and not duties.is_of(m.person_id, r.org_id)) then perform loops.refuse('strangerNamed', 'SL422'); end if;
  update public.roster set published_at = said_at, published_by_id = ctx.person() where id = r.id;
  update public.shift set published_at = said_at where roster_id = r.id;
  if said_at > clock_timestamp() - interval '3 days' then
    select * into o from public.org where id = r.org_id;
    perform notices.tell((select array_agg(distinct m.person_id) from public.roster_member m where m.roster_id = r.id), 'rosterPublished', null, null, null,
      jsonb_build_object('titleZh', o.short_zh, 'titleEn', o.short_en, 'on', r.from_on, 'dueOn', r.to_on), '/on-duty/rosters/' || r.id, 'roster:' || r.id);
  end if;
end $$;

-- A draft is put aside; it keeps its rows.
create or replace function rosters.drop_draft(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  r public.roster := rosters.find(wanted);
begin
  if r.published_at is not null then perform loops.refuse('alreadyPublished', 'SL409'); end if;
  update public.roster set dropped_at = said_at, dropped_by_id = ctx.person() where id = r.id;
  update public.shift_seat s set ended_at = said_at from public.shift h where h.id = s.shift_id and h.roster_id = r.id and s.ended_at is null;
end $$;

-- What was published stays: of a roster only its publishing or putting aside is added.
create or replace function rosters.only_settles() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  later text[] := case tg_table_name when 'shift' then '{published_at}'::text[] else '{published_at,published_by_id,dropped_at,dropped_by_id}' end;
begin
  if OLD.published_at is not null or to_jsonb(OLD) ->> 'dropped_at' is not null or to_jsonb(OLD) - later is distinct from to_jsonb(NEW) - later then perform loops.refuse('frozen', 'SL409'); end if;
  return NEW;
end $$;
do $$
declare t text;
begin
  foreach t in array array['roster', 'shift'] loop
    execute format('drop trigger if exists a_guard on public.%I', t);
    execute format('create trigger a_guard before update on public.%I for each row execute function rosters.only_settles()', t);
  end loop;
  foreach t in array array['roster', 'roster_member', 'shift', 'shift_seat', 'shift_swap', 'shift_entry', 'shift_handover', 'call_plan', 'call_draw', 'call_check'] loop
    execute format('drop trigger if exists only_grows on public.%I', t);
    execute format('create trigger only_grows before delete on public.%I for each row execute function loops.never()', t);
    execute format('drop trigger if exists only_grows_whole on public.%I', t);
    execute format('create trigger only_grows_whole before truncate on public.%I for each statement execute function loops.never()', t);
  end loop;
  foreach t in array array['roster_member', 'shift_entry', 'call_plan', 'call_draw'] loop
    execute format('drop trigger if exists never_rewritten on public.%I', t);
    execute format('create trigger never_rewritten before update on public.%I for each row execute function loops.never()', t);
  end loop;
end $$;
