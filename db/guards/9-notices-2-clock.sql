-- What a clock tells, asked by the worker: sets, not one case at a time. Each notice has a key of its own, so that asking twice, or after a crash, tells nothing twice.

-- The latest day, from a day on, that so many working days reach.
create or replace function notices.day_within(today date, working int) returns date
language sql stable set search_path = pg_catalog as $$
  select max(d)::date from generate_series(today, today + working * 3 + 30, interval '1 day') d where loops.working_days(today, d::date) <= working
$$;

-- A rule's value in each region where cases are, so that it is looked up by the dozen and not by the case.
create or replace function notices.rule_by_region(rule_key text, today date) returns table (region text, value int)
language sql stable security definer set search_path = pg_catalog as $$
  select r.code, loops.rule_value(rule_key, r.code, today)::int from public.region r where exists (select from public.org o where o.region_code = r.code)
$$;

-- Who holds a case: `issuing` or `regulating` where it waits for a judgement, else the unit that works. As domain/holder.ts has it.
create or replace function notices.holder(loop_name text, stage text) returns text
language sql immutable set search_path = pg_catalog as $$
  select case when loop_name = 'accountability' and stage in ('drafted', 'approved', 'responded', 'appealed') then 'issuing'
    when loop_name = 'circulation' and stage in ('committed', 'mid_reviewed') then 'issuing'
    when loop_name = 'accident' and stage = 'reported' then 'issuing'
    when loop_name = 'plan' and stage = 'approved' then 'regulating'
    when loop_name = 'response' and stage in ('alerted', 'stood_down', 'reviewed') then 'issuing'
    when loop_name = 'rumour' and stage <> 'triaged' then 'issuing'
    when loop_name = 'drill' and stage in ('held', 'evaluated') then 'issuing'
    when loop_name = 'task' and stage in ('draft', 'bounced', 'submitted', 'verified', 'suspended') then 'issuing'
    when loop_name = 'assurance' and stage = 'submitted' then 'regulating'
    when loop_name = 'hazard' and stage in ('submitted', 'acceptance_requested', 'reinspected', 'onsite_review', 'delisted', 'plan_filed', 'reported', 'graded', 'reopened') then 'regulating'
    else 'performing' end
$$;

-- Who is reminded of a case: whoever it waits for. The unit's heads where the persons named are gone or nobody was named.
create or replace function notices.reminded(c jsonb) returns setof bigint
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  held text := notices.holder(c ->> 'loop', c ->> 'stage');
begin
  if held = 'issuing' then return query select notices.people('issuers', c);
  elsif held = 'regulating' then return query select notices.people('handlers', c);
  else
    return query select p from unnest(array[(c ->> 'owner_id')::bigint, (c ->> 'deputy_id')::bigint]) p where notices.serves(p);
    if not found then return query select notices.people(case when c ->> 'loop' = 'circulation' and c ->> 'stage' = 'sent' then 'signers' else 'heads' end, c); end if;
  end if;
end $$;

-- Writes the notices of a set of cases, each with the kind, the key and the day that it is about; how many were new.
create or replace function notices.tell_cases(kind text, cases jsonb[], onces text[], days date[]) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare
  told int;
begin
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, urgent, at)
    select distinct on (p, s.once) p, k.kind, s.c ->> 'loop', (s.c ->> 'id')::bigint, notices.details_of(s.c) || coalesce(jsonb_build_object('on', s.day), '{}'),
      notices.path_of(s.c ->> 'loop', (s.c ->> 'id')::bigint), s.once, k.urgent, clock_timestamp()
    from unnest(cases, onces, days) s (c, once, day), notices.reminded(s.c) p, notices.kind k where k.kind = tell_cases.kind
    on conflict do nothing;
  get diagnostics told = row_count;
  return told;
end $$;

create or replace function notices.remind_dates(today date) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  loop_name text;
  soon int := 0;
  over int := 0;
  cases jsonb[];
  onces text[];
  days date[];
  -- once, and not for every row
  last date := notices.day_within(today, (select max(value) from notices.rule_by_region('light.yellow', today)));
