-- Whose notices, choices and browsers: each person's own, and nobody else's. The worker comes in by its functions alone.
create policy own on public.notice for select to sixlines_app using (person_id = (select ctx.person()));
create policy mark on public.notice for update to sixlines_app using (person_id = (select ctx.person()) and read_at is null) with check (person_id = (select ctx.person()));
grant update (read_at) on public.notice to sixlines_app;
create policy own on public.delivery for select to sixlines_app using (exists (select from public.notice n where n.id = notice_id));
create policy own on public.channel_choice to sixlines_app using (person_id = (select ctx.person())) with check (person_id = (select ctx.person()));
grant insert (person_id, channel, wanted, address, secret, language, digest, urgent, quiet_from, quiet_to, at), update (wanted, address, secret, language, digest, urgent, quiet_from, quiet_to, at)
  on public.channel_choice to sixlines_app;
create policy own on public.push_subscription for select to sixlines_app using (person_id = (select ctx.person()));
-- a bot's secret comes back to nobody, nor do the keys of a browser
revoke select on public.channel_choice, public.push_subscription from sixlines_app, sixlines_audit;
grant select (person_id, channel, wanted, address, language, digest, urgent, quiet_from, quiet_to, at) on public.channel_choice to sixlines_app;
grant select (id, person_id, at, ended_at) on public.push_subscription to sixlines_app;

-- Whether a bot of one's own has a signing secret.
create or replace function notices.has_secret(channel text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.channel_choice c where c.person_id = ctx.person() and c.channel = has_secret.channel and c.secret is not null)
$$;

-- The address that mail goes to when no other is given: the one that the person signs in with.
create or replace function notices.own_mail() returns text
language sql stable security definer set search_path = pg_catalog as $$
  select u.email from public.person p join auth."user" u on u.id = p.account_id where p.id = ctx.person()
$$;

-- A browser takes pushes for whoever asks last; another person's on the same browser end with that.
create or replace function notices.take_browser(endpoint text, p256dh text, auth text) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  me bigint := ctx.person();
  taken bigint;
begin
  if me is null then perform loops.refuse('signedOut', 'SL401'); end if;
  insert into public.push_subscription as b (person_id, endpoint, p256dh, auth) values (me, take_browser.endpoint, take_browser.p256dh, take_browser.auth)
    on conflict on constraint push_subscription_endpoint_unique do update set person_id = me, p256dh = excluded.p256dh, auth = excluded.auth, at = now(), ended_at = null
    returning b.id into taken;
  return taken;
end $$;

