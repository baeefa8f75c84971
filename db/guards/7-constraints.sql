-- What must hold of the rows themselves, whoever writes them.
create or replace function loops.must(target text, name text, definition text) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  execute format('alter table public.%I drop constraint if exists %I', target, name);
  execute format('alter table public.%I add constraint %I %s', target, name, definition);
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['directive', 'task', 'hazard', 'inspection', 'circular', 'accountability', 'assurance', 'circulation', 'accident', 'plan', 'drill', 'response', 'rumour'] loop
    perform loops.must(t, t || '_org', 'foreign key (org_id) references public.org (id)');
    perform loops.must(t, t || '_issuer', 'foreign key (issuer_org_id) references public.org (id)');
    perform loops.must(t, t || '_owner', 'foreign key (owner_id) references public.person (id)');
    perform loops.must(t, t || '_deputy', 'foreign key (deputy_id) references public.person (id)');
    perform loops.must(t, t || '_line', 'foreign key (line) references public.line (key)');
    perform loops.must(t, t || '_region', 'foreign key (region_code) references public.region (code)');
    perform loops.must(t, t || '_loop', format('check (loop = %L)', t));
    -- the lawful moves sit in a table, and every case's last move is one of its rows
    perform loops.must(t, t || '_lawful', 'foreign key (loop, came_by, came_from, stage) references public.lawful_move (loop, move, from_stage, to_stage)');
    perform loops.must(t, t || '_stage', 'foreign key (loop, stage) references public.loop_stage (loop, stage)');
    perform loops.must(t, t || '_version', 'check (version >= 1)');
    -- separation of duties: who judges is nobody who did
    -- (an inspection may be reviewed by who planned it, not by who submitted it; of a rumour the owner is who verifies)
    perform loops.must(t, t || '_verifier_apart', 'check (verifier_id is null or (verifier_id <> submitter_id'
      || case when t in ('inspection', 'rumour') then '' else ' and verifier_id is distinct from owner_id and verifier_id is distinct from deputy_id' end || '))');
  end loop;
  foreach t in array array['task', 'hazard', 'assurance'] loop
    perform loops.must(t, t || '_verifier_outside', 'check (verifier_org_id is null or (verifier_org_id <> org_id and not verifier_org_id = any (assisting_org_ids)))');
  end loop;
end $$;
select loops.must('task', 'task_done_verified', $$check (stage not in ('verified', 'archived') or (verifier_id is not null and submitter_id is not null))$$);
select loops.must('directive', 'directive_done_verified', $$check (stage <> 'verified_closed' or verifier_id is not null)$$);
select loops.must('hazard', 'hazard_done_verified',
  $$check (stage not in ('reinspected', 'onsite_review', 'delisted', 'closed', 'stable') or (verifier_id is not null and submitter_id is not null))$$);
select loops.must('hazard', 'hazard_closer_apart',
  $$check (closer_id is null or (closer_id <> submitter_id and closer_id is distinct from owner_id and closer_org_id <> org_id))$$);
select loops.must('hazard', 'hazard_graded', $$check (level is not null or stage = 'reported')$$);
select loops.must('hazard', 'hazard_loop_major', $$check (level = 'major' or stage not in ('interim_controls', 'plan_filed', 'listed', 'acceptance_requested', 'onsite_review', 'delisted'))$$);
select loops.must('hazard', 'hazard_loop_general', $$check (level = 'general' or stage not in ('ordered', 'submitted', 'reinspected'))$$);
select loops.must('responsibility', 'responsibility_place', 'foreign key (place_id) references public.place (id)');
select loops.must('evidence', 'evidence_mime', $$check (mime in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf'))$$);
-- the clock is nobody's office
select loops.must('membership', 'membership_of_people', $$check (role <> 'system')$$);
drop function loops.must(text, text, text);

-- An event cannot be changed or removed, by anybody who comes in through SQL.
create or replace function loops.never() returns trigger language plpgsql set search_path = pg_catalog as $$
begin raise exception 'the ledger only grows'; end $$;
drop trigger if exists only_grows on public.event;
create trigger only_grows before update or delete on public.event for each row execute function loops.never();
drop trigger if exists only_grows_whole on public.event;
create trigger only_grows_whole before truncate on public.event for each statement execute function loops.never();
