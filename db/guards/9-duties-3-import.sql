-- A spreadsheet of the network stays as it was read and is decided once; its good rows are written one by one under the rights of whoever decides.
create or replace function duties.guard_import() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  deciding text[] := array['outcome', 'decided_by_id', 'decided_at'];
begin
  if to_jsonb(OLD) - deciding is distinct from to_jsonb(NEW) - deciding or OLD.outcome is not null or NEW.outcome is null then
    perform loops.refuse('importDecided', 'SL409');
  end if;
  NEW.decided_by_id := ctx.person(); NEW.decided_at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.duty_import;
create trigger a_guard before update on public.duty_import for each row execute function duties.guard_import();

create policy read on public.duty_import for select to sixlines_app using (
  (select ctx.role()) <> 'enterprise' and ((select ctx.everything()) or org_id in (select ctx.units())));
create policy bring on public.duty_import for insert to sixlines_app with check (
  (select ctx.role()) in ('supervisor', 'admin') and person_id = (select ctx.person()) and org_id = (select ctx.org()));
create policy decide on public.duty_import for update to sixlines_app using (
  (select ctx.role()) in ('supervisor', 'admin') and org_id in (select ctx.units())) with check (true);
create policy read on public.duty_import_row for select to sixlines_app using (exists (select from public.duty_import i where i.id = import_id));
-- rows come with their import, in the same transaction
create policy bring on public.duty_import_row for insert to sixlines_app with check (
  exists (select from public.duty_import i where i.id = import_id and i.person_id = (select ctx.person()) and i.xmin = pg_current_xact_id()::xid));
grant insert (file_name, sha256, rows, org_id, person_id) on public.duty_import to sixlines_app;
grant update (outcome) on public.duty_import to sixlines_app;
grant insert (import_id, row_no, effect, "values", faults) on public.duty_import_row to sixlines_app;
