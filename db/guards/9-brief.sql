-- A leader's instruction is one task that the leader gives, no more: it is opened with its instruction, stands as written, and its reply is put away by who wrote it.
create policy read on public.instruction for select to sixlines_app using ((select ctx.everything()) or exists (select from public.task t where t.id = task_id));
create policy give on public.instruction for insert to sixlines_app with check (person_id = (select ctx.person()) and org_id = (select ctx.org()) and (select ctx.role()) = 'leader');
create policy put_away on public.instruction for update to sixlines_app using (person_id = (select ctx.person())) with check (person_id = (select ctx.person()));
grant insert (person_id, org_id, task_id, text, about_loop, about_id), update (read_at) on public.instruction to sixlines_app;
create policy own on public.brief_reading to sixlines_app using (person_id = (select ctx.person())) with check (person_id = (select ctx.person()));
grant insert (person_id, scope_org_id) on public.brief_reading to sixlines_app;

-- Asked when the transaction ends: a leader opens no task but by an instruction, and an instruction is of the task that this very person opened.
create or replace function loops.guard_instruction() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'task' then
    if exists (select from public.event e where e.loop = 'task' and e.case_id = NEW.id and e.seq = 1 and e.role = 'leader')
      and not exists (select from public.instruction i where i.task_id = NEW.id) then perform loops.refuse('wrongRole'); end if;
  elsif not exists (select from public.event e where e.loop = 'task' and e.case_id = NEW.task_id and e.move = 'draft' and e.person_id = NEW.person_id) then
    perform loops.refuse('notFound', 'SL404');
  end if;
  return null;
end $$;
drop trigger if exists z_instruction on public.task;
create constraint trigger z_instruction after insert on public.task deferrable initially deferred for each row execute function loops.guard_instruction();
drop trigger if exists z_instruction on public.instruction;
create constraint trigger z_instruction after insert on public.instruction deferrable initially deferred for each row execute function loops.guard_instruction();
