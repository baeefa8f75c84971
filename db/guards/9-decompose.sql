-- Sheets that decompose a directive or a task: kept as they were read, decided once by the unit that brought them, each task with the row that it came from.
create schema if not exists decompose;
grant usage on schema decompose to sixlines_app;

create or replace function decompose.guard_sheet() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare
  deciding text[] := array['outcome', 'decided_by_id', 'decided_at'];
begin
  if to_jsonb(OLD) - deciding is distinct from to_jsonb(NEW) - deciding or OLD.outcome is not null or NEW.outcome is null then
    perform loops.refuse('importDecided', 'SL409');
  end if;
  NEW.decided_at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.task_sheet;
create trigger a_guard before update on public.task_sheet for each row execute function decompose.guard_sheet();

-- A row says which task it became, once: one that this unit gives in this very transaction, under what the sheet decomposes, in the row's own words.
create or replace function decompose.guard_row() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if to_jsonb(OLD) - 'task_id' is distinct from to_jsonb(NEW) - 'task_id' or OLD.task_id is not null or NEW.faults <> '[]' or not exists (
    select from public.task_sheet s join public.task t on t.id = NEW.task_id
    where s.id = NEW.sheet_id and s.outcome is null and t.issuer_org_id = s.org_id and t.xmin = pg_current_xact_id()::xid
      and t.title_zh = NEW."values" ->> 'title' and t.org_id::text = NEW."values" ->> 'leadId'
      and (t.parent_id is not distinct from s.parent_id) and (s.directive_id is null or t.directive_id = s.directive_id)
  ) then perform loops.refuse('importDecided', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.task_sheet_row;
create trigger a_guard before update on public.task_sheet_row for each row execute function decompose.guard_row();

do $$
declare
  t text;
begin
  foreach t in array array['task_sheet', 'task_sheet_row'] loop
    execute format('drop trigger if exists never_less on public.%I', t);
    execute format('create trigger never_less before delete on public.%I for each row execute function loops.never()', t);
    execute format('drop trigger if exists never_less_whole on public.%I', t);
    execute format('create trigger never_less_whole before truncate on public.%I for each statement execute function loops.never()', t);
  end loop;
end $$;
revoke all on all functions in schema decompose from public;

-- Seen by the unit that brought it and by those above; brought and decided by its supervisors and heads.
create policy read on public.task_sheet for select to sixlines_app using (
  (select ctx.role()) <> 'enterprise' and ((select ctx.everything()) or org_id in (select ctx.units())));
create policy bring on public.task_sheet for insert to sixlines_app with check (
  (select ctx.role()) in ('supervisor', 'head') and person_id = (select ctx.person()) and org_id = (select ctx.org()) and outcome is null
  and (directive_id is null or exists (select from public.directive d where d.id = task_sheet.directive_id))
  and (parent_id is null or exists (select from public.task t where t.id = task_sheet.parent_id)));
create policy decide on public.task_sheet for update to sixlines_app using (
  (select ctx.role()) in ('supervisor', 'head') and org_id = (select ctx.org())) with check (decided_by_id = (select ctx.person()));
create policy read on public.task_sheet_row for select to sixlines_app using (exists (select from public.task_sheet s where s.id = sheet_id));
create policy bring on public.task_sheet_row for insert to sixlines_app with check (task_id is null
  and exists (select from public.task_sheet s where s.id = sheet_id and s.person_id = (select ctx.person()) and s.xmin = pg_current_xact_id()::xid));
create policy become on public.task_sheet_row for update to sixlines_app using (
  exists (select from public.task_sheet s where s.id = sheet_id and s.org_id = (select ctx.org()) and s.outcome is null));
grant insert (directive_id, parent_id, file_name, sha256, rows, org_id, person_id), update (outcome, decided_by_id) on public.task_sheet to sixlines_app;
grant insert (sheet_id, row_no, "values", faults), update (task_id) on public.task_sheet_row to sixlines_app;
