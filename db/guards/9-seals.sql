-- Seals of the ledger, made by the worker and by nobody else; and what else the worker writes of itself. Nothing of it is changed once written, but for the end of a run.
do $$
declare
  t text;
begin
  -- the worker reads every event to seal it, and counts what stands beside
  foreach t in array array['event', 'directive', 'task', 'hazard', 'inspection', 'circular', 'accountability', 'evidence', 'place', 'tally', 'tally_due', 'flow', 'coverage', 'coverage_tally', 'loop_stage'] loop
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

-- An inclusion proof is over all hashes of its seal, also of cases that the reader does not see: a hash tells nothing of them.
create or replace function loops.seal_hashes(seal bigint) returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select e.hash from public.seal_leaf l join public.event e on e.id = l.event_id where l.seal_id = seal and ctx.person() is not null and ctx.role() <> 'enterprise' order by l.position
$$;
revoke all on function loops.seal_hashes(bigint) from public;
grant execute on function loops.seal_hashes(bigint) to sixlines_app;
