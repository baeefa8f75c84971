-- Whoever watches is told that something moved, never what: the payload is empty, and each reader reads again under their own rights.
-- PostgreSQL lets transactions that notify commit one after the other. So only one at a time notifies; those that commit beside it say nothing, and the listener
-- looks once more when it finds that some were under way (db/live.ts). Asked at the commit, so that whoever holds the turn has only the commit before it.
create schema if not exists live;

create or replace function live.tell() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  if pg_try_advisory_xact_lock(hashtext('sixlines.live')) then
    perform pg_notify('sixlines_live', '');
  end if;
  return null;
end $$;

drop trigger if exists zz_live on public.event;
create constraint trigger zz_live after insert on public.event deferrable initially deferred for each row execute function live.tell();
