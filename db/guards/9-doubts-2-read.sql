-- Who sees a doubt, who reads it, once. A doubt is a lead: enterprises never see it, and the unit that did the work not before somebody has read it.
create or replace function doubts.above_me() returns setof bigint
language sql stable security definer set search_path = pg_catalog rows 5 as $$
  select a.id from public.org u, public.org a where u.id = ctx.org() and starts_with(u.path, a.path)
$$;

-- Whether the reader's unit does, or helps with, the work of a case.
create or replace function doubts.is_performing(loop_name text, this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((
    select loops.within(ctx.org(), c.org_id) or ctx.org() = any (c.assisting_org_ids) from (
      select t.org_id, t.assisting_org_ids from public.task t where loop_name = 'task' and t.id = this
      union all select h.org_id, h.assisting_org_ids from public.hazard h where loop_name = 'hazard' and h.id = this) c), true)
$$;

-- Whether the reader submitted, verified, re-inspected or closed the case, ever: a reopening forgets that on the row, the ledger does not.
create or replace function doubts.took_part(loop_name text, this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from public.event e join public.lawful_move l on l.loop = e.loop and l.move = e.move and l.from_stage = e.from_stage and l.to_stage = e.to_stage
    where e.loop = loop_name and e.case_id = this and e.person_id = ctx.person() and l.stamps in ('submitter', 'verifier', 'closer'))
  or exists (
    select from public.evidence e where e.loop = loop_name and e.case_id = this and e.person_id = ctx.person() and e.purpose in ('after', 'document'))
$$;
revoke all on function doubts.above_me(), doubts.is_performing(text, bigint), doubts.took_part(text, bigint) from public;
grant execute on function doubts.above_me(), doubts.is_performing(text, bigint), doubts.took_part(text, bigint) to sixlines_app;

-- Whoever judges the work of others: a supervisor or inspector, of a unit outside the work, who had no part in it.
create or replace function doubts.must_be_apart(loop_name text, this bigint) returns void
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if ctx.person() is null then perform loops.refuse('signedOut', 'SL401'); end if;
  if ctx.role() is distinct from 'supervisor' and ctx.role() is distinct from 'inspector' then perform loops.refuse('wrongRole'); end if;
  if doubts.is_performing(loop_name, this) then perform loops.refuse('ownUnit'); end if;
  if doubts.took_part(loop_name, this) then perform loops.refuse('ownWork'); end if;
end $$;
revoke all on function doubts.must_be_apart(text, bigint) from public;

-- A doubt stands as it was raised, and is read once.
create or replace function doubts.guard_reading() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said text[] := array['verdict', 'opinion', 'read_by_id', 'read_org_id', 'read_at'];
begin
  if OLD.verdict is not null then perform loops.refuse('alreadyRead', 'SL409'); end if;
  if to_jsonb(OLD) - said is distinct from to_jsonb(NEW) - said or NEW.verdict is null or NEW.verdict not in ('sound', 'hollow') then perform loops.refuse('invalid', 'SL422'); end if;
  if btrim(coalesce(NEW.opinion, '')) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  perform doubts.must_be_apart(OLD."loop", OLD.case_id);
  NEW.read_by_id := ctx.person(); NEW.read_org_id := ctx.org(); NEW.read_at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.doubt;
create trigger a_guard before update on public.doubt for each row execute function doubts.guard_reading();

-- A pick stands as it was drawn, and is judged once.
create or replace function doubts.guard_judging() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said text[] := array['result', 'opinion', 'person_id', 'org_id', 'judged_at'];
begin
  if OLD.result is not null then perform loops.refuse('alreadyJudged', 'SL409'); end if;
  if to_jsonb(OLD) - said is distinct from to_jsonb(NEW) - said or NEW.result is null or NEW.result not in ('holds', 'false_closure') then perform loops.refuse('invalid', 'SL422'); end if;
  if btrim(coalesce(NEW.opinion, '')) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  perform doubts.must_be_apart(OLD."loop", OLD.case_id);
  NEW.person_id := ctx.person(); NEW.org_id := ctx.org(); NEW.judged_at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.audit_pick;
create trigger a_guard before update on public.audit_pick for each row execute function doubts.guard_judging();

-- Nothing of it is removed or, once drawn, altered.
drop trigger if exists only_grows on public.audit_draw;
create trigger only_grows before update or delete on public.audit_draw for each row execute function loops.never();
drop trigger if exists only_grows on public.audit_pick;
create trigger only_grows before delete on public.audit_pick for each row execute function loops.never();
drop trigger if exists only_grows on public.doubt;
create trigger only_grows before delete on public.doubt for each row execute function loops.never();

do $$
declare
  one record;
  apart text := $p$c.org_id not in (select doubts.above_me()) and not (select ctx.org()) = any (c.assisting_org_ids)$p$;
begin
  for one in select * from (values ('doubt', 'verdict', 'read_by_id'), ('audit_pick', 'result', 'person_id')) as t (name, answer, judge) loop
    execute format($f$create policy read on public.%1$I for select to sixlines_app using ((select ctx.role()) is distinct from 'enterprise' and case loop
      when 'task' then exists (select from public.task c where c.id = case_id and (%1$I.%2$I is not null or %3$s) offset 0)
      when 'hazard' then exists (select from public.hazard c where c.id = case_id and (%1$I.%2$I is not null or %3$s) offset 0)
      else false end)$f$, one.name, one.answer, apart);
    execute format($f$create policy judge on public.%1$I for update to sixlines_app using ((select ctx.role()) in ('supervisor', 'inspector') and case loop
      when 'task' then exists (select from public.task c where c.id = case_id offset 0)
      when 'hazard' then exists (select from public.hazard c where c.id = case_id offset 0)
      else false end) with check (%2$I = (select ctx.person()))$f$, one.name, one.judge);
  end loop;
end $$;
-- a draw is seen where its territory is in sight, and by whoever sees a case that it drew
create policy read on public.audit_draw for select to sixlines_app using ((select ctx.role()) is distinct from 'enterprise' and ((select ctx.everything())
  or org_id in (select ctx.units()) or exists (select from public.audit_pick p where p.draw_id = audit_draw.id)));

grant update (verdict, opinion) on public.doubt to sixlines_app;
grant update (result, opinion) on public.audit_pick to sixlines_app;