-- Ends a browser's pushes; whoever knows its endpoint's hash is that browser. Asked at signing out, and at signing in by somebody else than `keep`.
create or replace function notices.leave_browser(endpoint_sha text, keep bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.push_subscription b set ended_at = clock_timestamp()
    where b.ended_at is null and encode(sha256(convert_to(b.endpoint, 'UTF8')), 'hex') = leave_browser.endpoint_sha and b.person_id is distinct from leave_browser.keep;
  return found;
end $$;
-- All of one's own browsers, as after the loss of one.
create or replace function notices.leave_browsers() returns void
language sql security definer set search_path = pg_catalog as $$ update public.push_subscription set ended_at = clock_timestamp() where ended_at is null and person_id = ctx.person() $$;
create or replace function notices.has_browser(endpoint_sha text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.push_subscription b where b.person_id = ctx.person() and b.ended_at is null and encode(sha256(convert_to(b.endpoint, 'UTF8')), 'hex') = endpoint_sha)
$$;

-- A message to oneself over one channel, to see that it arrives; one a minute.
create or replace function notices.test(channel text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare me bigint := ctx.person();
begin
  if me is null then perform loops.refuse('signedOut', 'SL401'); end if;
  insert into public.notice (person_id, kind, details, path, once, urgent, at, read_at)
    values (me, 'test', jsonb_build_object('channel', test.channel), '/settings/notifications', format('test:%s:%s', test.channel, to_char(now(), 'YYYYMMDDHH24MI')), true, clock_timestamp(), clock_timestamp())
    on conflict do nothing;
  return found;
end $$;

-- For other rooms: tells people of something under a kind of the list and a key that makes it happen once; how many were told anew.
create or replace function notices.tell(people bigint[], kind text, loop text, case_id bigint, event_id bigint, details jsonb, path text, once text) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare n int;
begin
  if ctx.person() is null then perform loops.refuse('signedOut', 'SL401'); end if;
  if path !~ '^/([^/\\]|$)' or not exists (select from notices.kind k where k.kind = tell.kind) or tell.kind in ('digest', 'test') then perform loops.refuse('invalid', 'SL422'); end if;
  insert into public.notice (person_id, kind, loop, case_id, event_id, details, path, once, urgent, at)
    select distinct p, tell.kind, tell.loop, tell.case_id, tell.event_id, tell.details, tell.path, tell.once, k.urgent, ctx.now()
    from unnest(people) p, notices.kind k where k.kind = tell.kind and p <> ctx.person() and notices.serves(p)
    on conflict do nothing;
  get diagnostics n = row_count;
  return n;
end $$;

-- What the worker says of itself: that it lives, and what it does at which time.
create table if not exists notices.worker (one boolean primary key default true check (one), started_at timestamptz, beat_at timestamptz);
create table if not exists notices.job (name text primary key, every_minutes int, at_time text, working_days boolean not null default false);
create or replace function notices.beat(starts boolean) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into notices.worker as w (started_at, beat_at) values (clock_timestamp(), clock_timestamp())
    on conflict (one) do update set beat_at = clock_timestamp(), started_at = case when starts then clock_timestamp() else w.started_at end
$$;
create or replace function notices.plan_jobs(jobs jsonb) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from notices.job j where not exists (select from jsonb_to_recordset(jobs) n (name text) where n.name = j.name);
  insert into notices.job (name, every_minutes, at_time, working_days) select name, "everyMinutes", at, coalesce("workingDays", false)
    from jsonb_to_recordset(jobs) n (name text, "everyMinutes" int, at text, "workingDays" boolean)
    on conflict (name) do update set every_minutes = excluded.every_minutes, at_time = excluded.at_time, working_days = excluded.working_days
$$;
-- How long ago a worker last said that it lives, in seconds; null when none ever did. It tells nothing else, so that whoever watches the service may ask.
create or replace function notices.beat_age() returns int
language sql stable security definer set search_path = pg_catalog as $$ select extract(epoch from clock_timestamp() - beat_at)::int from notices.worker $$;

-- Runs that no living worker can have in hand, because they began before all of them; and the queue's locks of such.
create or replace function notices.end_lost_runs(living_since timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare n int;
begin
  update public.job_run set ended_at = clock_timestamp(), ok = false, error = 'the worker ended while it ran' where ended_at is null and started_at < living_since;
  get diagnostics n = row_count;
  return n;
end $$;

-- For an administrator or auditor: jobs with their last runs, and what became of deliveries, without what was said in them.
create or replace function notices.jobs() returns table (name text, every_minutes int, at_time text, working_days boolean)
language sql stable security definer set search_path = pg_catalog as $$ select j.name, j.every_minutes, j.at_time, j.working_days from notices.job j where ctx.role() in ('admin', 'auditor') order by j.name $$;
create or replace function notices.delivery_counts() returns table (channel text, state text, n int)
language sql stable security definer set search_path = pg_catalog as $$
  select d.channel, d.state, count(*)::int from public.delivery d where ctx.role() in ('admin', 'auditor') group by 1, 2
$$;
create or replace function notices.failed_deliveries() returns table (id bigint, channel text, error text, attempts int, ended_at timestamptz, kind text, name_zh text, name_en text)
language sql stable security definer set search_path = pg_catalog as $$
  select d.id, d.channel, d.error, d.attempts, d.ended_at, n.kind, p.name_zh, p.name_en
  from public.delivery d join public.notice n on n.id = d.notice_id join public.person p on p.id = n.person_id
  where d.state = 'failed' and ctx.role() in ('admin', 'auditor') order by d.id desc limit 50
$$;

revoke all on all functions in schema notices from public;
grant execute on function notices.has_secret(text), notices.own_mail(), notices.take_browser(text, text, text), notices.leave_browser(text, bigint), notices.leave_browsers(), notices.has_browser(text), notices.test(text),
  notices.tell(bigint[], text, text, bigint, bigint, jsonb, text, text), notices.beat_age(), notices.jobs(), notices.delivery_counts(), notices.failed_deliveries() to sixlines_app;
grant execute on function notices.remind(date), notices.make_digests(date), notices.give_up_orphans(), notices.claim(int), notices.settle(bigint, text, text, int), notices.end_browser(bigint),
  notices.beat(boolean), notices.plan_jobs(jsonb), notices.end_lost_runs(timestamptz), notices.tell(bigint[], text, text, bigint, bigint, jsonb, text, text) to sixlines_worker;
