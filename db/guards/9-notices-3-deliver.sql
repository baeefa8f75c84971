-- What goes out of the house: rows of delivery, made with their notice and sent by the worker. A row is `sending` and committed before anything is sent; nothing is ever sent twice.

-- When a quiet time that holds now will end, by minutes of the day in Shanghai; null when it is not quiet. A quiet time may pass midnight.
create or replace function notices.quiet_until(at timestamptz, quiet_from int, quiet_to int) returns timestamptz
language sql immutable set search_path = pg_catalog as $$
  select case when quiet_from is null then null
    when quiet_from < quiet_to and m >= quiet_from and m < quiet_to then (d + make_interval(mins => quiet_to)) at time zone 'Asia/Shanghai'
    when quiet_from > quiet_to and m >= quiet_from then (d + make_interval(days => 1, mins => quiet_to)) at time zone 'Asia/Shanghai'
    when quiet_from > quiet_to and m < quiet_to then (d + make_interval(mins => quiet_to)) at time zone 'Asia/Shanghai' end
  from (select date_trunc('day', at at time zone 'Asia/Shanghai') as d, (extract(hour from at at time zone 'Asia/Shanghai') * 60 + extract(minute from at at time zone 'Asia/Shanghai'))::int as m) t
$$;

-- The deliveries of new notices: over each channel that the person wants, unless a digest tells of them.
create or replace function notices.make_deliveries() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.delivery (notice_id, channel, not_before)
    select n.id, c.channel, case when n.kind <> 'test' and not (n.urgent and c.urgent) then notices.quiet_until(clock_timestamp(), c.quiet_from, c.quiet_to) end
    from fresh n join public.channel_choice c on c.person_id = n.person_id
    where c.wanted and case n.kind when 'test' then c.channel = n.details ->> 'channel' when 'digest' then c.digest else not c.digest or (n.urgent and c.urgent) end
    on conflict do nothing;
  return null;
end $$;
drop trigger if exists z_deliveries on public.notice;
create trigger z_deliveries after insert on public.notice referencing new table as fresh for each statement execute function notices.make_deliveries();

-- A notice stands as it was raised; it is read once.
create or replace function notices.guard_notice() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if to_jsonb(OLD) - 'read_at' is distinct from to_jsonb(NEW) - 'read_at' or OLD.read_at is not null then raise exception 'a notice stands as it was raised'; end if;
  NEW.read_at := clock_timestamp();
  return NEW;
end $$;
drop trigger if exists a_guard on public.notice;
create trigger a_guard before update on public.notice for each row execute function notices.guard_notice();

-- A delivery that ended stays as it ended.
create or replace function notices.guard_delivery() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if OLD.state in ('sent', 'failed') or (OLD.notice_id, OLD.channel) is distinct from (NEW.notice_id, NEW.channel) or NEW.attempts < OLD.attempts
    or (NEW.state = 'sent' and OLD.state <> 'sending') then raise exception 'a delivery that ended stays as it ended'; end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.delivery;
create trigger a_guard before update on public.delivery for each row execute function notices.guard_delivery();

-- What a worker that is gone had begun to send: whether it arrived is not known, and it is not sent again. Asked by the one worker that holds the lock of deliveries.
create or replace function notices.give_up_orphans() returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare n int;
begin
  update public.delivery set state = 'failed', error = 'unknown', ended_at = clock_timestamp() where state = 'sending';
  get diagnostics n = row_count;
  return n;
end $$;

-- What a digest tells of: the notices of its person since the digest before, newest first, fifty at most.
create or replace function notices.digested(n public.notice) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'loop', t.loop, 'caseId', t.case_id, 'details', t.details, 'path', t.path) order by t.id desc), '[]')
  from (select * from public.notice o where o.person_id = n.person_id and o.id > (n.details ->> 'after')::bigint and o.id < n.id and o.kind not in ('digest', 'test') order by o.id desc limit 50) t
$$;

