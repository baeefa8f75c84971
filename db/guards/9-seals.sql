-- Seals of the ledger, made by the worker and by nobody else; and what else the worker writes of itself. Nothing of it is changed once written, but for the end of a run.
do $$
declare
  t text;
begin
  -- the worker reads every event to seal it, and counts what stands beside
  foreach t in array array['event', 'directive', 'task', 'hazard', 'inspection', 'circular', 'accountability', 'assurance', 'circulation', 'accident', 'plan', 'drill', 'response', 'rumour', 'evidence', 'place', 'tally', 'tally_due', 'flow', 'coverage', 'coverage_tally', 'loop_stage'] loop
    execute format('create policy by_worker on public.%I for select to sixlines_worker using (true)', t);
    execute format('grant select on public.%I to sixlines_worker', t);
  end loop;
  foreach t in array array['seal', 'seal_leaf', 'seal_publication', 'reconciliation', 'job_run', 'seal_request'] loop
    execute format('create policy by_worker on public.%I to sixlines_worker using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to sixlines_worker', t);
    execute format('create policy read on public.%I for select to sixlines_app using ((select ctx.person()) is not null and (select ctx.role()) <> ''enterprise'')', t);
  end loop;
end $$;
grant usage on schema public, loops to sixlines_worker;
grant execute on function loops.bucket(text, text, date), loops.state(text, text) to sixlines_worker;
grant update (ended_at, ok, said, error) on public.job_run to sixlines_worker;
grant update (done_at) on public.seal_request to sixlines_worker;
create policy ask on public.seal_request for insert to sixlines_app with check (person_id = (select ctx.person()) and (select ctx.role()) in ('auditor', 'admin', 'leader'));
grant insert (person_id) on public.seal_request to sixlines_app;

do $$
declare
  t text;
begin
  foreach t in array array['seal', 'seal_leaf', 'seal_publication', 'reconciliation'] loop
    execute format('drop trigger if exists only_grows on public.%I', t);
    execute format('create trigger only_grows before update or delete on public.%I for each row execute function loops.never()', t);
    execute format('drop trigger if exists only_grows_whole on public.%I', t);
    execute format('create trigger only_grows_whole before truncate on public.%I for each statement execute function loops.never()', t);
  end loop;
end $$;

-- A seal follows the one before it, and another key only where the signed text says so.
create or replace function loops.seal_follows() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  last public.seal;
begin
  select * into last from public.seal order by id desc limit 1;
  if new.id <> coalesce(last.id, 0) + 1 or new.previous_hash <> coalesce(last.hash, repeat('0', 64)) then
    raise exception 'seal % does not follow seal %', new.id, coalesce(last.id, 0);
  end if;
  if new.hash <> encode(sha256(convert_to(new.body, 'UTF8')), 'hex') then raise exception 'the hash of seal % is not that of its text', new.id; end if;
  if new.key_id <> last.key_id and new.body::jsonb ->> 'replaces' is distinct from last.key_id then
    raise exception 'seal % has another key than seal %, and does not say that it takes its place', new.id, last.id;
  end if;
  return new;
end $$;
drop trigger if exists follows on public.seal;
create trigger follows before insert on public.seal for each row execute function loops.seal_follows();

-- How a leaf leads to the root of its seal (RFC 6962), made here level by level: the server's process has other readers to answer meanwhile. The hashes beside the
-- way are also of cases that the reader does not see: a hash tells nothing of them.
drop function if exists loops.seal_hashes(bigint);
create or replace function loops.seal_path(seal bigint, place int) returns table (side text, hash text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  level bytea[];
  width int;
begin
  if ctx.person() is null or ctx.role() = 'enterprise' then return; end if;
  level := array(select sha256('\x00'::bytea || decode(e.hash, 'hex')) from public.seal_leaf l join public.event e on e.id = l.event_id
    where l.seal_id = seal order by l.position);
  width := cardinality(level);
  while width > 1 loop
    side := case place % 2 when 0 then 'right' else 'left' end;
    hash := encode(level[case place % 2 when 0 then place + 2 else place end], 'hex');
    -- an odd one out rises as it is
    if hash is not null then return next; end if;
    level := array(select case when pair.beside is null then pair.node else sha256('\x01'::bytea || pair.node || pair.beside) end
      from (select n.node, lead(n.node) over (order by n.at) as beside, n.at from unnest(level) with ordinality n (node, at)) pair
      where pair.at % 2 = 1 order by pair.at);
    width := cardinality(level);
    place := place / 2;
  end loop;
end $$;
revoke all on function loops.seal_path(bigint, int) from public;
grant execute on function loops.seal_path(bigint, int) to sixlines_app;
