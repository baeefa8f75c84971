-- A self-check is read by who regulates the place: the moves by which an authority judges and issues its own visit are not its way to the end.
create or replace function loops.guard_kind() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if NEW.kind = 'self_check' and NEW.came_by in ('review', 'return', 'issue') then perform loops.refuse('wrongKind', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists d_kind on public.inspection;
create trigger d_kind before update on public.inspection for each row execute function loops.guard_kind();
revoke all on function loops.guard_kind() from public;