-- The next deliveries that are ready, marked `sending`. One whose person has left, wants it no longer, or is quiet now is not among them.
create or replace function notices.claim(most int) returns setof jsonb
language plpgsql security definer set search_path = pg_catalog as $$
begin
  loop
  return query
  with ready as (
    select d.id from public.delivery d where d.state = 'waiting' and (d.not_before is null or d.not_before <= clock_timestamp()) order by d.id limit most for update skip locked
  ), judged as (
    select d.id, d.channel, n as notice, c as choice,
      case when not notices.serves(n.person_id) then 'left' when c.person_id is null or (not c.wanted and n.kind <> 'test') then 'unwanted' end as against,
      case when n.kind <> 'test' and not (n.urgent and c.urgent) then notices.quiet_until(clock_timestamp(), c.quiet_from, c.quiet_to) end as quiet
    from ready r join public.delivery d on d.id = r.id join public.notice n on n.id = d.notice_id
      left join public.channel_choice c on c.person_id = n.person_id and c.channel = d.channel
  ), taken as (
    update public.delivery d set
      state = case when j.against is not null then 'failed' when j.quiet is not null then 'waiting' else 'sending' end,
      error = j.against, ended_at = case when j.against is not null then clock_timestamp() end,
      not_before = case when j.against is null then j.quiet end,
      attempts = d.attempts + case when j.against is null and j.quiet is null then 1 else 0 end,
      tried_at = case when j.against is null and j.quiet is null then clock_timestamp() else d.tried_at end
    from judged j where j.id = d.id
    returning d.id, d.state, d.attempts, j.channel, j.notice, j.choice
  )
  select jsonb_build_object('id', t.id, 'channel', t.channel, 'attempts', t.attempts, 'language', (t.choice).language, 'secret', (t.choice).secret,
    'address', coalesce((t.choice).address, case t.channel when 'email' then u.email end),
    'noticeId', (t.notice).id, 'kind', (t.notice).kind, 'loop', (t.notice).loop, 'caseId', (t.notice).case_id, 'details', (t.notice).details, 'path', (t.notice).path,
    'items', case (t.notice).kind when 'digest' then notices.digested(t.notice) end,
    'browsers', case t.channel when 'push' then (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'endpoint', b.endpoint, 'p256dh', b.p256dh, 'auth', b.auth)), '[]')
      from public.push_subscription b where b.person_id = (t.notice).person_id and b.ended_at is null) end)
  from taken t left join public.person p on p.id = (t.notice).person_id left join auth."user" u on u.id = p.account_id
  where t.state = 'sending';
  -- some that were ready may have been put off or given up: whoever stands behind them does not wait for that
  exit when found or not exists (select from public.delivery d where d.state = 'waiting' and (d.not_before is null or d.not_before <= clock_timestamp()));
  end loop;
end $$;

-- How a delivery ended; `again` where nobody had accepted anything, which puts it back to wait. One that was given up meanwhile stays so: false.
create or replace function notices.settle(delivery bigint, outcome text, why text, again_in int) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.delivery d set state = case outcome when 'again' then 'waiting' else outcome end, error = left(why, 300),
    not_before = case outcome when 'again' then clock_timestamp() + make_interval(secs => again_in) end, ended_at = case outcome when 'again' then null else clock_timestamp() end
  where d.id = settle.delivery and d.state = 'sending';
  return found;
end $$;

-- A browser that its push service no longer knows.
create or replace function notices.end_browser(subscription bigint) returns void
language sql security definer set search_path = pg_catalog as $$ update public.push_subscription set ended_at = clock_timestamp() where id = subscription and ended_at is null $$;

-- One message a morning for whoever chose it and was told anything since the last one; how many.
create or replace function notices.make_digests(today date) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare n int;
begin
  insert into public.notice (person_id, kind, details, path, once, at, read_at)
    select p.person_id, 'digest', jsonb_build_object('n', count(o.id), 'after', p.after, 'on', today), '/inbox', 'digest:' || today, clock_timestamp(), clock_timestamp()
    from (select c.person_id, coalesce((select max(d.id) from public.notice d where d.person_id = c.person_id and d.kind = 'digest'), 0) as after
      from public.channel_choice c where c.wanted and c.digest group by c.person_id) p
      join public.notice o on o.person_id = p.person_id and o.id > p.after and o.kind not in ('digest', 'test') and o.at > clock_timestamp() - interval '7 days'
    where notices.serves(p.person_id) group by p.person_id, p.after
    on conflict do nothing;
  get diagnostics n = row_count;
  return n;
end $$;
