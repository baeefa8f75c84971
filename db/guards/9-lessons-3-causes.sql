-- What lies behind hazards, said by whoever rectified or looked again; and the tasks that go at one cause of several.
create or replace function lessons.guard_cause() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  h public.hazard;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  select * into h from public.hazard x where x.id = NEW.hazard_id;
  if ctx.role() not in ('enterprise', 'official', 'head', 'inspector', 'supervisor') then perform loops.refuse('wrongRole'); end if;
  if not (loops.within(ctx.org(), h.org_id) or h.regulator_org_id = any (ctx.orgs()) or h.issuer_org_id = ctx.org()) then perform loops.refuse('notYourUnit'); end if;
  if btrim(NEW.words) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  NEW.person_id := ctx.person(); NEW.org_id := ctx.org(); NEW.at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.hazard_cause;
create trigger a_guard before insert on public.hazard_cause for each row execute function lessons.guard_cause();

-- The cause that counts of each hazard: the newest that was said.
create or replace function lessons.cause_of(hazard bigint) returns bigint
language sql stable security definer set search_path = pg_catalog as $$ select c.cause_id from public.hazard_cause c where c.hazard_id = hazard order by c.id desc limit 1 $$;

-- A systemic task is of the task that this very person gave, and lists hazards whose cause it is.
create or replace function lessons.guard_systemic() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  if tg_table_name = 'systemic_task' then
    if not exists (select from public.event e where e.loop = 'task' and e.case_id = NEW.task_id and e.move = 'draft' and e.person_id = ctx.person() and e.xmin = pg_current_xact_id()::xid) then
      perform loops.refuse('notFound', 'SL404');
    end if;
    NEW.person_id := ctx.person(); NEW.org_id := ctx.org(); NEW.at := ctx.now();
  elsif not exists (select from public.systemic_task s where s.task_id = NEW.task_id and s.cause_id = lessons.cause_of(NEW.hazard_id) and s.xmin = pg_current_xact_id()::xid) then
    perform loops.refuse('notFound', 'SL404');
  end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.systemic_task;
create trigger a_guard before insert on public.systemic_task for each row execute function lessons.guard_systemic();
drop trigger if exists a_guard on public.systemic_task_hazard;
create trigger a_guard before insert on public.systemic_task_hazard for each row execute function lessons.guard_systemic();

create policy read on public.hazard_cause for select to sixlines_app using ((select ctx.everything()) or exists (select from public.hazard c where c.id = hazard_id offset 0));
create policy give on public.hazard_cause for insert to sixlines_app with check (person_id = (select ctx.person()) and exists (select from public.hazard c where c.id = hazard_id offset 0));
create policy read on public.systemic_task for select to sixlines_app using ((select ctx.everything()) or exists (select from public.task t where t.id = task_id offset 0));
create policy give on public.systemic_task for insert to sixlines_app with check (person_id = (select ctx.person()) and exists (select from public.task t where t.id = task_id offset 0));
create policy read on public.systemic_task_hazard for select to sixlines_app using ((select ctx.everything())
  or exists (select from public.task t where t.id = task_id offset 0) and exists (select from public.hazard c where c.id = hazard_id offset 0));
create policy give on public.systemic_task_hazard for insert to sixlines_app with check (exists (select from public.hazard c where c.id = hazard_id offset 0));
grant insert (hazard_id, cause_id, words) on public.hazard_cause to sixlines_app;
grant insert (task_id, cause_id) on public.systemic_task to sixlines_app;
grant insert (task_id, hazard_id) on public.systemic_task_hazard to sixlines_app;
revoke all on all functions in schema lessons from public;