begin
  foreach loop_name in array array['task', 'hazard', 'accountability', 'assurance', 'plan', 'drill', 'response'] loop
    -- yellow from the rule's day on; a new date is told of anew
    execute format($q$
      select array_agg(to_jsonb(c) - 'search'), array_agg(format('dueSoon:%%s:%%s:%%s', %1$L, c.id, c.due_on)), array_agg(c.due_on)
      from public.%1$I c join notices.rule_by_region('light.yellow', $1) r on r.region = c.region_code
      where c.due_on >= $1 and c.due_on <= $2 and loops.working_days($1, c.due_on) <= r.value and c.stage <> 'suspended' and loops.state(%1$L, c.stage) = 'open'$q$, loop_name)
      into cases, onces, days using today, last;
    soon := soon + notices.tell_cases('dueSoon', cases, onces, days);
    execute format($q$
      select array_agg(to_jsonb(c) - 'search'), array_agg(format('overdue:%%s:%%s:%%s', %1$L, c.id, c.due_on)), array_agg(c.due_on)
      from public.%1$I c where c.due_on < $1 and c.stage <> 'suspended' and c.stage = any (select s.stage from public.loop_stage s where s.loop = %1$L and s.state = 'open')
        and not exists (select from public.notice n where n.kind = 'overdue' and n.loop = %1$L and n.case_id = c.id and n.once = format('overdue:%%s:%%s:%%s', %1$L, c.id, c.due_on))$q$, loop_name)
      into cases, onces, days using today;
    over := over + notices.tell_cases('overdue', cases, onces, days);
  end loop;
  return jsonb_build_object('dueSoon', soon, 'overdue', over);
end $$;

create or replace function notices.remind_waiting(today date) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  cases jsonb[];
  onces text[];
  days date[];
  late int;
  still int;
  watch int;
begin
  -- issued and not signed for within the rule's working days; issued again is told of anew
  select array_agg(to_jsonb(c) - 'search'), array_agg(format('acceptLate:task:%s:%s', c.id, i.seq)), array_agg(i.on_day) into cases, onces, days
    from public.task c join notices.rule_by_region('task.accept', today) r on r.region = c.region_code
      cross join lateral (select max(e.seq) as seq, max((e.at at time zone 'Asia/Shanghai')::date) as on_day from public.event e where e.loop = 'task' and e.case_id = c.id and e.move in ('issue', 'reissue')) i
    where c.stage = 'issued' and loops.working_days(i.on_day, today) > r.value;
  late := notices.tell_cases('acceptLate', cases, onces, days);
  -- in progress and silent for longer than the rule's days
  select array_agg(to_jsonb(c) - 'search'), array_agg(format('silent:task:%s:%s', c.id, s.since)), array_agg(s.since) into cases, onces, days
    from public.task c join notices.rule_by_region('task.silence', today) r on r.region = c.region_code
      cross join lateral (select (coalesce(c.reported_at, c.opened_at) at time zone 'Asia/Shanghai')::date as since) s
    where c.stage = 'in_progress' and s.since < today - r.value;
  still := notices.tell_cases('silent', cases, onces, days);
  -- closed for the days of the watch: somebody apart from the work looks back
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, at)
    select distinct on (p, c.id) p, 'watchOver', 'hazard', c.id, notices.details_of(to_jsonb(c) - 'due_on') || jsonb_build_object('on', s.until), notices.path_of('hazard', c.id),
      format('watchOver:hazard:%s:%s', c.id, s.until), clock_timestamp()
    from public.hazard c join notices.rule_by_region('hazard.watch', today) r on r.region = c.region_code
      cross join lateral (select (c.closed_at at time zone 'Asia/Shanghai')::date + r.value as until) s,
      notices.people('handlers', to_jsonb(c) - 'search') p
    where c.stage = 'closed' and s.until <= today
      and not exists (select from public.notice n where n.kind = 'watchOver' and n.loop = 'hazard' and n.case_id = c.id and n.once = format('watchOver:hazard:%s:%s', c.id, s.until))
    on conflict do nothing;
  get diagnostics watch = row_count;
  return jsonb_build_object('acceptLate', late, 'silent', still, 'watchOver', watch);
