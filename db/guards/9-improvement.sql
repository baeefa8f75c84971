-- What a drill or a response showed must get better: one task each, given by who may give work, with what it answers beside it; it only grows.
create schema if not exists improvements;
revoke all on schema improvements from public;
grant usage on schema improvements to sixlines_app;

-- Whether a case that the asker sees has come to where improvements are given: what has been evaluated, and not yet put away.
create or replace function improvements.takes(loop_name text, this bigint) returns boolean
language plpgsql stable set search_path = pg_catalog as $$
begin
  if loop_name = 'drill' then return exists (select from public.drill c where c.id = this and c.stage = 'evaluated'); end if;
  if loop_name = 'response' then return exists (select from public.response c where c.id = this and c.stage = 'reviewed'); end if;
  return false;
end $$;

-- Asked when the transaction ends: a task that says it is an improvement has its row, and the row is of a task that this very person opened with it.
create or replace function improvements.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_table_name = 'task' then
    if NEW.came_with ? 'improvement' and not exists (select from public.improvement i where i.task_id = NEW.id
      and jsonb_build_object('loop', i."loop", 'id', i.case_id) = NEW.came_with -> 'improvement') then perform loops.refuse('notYourUnit'); end if;
  elsif not exists (select from public.event e where e.loop = 'task' and e.case_id = NEW.task_id and e.move = 'draft' and e.person_id = NEW.person_id and e.org_id = NEW.org_id
    and e.payload -> 'improvement' = jsonb_build_object('loop', NEW."loop", 'id', NEW.case_id)) then perform loops.refuse('withoutMove', 'SL409');
  end if;
  return null;
end $$;
drop trigger if exists z_improvement on public.task;
create constraint trigger z_improvement after insert on public.task deferrable initially deferred for each row execute function improvements.guard();
drop trigger if exists z_improvement on public.improvement;
create constraint trigger z_improvement after insert on public.improvement deferrable initially deferred for each row execute function improvements.guard();

drop trigger if exists only_grows on public.improvement;
create trigger only_grows before update or delete on public.improvement for each row execute function loops.never();
drop trigger if exists only_grows_whole on public.improvement;
create trigger only_grows_whole before truncate on public.improvement for each statement execute function loops.never();

-- Who sees the task knows what it is for; who sees the drill or the response and not the task finds a number less, never the words.
create policy read on public.improvement for select to sixlines_app using ((select ctx.everything()) or exists (select from public.task t where t.id = task_id));
create policy give on public.improvement for insert to sixlines_app with check (person_id = (select ctx.person()) and org_id = (select ctx.org())
  and (select ctx.role()) in ('supervisor', 'head') and improvements.takes("loop", case_id));
grant insert (loop, case_id, task_id, words, person_id, org_id) on public.improvement to sixlines_app;

revoke all on all functions in schema improvements from public;
grant execute on function improvements.takes(text, bigint) to sixlines_app;
