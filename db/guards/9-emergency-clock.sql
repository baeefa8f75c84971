-- What a clock says of emergency and of public opinion. A morning speaks of days: plans to review, drills owed, equipment that expires. Every five minutes it speaks of hours
-- and minutes: a rumour nobody weighed or answered, an alert nobody acknowledged, a shift nobody handed over. Each is told once.
create schema if not exists readiness;
revoke all on schema readiness from public;
grant usage on schema readiness to sixlines_worker;

create or replace function readiness.remind(today date) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  reviews int;
  owed int;
  stores int;
begin
  -- before the day of the review, and again when it has passed
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, at)
    select distinct on (p, c.id) p, 'planReview', 'plan', c.id, notices.details_of(to_jsonb(c)) || jsonb_build_object('on', c.review_on), notices.path_of('plan', c.id),
      format('planReview:%s:%s:%s', c.id, c.review_on, c.review_on < today), clock_timestamp()
    from public.plan c join notices.rule_by_region('notice.expiry', today) r on r.region = c.region_code, lateral (select notices.people('heads', to_jsonb(c)) as p union select c.owner_id) told
    where c.stage in ('approved', 'filed') and c.review_on <= today + r.value and notices.serves(p)
    on conflict do nothing;
  get diagnostics reviews = row_count;
  -- a period that ends within the days of the rule, with no drill held or planned in it
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, at)
    select distinct on (p, c.id) p, 'drillOwed', 'plan', c.id, notices.details_of(to_jsonb(c)) || jsonb_build_object('on', s.last), notices.path_of('plan', c.id),
      format('drillOwed:%s:%s', c.series_id, s.last), clock_timestamp()
    from public.plan c join notices.rule_by_region('notice.expiry', today) r on r.region = c.region_code
      cross join lateral drills.rule_of(c.org_id, c.kind, c.region_code, today) w
      cross join lateral (select ((extract(year from today)::int - 2000) * 12 + extract(month from today)::int - 1) / w.value::int as n) i
      cross join lateral (select (date '2000-01-01' + make_interval(months => i.n * w.value::int))::date as first, (date '2000-01-01' + make_interval(months => (i.n + 1) * w.value::int))::date - 1 as last) s,
      lateral (select notices.people('heads', to_jsonb(c)) as p union select c.owner_id) told
    where c.stage in ('approved', 'filed') and w.key is not null and c.since_on <= s.first and s.last <= today + r.value and notices.serves(p)
      and not exists (select from public.drill d where d.series_id = c.series_id and d.stage <> 'cancelled' and coalesce(d.held_on, d.due_on) between s.first and s.last)
    on conflict do nothing;
  get diagnostics owed = row_count;
  insert into public.notice (person_id, kind, details, path, once, at)
    select distinct on (p, c.id) p, 'storeExpires', jsonb_build_object('titleZh', c.name_zh, 'titleEn', c.name_en, 'on', d.until), '/stores/' || c.id,
      format('storeExpires:%s:%s:%s', c.id, d.until, d.until < today), clock_timestamp()
    from public.store_item c cross join lateral (select least(c.expires_on, c.inspect_by) as until) d,
      lateral (select c.responsible_id as p union select notices.office(c.org_id, '{head,enterprise}')) told
    where c.quantity > 0 and d.until <= today + loops.rule_value('stores.warn', c.region_code, today)::int and notices.serves(p)
    on conflict do nothing;
  get diagnostics stores = row_count;
  return jsonb_build_object('planReview', reviews, 'drillOwed', owed, 'storeExpires', stores);
end $$;

create or replace function readiness.remind_hours(at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  today date := (at at time zone 'Asia/Shanghai')::date;
  weigh int;
  answer int;
  alarm int;
  notes int;
begin
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, urgent, at)
    select distinct on (p, c.id) p, 'rumourUnweighed', 'rumour', c.id, notices.details_of(to_jsonb(c)), notices.path_of('rumour', c.id), format('rumourUnweighed:%s', c.id), true, clock_timestamp()
    from public.rumour c, lateral notices.office(c.issuer_org_id, '{communications,supervisor}') p
    where c.stage = 'received' and notices.serves(p) and c.opened_at > at - interval '7 days'
      and c.opened_at + make_interval(hours => loops.rule_value('rumour.triage', c.region_code, today)::int) < at
    on conflict do nothing;
  get diagnostics weigh = row_count;
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, urgent, at)
    select distinct on (p, c.id) p, 'rumourUnanswered', 'rumour', c.id, notices.details_of(to_jsonb(c)), notices.path_of('rumour', c.id), format('rumourUnanswered:%s', c.id), true, clock_timestamp()
    from public.rumour c, lateral (select c.owner_id as p union select notices.people('heads', to_jsonb(c)) union select notices.office(c.issuer_org_id, '{communications,supervisor}')) told
    where c.stage in ('received', 'triaged', 'verified') and notices.serves(p) and c.opened_at > at - interval '7 days'
      and c.opened_at + make_interval(hours => loops.rule_value('rumour.answer', c.region_code, today)::int) < at
    on conflict do nothing;
  get diagnostics answer = row_count;
  -- told and silent for longer than the rule's minutes: whoever told them, and the leader nearest above
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, urgent, at)
    select distinct on (p, c.id) p, 'alertUnanswered', 'response', c.id, notices.details_of(to_jsonb(c)), notices.path_of('response', c.id), format('alertUnanswered:%s', c.id), true, clock_timestamp()
    from public.response c, lateral (select notices.people('tellers', to_jsonb(c)) as p union select notices.leaders(c.issuer_org_id)) told
    where c.stage = 'notified' and notices.serves(p) and c.opened_at > at - interval '7 days'
      and c.moved_at + make_interval(mins => loops.rule_value('response.acknowledge', c.region_code, today)::int) < at
    on conflict do nothing;
  get diagnostics alarm = row_count;
  -- an hour after a shift that somebody was on: to them while the note is not written, to the unit's heads while nobody signed it
  insert into public.notice (person_id, kind, details, path, once, at)
    select distinct on (p, h.id) p, 'handoverLate', jsonb_build_object('titleZh', o.short_zh, 'titleEn', o.short_en, 'on', (h.ends_at at time zone 'Asia/Shanghai')::date), '/on-duty/shifts/' || h.id,
      format('handoverLate:%s', h.id), clock_timestamp()
    from public.shift h join public.org o on o.id = h.org_id left join public.shift_handover n on n.shift_id = h.id,
      lateral (select s.person_id as p from public.shift_seat s where s.shift_id = h.id and s.ended_at is null and s.kind <> 'reserve' and n.id is null union select notices.office(h.org_id, '{head}')) told
    where h.published_at is not null and h.ends_at between at - interval '3 days' and at - interval '1 hour' and n.signed_at is null and p is not null and notices.serves(p)
      and exists (select from public.shift_seat s where s.shift_id = h.id and s.ended_at is null and s.person_id is not null and s.kind <> 'reserve')
    on conflict do nothing;
  get diagnostics notes = row_count;
  return jsonb_build_object('rumourUnweighed', weigh, 'rumourUnanswered', answer, 'alertUnanswered', alarm, 'handoverLate', notes);
end $$;
revoke all on all functions in schema readiness from public;
grant execute on function readiness.remind_hours(timestamptz) to sixlines_worker;
