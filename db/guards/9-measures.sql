-- Measures and public notices of hazards, beside what came_with_move asks of every row.
-- The app says what it lifts and why; when, is the server's to say.
create or replace function loops.stamp_lifting() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not pg_has_role(session_user, 'sixlines_owner', 'member') then NEW.lifted_at := ctx.now(); end if;
  return NEW;
end $$;
drop trigger if exists b_stamp on public.hazard_measure;
create trigger b_stamp before update on public.hazard_measure for each row execute function loops.stamp_lifting();

-- A notice is recorded once it is public, not before.
create or replace function loops.guard_publication() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if NEW.on_day > (ctx.now() at time zone 'Asia/Shanghai')::date then perform loops.refuse('dayAhead', 'SL422'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.hazard_publication;
create trigger a_guard before insert on public.hazard_publication for each row execute function loops.guard_publication();
revoke all on function loops.stamp_lifting(), loops.guard_publication() from public;