end $$;

create or replace function notices.remind_decisions(today date) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked int := 0;
  n int;
  loop_name text;
begin
  foreach loop_name in array array['task', 'hazard'] loop
    execute format($q$
      insert into public.notice (person_id, kind, loop, case_id, details, path, once, at)
      select distinct on (p, x.id) p, 'extensionWaiting', %1$L, c.id, notices.details_of(to_jsonb(c)) || jsonb_build_object('on', (x.asked_at at time zone 'Asia/Shanghai')::date),
        notices.path_of(%1$L, c.id), format('extensionWaiting:%%s', x.id), clock_timestamp()
      from public.extension x join public.%1$I c on c.id = x.case_id join notices.rule_by_region('notice.decision', $1) r on r.region = c.region_code,
        unnest(case %1$L when 'hazard' then array['issuers', 'leaders'] else array['issuers'] end) w, notices.people(w, to_jsonb(c) - 'search') p
      where x.loop = %1$L and x.decision is null and loops.working_days((x.asked_at at time zone 'Asia/Shanghai')::date, $1) >= r.value and notices.serves(p)
      on conflict do nothing$q$, loop_name) using today;
    get diagnostics n = row_count;
    asked := asked + n;
  end loop;
  return jsonb_build_object('extensionWaiting', asked);
end $$;

-- What somebody was named to, or may act in, and ends soon: the person is told, and whoever can name anew.
create or replace function notices.remind_endings(today date) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  namings int;
  offices int;
begin
  insert into public.notice (person_id, kind, details, path, once, at)
    select distinct on (p, x.id) p, 'responsibilityEnds', jsonb_build_object('titleZh', coalesce(l.name_zh, o.short_zh), 'titleEn', coalesce(l.name_en, o.short_en), 'byZh', me.name_zh, 'byEn', me.name_en, 'on', x.valid_to),
      coalesce('/places/' || x.place_id, '/settings'), format('responsibilityEnds:%s:%s', x.id, x.valid_to), clock_timestamp()
    from public.responsibility x join public.org o on o.id = x.org_id join public.person me on me.id = x.person_id left join public.place l on l.id = x.place_id
      join notices.rule_by_region('notice.expiry', today) r on r.region = o.region_code
      cross join lateral (select x.person_id as p union select notices.office(x.org_id, '{head,enterprise}')) told
    where x.valid_to >= today and x.valid_to <= today + r.value and notices.serves(p)
    on conflict do nothing;
  get diagnostics namings = row_count;
  insert into public.notice (person_id, kind, details, path, once, at)
    select distinct on (p, m.id) p, 'membershipEnds', jsonb_build_object('titleZh', o.short_zh, 'titleEn', o.short_en, 'byZh', me.name_zh, 'byEn', me.name_en, 'on', m.valid_to),
      '/settings#roles', format('membershipEnds:%s:%s', m.id, m.valid_to), clock_timestamp()
    from public.membership m join public.org o on o.id = m.org_id join public.person me on me.id = m.person_id
      join notices.rule_by_region('notice.expiry', today) r on r.region = o.region_code
      cross join lateral (select m.person_id as p union select notices.office(m.org_id, '{head,admin}')) told
    where m.valid_to >= today and m.valid_to <= today + r.value and notices.serves(p)
    on conflict do nothing;
  get diagnostics offices = row_count;
  return jsonb_build_object('responsibilityEnds', namings, 'membershipEnds', offices);
end $$;

-- Everything that a morning has to say; in numbers by kind.
create or replace function notices.remind(today date) returns jsonb
language sql security definer set search_path = pg_catalog as $$
  select notices.remind_dates(today) || notices.remind_waiting(today) || notices.remind_decisions(today) || notices.remind_endings(today)
    || circulations.remind(today) || lessons.remind(today) || readiness.remind(today)
$$;
