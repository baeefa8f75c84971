-- What belongs to a case beside its own row: it comes with the move that says so, and stands as given.
-- An answer stands as given once the inspection is submitted.
create or replace function loops.guard_answer() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from public.inspection i where i.id = NEW.inspection_id and i.stage = 'in_field' for share;
  if not found then perform loops.refuse('wrongStage', 'SL409'); end if;
  if not exists (select from public.inspection i, public.checklist_item t
    where i.id = NEW.inspection_id and t.id = NEW.item_id and t.checklist_id = i.checklist_id) then perform loops.refuse('notFound', 'SL404'); end if;
  return NEW;
end $$;

-- A plan is written while the hazard is under interim controls, and not changed after it is filed.
create or replace function loops.guard_plan() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from public.hazard h where h.id = NEW.hazard_id and h.stage = 'interim_controls' for share;
  if not found then perform loops.refuse('wrongStage', 'SL409'); end if;
  return NEW;
end $$;

drop trigger if exists a_guard on public.inspection_answer;
create trigger a_guard before insert or update on public.inspection_answer for each row execute function loops.guard_answer();
drop trigger if exists a_guard on public.hazard_plan;
create trigger a_guard before insert or update on public.hazard_plan for each row execute function loops.guard_plan();

-- An implementation is named with the plan and done once, while the hazard is being rectified.
create or replace function loops.guard_implementation() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if TG_OP = 'INSERT' or (OLD.owner, OLD.due_on) is distinct from (NEW.owner, NEW.due_on) or NEW.done_at is null then
    perform from public.hazard h where h.id = NEW.hazard_id and h.stage = 'interim_controls' for share;
  else
    perform from public.hazard h where h.id = NEW.hazard_id and h.stage in ('listed', 'rectifying') and OLD.done_at is null for share;
  end if;
  if not found then perform loops.refuse('wrongStage', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.hazard_implementation;
create trigger a_guard before insert or update on public.hazard_implementation for each row execute function loops.guard_implementation();

-- Asked when the transaction ends, so that a row may be written before or after its move: the ledger holds, from this very transaction and this person, an
-- event that says the same. It binds what comes through the application; what the owner of the tables loads answers for itself.
create or replace function loops.came_with_move() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  c jsonb := to_jsonb(NEW);
  loop_name text := case tg_table_name when 'evidence' then c ->> 'loop' when 'extension' then c ->> 'loop' when 'progress_report' then 'task' when 'inspection_answer' then 'inspection' else 'hazard' end;
  this bigint := coalesce(c ->> 'case_id', c ->> 'task_id', c ->> 'inspection_id', c ->> 'hazard_id')::bigint;
begin
  -- whatever login the application has, it is no member of the owner; only who may change the tables themselves is let off
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return null; end if;
  perform from public.event e
    where e.loop = loop_name and e.case_id = this and e.person_id = ctx.person() and e.xmin = pg_current_xact_id()::xid
      and case tg_table_name
        when 'evidence' then e.move = 'attach' and e.payload -> 'sha256s' ? (c ->> 'sha256') and e.payload ->> 'purpose' = c ->> 'purpose' and e.payload ->> 'part' is not distinct from c ->> 'part'
        when 'progress_report' then e.move = 'report' and e.seq = (c ->> 'version')::int and e.payload ->> 'percent' = c ->> 'percent' and e.payload ->> 'reason' = c ->> 'said'
        when 'inspection_answer' then e.move = 'answer' and e.payload ->> 'itemId' = c ->> 'item_id' and e.payload ->> 'answer' = c ->> 'answer' and e.payload ->> 'note' = c ->> 'note'
          -- an answer that replaces another says which one it replaces
          and (tg_op = 'INSERT' or e.payload -> 'over' = jsonb_build_object('answer', to_jsonb(OLD) ->> 'answer', 'note', to_jsonb(OLD) ->> 'note'))
        when 'extension' then case when c ->> 'decision' is null
          then e.move = 'ask_extension' and e.payload ->> 'wantedOn' = c ->> 'wanted_on' and e.payload ->> 'reason' = c ->> 'reason' and c ->> 'asked_by_id' = ctx.person()::text
          else e.payload ->> 'reason' = c ->> 'opinion' and c ->> 'decided_by_id' = ctx.person()::text and e.move = case c ->> 'decision' when 'granted' then 'grant_extension' else 'refuse_extension' end
            and (e.move = 'refuse_extension' or e.payload ->> 'dueOn' = c ->> 'new_due_on') end
        when 'hazard_review' then e.payload ->> 'reason' = c ->> 'opinion' and e.move = case c ->> 'kind'
          when 'reinspection' then case when (c ->> 'passed')::boolean then 'pass_reinspection' else 'fail_reinspection' end
          when 'onsite' then case when (c ->> 'passed')::boolean then 'pass_review' else 'fail_review' end
          when 'revisit' then case when (c ->> 'passed')::boolean then 'confirm_stable' else 'reopen' end end
        when 'hazard_listing' then case when c ->> 'received_at' is null
          then e.move = 'list' and e.payload -> 'notice' = jsonb_build_object('number', c ->> 'number', 'level', c ->> 'level') and c ->> 'served_by_id' = ctx.person()::text
          else e.move = 'start_listed' and c ->> 'received_by_id' = ctx.person()::text end
        when 'hazard_measure' then case when c ->> 'lifted_at' is null
          then e.move = 'impose_measure' and e.payload -> 'measure' = jsonb_build_object('kind', c ->> 'kind', 'number', c ->> 'number', 'basis', c ->> 'basis', 'scope', c ->> 'scope') and c ->> 'imposed_by_id' = ctx.person()::text
          else e.move = 'lift_measure' and e.payload ->> 'reason' = c ->> 'lift_reason' and coalesce(e.payload ->> 'measureId', c ->> 'id') = c ->> 'id' and c ->> 'lifted_by_id' = ctx.person()::text end
        when 'hazard_publication' then e.move = 'publish' and e.payload -> 'publication' = jsonb_build_object('channel', c ->> 'channel', 'onDay', c ->> 'on_day') and c ->> 'person_id' = ctx.person()::text
        when 'hazard_implementation' then case when c ->> 'done_at' is null then e.move = 'file_plan'
          else e.move = 'implement' and e.payload ->> 'step' = c ->> 'kind' and e.payload ->> 'reason' = c ->> 'said' and c ->> 'done_by_id' = ctx.person()::text end
        else e.move = 'file_plan' end;
  if not found then perform loops.refuse('withoutMove', 'SL409'); end if;
  return null;
end $$;

-- What was asked stays as it was asked, and is decided once.
create or replace function loops.guard_extension() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  decided text[] := array['decision', 'new_due_on', 'opinion', 'decided_by_id', 'decided_at'];
begin
  if to_jsonb(OLD) - decided is distinct from to_jsonb(NEW) - decided or to_jsonb(OLD) ->> 'decision' is not null then
    perform loops.refuse('notAsked', 'SL409');
  end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.extension;
create trigger a_guard before update on public.extension for each row execute function loops.guard_extension();

-- A measure stands as it was served, and is lifted once.
create or replace function loops.guard_measure() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  lifting text[] := array['lifted_by_id', 'lifted_at', 'lift_reason'];
begin
  if to_jsonb(OLD) - lifting is distinct from to_jsonb(NEW) - lifting or OLD.lifted_at is not null or NEW.lifted_at is null then
    perform loops.refuse('noMeasureInForce', 'SL409');
  end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.hazard_measure;
create trigger a_guard before update on public.hazard_measure for each row execute function loops.guard_measure();

do $$
declare
  t text;
begin
  foreach t in array array['evidence', 'extension', 'progress_report', 'inspection_answer', 'hazard_review', 'hazard_plan', 'hazard_implementation', 'hazard_listing', 'hazard_measure', 'hazard_publication'] loop
    execute format('drop trigger if exists z_came_with_move on public.%I', t);
    execute format('create constraint trigger z_came_with_move after insert or update on public.%I deferrable initially deferred
      for each row execute function loops.came_with_move()', t);
  end loop;
end $$;
