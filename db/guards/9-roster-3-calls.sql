-- Random calls to those on duty (抽查点名). The clock's of a day follow from a seed whose hash is shown before and which itself is shown when the day is over;
-- a supervisor's press throws its own. Whoever has seed and population can draw again.
create table if not exists rosters.call_seed (on_day date primary key, seed text not null);
revoke all on rosters.call_seed from public;

create or replace function rosters.rule(key text, on_day date) returns int
language sql stable security definer set search_path = pg_catalog as $$ select loops.rule_value(key, '220000', on_day)::int $$;

create or replace function rosters.throw_seed() returns text
language sql volatile set search_path = pg_catalog as $$
  -- gen_random_uuid takes its bits from the system's strong source
  select encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex')
$$;

-- A day's calls are fixed when it begins, or when the clock first looks.
create or replace function rosters.plan_calls(day date, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare thrown text := rosters.throw_seed();
begin
  perform pg_advisory_xact_lock(hashtext('sixlines.calls'));
  if exists (select from public.call_plan p where p.on_day = day) then return; end if;
  insert into rosters.call_seed (on_day, seed) values (day, thrown);
  insert into public.call_plan (on_day, draws, size, commitment, at)
    values (day, rosters.rule('calls.draws', day), rosters.rule('calls.size', day), encode(sha256(convert_to(thrown, 'UTF8')), 'hex'), plan_calls.at);
end $$;

-- When a plan's draws are due: the minute of the day that the first eight digits of sha256(seed|day|number) name, modulo 1440.
create or replace function rosters.call_times(seed text, day date, draws int) returns table (no int, planned_at timestamptz)
language sql stable set search_path = pg_catalog as $$
  select n, (day::timestamp + make_interval(mins => (('x' || substr(encode(sha256(convert_to(seed || '|' || day || '|' || n, 'UTF8')), 'hex'), 1, 8))::bit(32)::bigint % 1440)::int)) at time zone 'Asia/Shanghai'
  from generate_series(1, draws) n
$$;

create or replace function rosters.lot(seed text, no int, seat bigint) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select encode(sha256(convert_to(seed || '|' || coalesce(no, 0) || '|' || seat, 'UTF8')), 'hex')
$$;

-- Leaders and staff on duty at an instant, as the rosters stood then, in a territory or everywhere.
create or replace function rosters.on_duty_at(at timestamptz, territory bigint) returns setof public.shift_seat
language sql stable security definer set search_path = pg_catalog as $$
  select s.* from public.shift_seat s join public.shift h on h.id = s.shift_id and h.published_at <= on_duty_at.at join public.org o on o.id = s.org_id
  where s.starts_at <= on_duty_at.at and s.ends_at > on_duty_at.at and s.at <= on_duty_at.at and (s.ended_at is null or s.ended_at > on_duty_at.at) and s.person_id is not null and s.kind in ('leader', 'staff')
    and (territory is null or exists (select from public.org root where root.id = territory and starts_with(o.path, root.path)))
$$;

create or replace function rosters.draw_calls(day date, number int, planned timestamptz, wanted int, seed text, kept_seed text, territory bigint, by_person bigint, at timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  made public.call_draw;
  minutes int := rosters.rule('calls.answer', day);
begin
  insert into public.call_draw (on_day, no, planned_at, population, size, seed, org_id, by_id, at)
    select day, number, planned, count(*), least(count(*), wanted), kept_seed, territory, by_person, draw_calls.at from rosters.on_duty_at(draw_calls.at, territory) returning * into made;
  insert into public.call_check (draw_id, no, seat_id, shift_id, org_id, person_id, called_at, due_at)
    select made.id, l.nth, l.id, l.shift_id, l.org_id, l.person_id, made.at, made.at + make_interval(mins => minutes)
    from (select row_number() over (order by rosters.lot(draw_calls.seed, number, s.id))::int as nth, s.* from rosters.on_duty_at(made.at, territory) s) l where l.nth <= made.size;
  insert into public.notice (person_id, kind, details, path, once, urgent, at)
    select c.person_id, k.kind, jsonb_build_object('titleZh', o.short_zh, 'titleEn', o.short_en, 'n', minutes), '/on-duty/checks?mine=yes', 'call:' || c.id, k.urgent, made.at
    from public.call_check c join public.org o on o.id = c.org_id join notices.kind k on k.kind = 'callCheck' where c.draw_id = made.id and notices.serves(c.person_id) and made.at > clock_timestamp() - interval '3 days'
    on conflict do nothing;
  return made.id;
end $$;

-- What the clock does: fixes the day's calls, draws those whose minute has come, and tells heads of what was missed. A draw that is more than an hour late is not made up for.
create or replace function rosters.call_round(at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  day date := (call_round.at at time zone 'Asia/Shanghai')::date;
  drawn int := 0;
  missed int;
  one record;
begin
  perform rosters.plan_calls(day, call_round.at);
  for one in select p.size, s.seed, t.no, t.planned_at from public.call_plan p join rosters.call_seed s on s.on_day = p.on_day cross join lateral rosters.call_times(s.seed, p.on_day, p.draws) t
    where p.on_day = day and t.planned_at <= call_round.at and t.planned_at > call_round.at - interval '1 hour' and not exists (select from public.call_draw d where d.on_day = day and d.no = t.no) order by t.planned_at
  loop
    perform rosters.draw_calls(day, one.no, one.planned_at, one.size, one.seed, null, null, null, call_round.at);
    drawn := drawn + 1;
  end loop;
  insert into public.notice (person_id, kind, details, path, once, urgent, at)
    select distinct on (p, c.id) p, k.kind, jsonb_build_object('titleZh', o.short_zh, 'titleEn', o.short_en, 'byZh', w.name_zh, 'byEn', w.name_en), '/on-duty/checks?state=missed&unit=' || c.org_id, 'missed:' || c.id, k.urgent, call_round.at
    from public.call_check c join public.org o on o.id = c.org_id join public.person w on w.id = c.person_id join notices.kind k on k.kind = 'callMissed' cross join lateral notices.office(c.org_id, '{head}') p
    where c.answered_at is null and c.due_at < call_round.at and c.due_at > call_round.at - interval '1 day' and notices.serves(p)
    on conflict do nothing;
  get diagnostics missed = row_count;
  return jsonb_build_object('draws', drawn, 'missedTold', missed);
end $$;

-- A supervisor's press: so many of those on duty now in their territory.
create or replace function rosters.press_call(size int) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  thrown text := rosters.throw_seed();
  made bigint;
begin
  if ctx.role() <> 'supervisor' then perform loops.refuse('wrongRole'); end if;
  if press_call.size is null or press_call.size not between 1 and 50 then perform loops.refuse('invalid', 'SL422'); end if;
  made := rosters.draw_calls((said_at at time zone 'Asia/Shanghai')::date, null, null, press_call.size, thrown, thrown, (ctx.claims())[6]::bigint, ctx.person(), said_at);
  if (select d.population from public.call_draw d where d.id = made) = 0 then perform loops.refuse('nobodyOnDuty', 'SL409'); end if;
  return made;
end $$;

-- One press of whoever was called, measured here.
create or replace function rosters.answer_call(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  c public.call_check;
begin
  select * into c from public.call_check where id = wanted for update;
  if c.id is null or c.person_id <> ctx.person() then perform loops.refuse('notFound', 'SL404'); end if;
  if c.answered_at is not null then perform loops.refuse('callAnswered', 'SL409'); end if;
  if said_at > c.due_at then perform loops.refuse('callOver', 'SL409'); end if;
  update public.call_check set answered_at = said_at where id = c.id;
end $$;

create or replace function rosters.only_answers() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if OLD.answered_at is not null or NEW.answered_at is null or to_jsonb(OLD) - 'answered_at' is distinct from to_jsonb(NEW) - 'answered_at' then perform loops.refuse('frozen', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.call_check;
create trigger a_guard before update on public.call_check for each row execute function rosters.only_answers();

-- The seed of a day, when the day is over.
create or replace function rosters.seed_of(day date) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select s.seed from rosters.call_seed s where s.on_day = day and ctx.person() is not null and day < (ctx.now() at time zone 'Asia/Shanghai')::date
$$;

-- What a draw drew from, each with its lot, in order; for readers whose sight covers its territory, when its seed may be known.
create or replace function rosters.lots(draw bigint) returns table (no int, seat_id bigint, lot text)
language sql stable security definer set search_path = pg_catalog as $$
  select row_number() over (order by rosters.lot(k.seed, d.no, s.id))::int, s.id, rosters.lot(k.seed, d.no, s.id)
  from public.call_draw d cross join lateral (select coalesce(d.seed, rosters.seed_of(d.on_day)) as seed) k cross join lateral rosters.on_duty_at(d.at, d.org_id) s
  where d.id = draw and k.seed is not null and ctx.role() <> 'enterprise' and (ctx.everything() or d.org_id = any (ctx.orgs())) order by 1
$$;

-- The address of one's own shifts: only its hash comes here; asking anew ends the one before.
create or replace function rosters.keep_calendar(sha text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare said_at timestamptz := rosters.now_signed();
begin
  if sha is null or sha !~ '^[0-9a-f]{64}$' then perform loops.refuse('invalid', 'SL422'); end if;
  insert into public.calendar_feed (person_id, token_sha, at) values (ctx.person(), sha, said_at) on conflict (person_id) do update set token_sha = excluded.token_sha, at = excluded.at;
end $$;

-- The shifts of whoever holds the secret, from sixty days back; what was taken from them is told as cancelled. Nothing for an unknown secret or a person who serves no unit.
create or replace function rosters.calendar(token text) returns table (id bigint, kind text, shift_kind text, starts_at timestamptz, ends_at timestamptz, at timestamptz, ended_at timestamptz, unit_zh text, unit_en text, phone text)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.kind, h.kind, s.starts_at, s.ends_at, s.at, s.ended_at, o.short_zh, o.short_en, r.phone
  from public.calendar_feed f join public.shift_seat s on s.person_id = f.person_id join public.shift h on h.id = s.shift_id and h.published_at is not null join public.roster r on r.id = h.roster_id join public.org o on o.id = s.org_id
  where f.token_sha = encode(sha256(convert_to(calendar.token, 'UTF8')), 'hex') and notices.serves(f.person_id) and s.ends_at > clock_timestamp() - interval '60 days'
  order by s.starts_at, s.id
$$;
create or replace function rosters.is_calendar(token text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.calendar_feed f where f.token_sha = encode(sha256(convert_to(is_calendar.token, 'UTF8')), 'hex') and notices.serves(f.person_id))
$$;
