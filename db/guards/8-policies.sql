-- Which rows. Default deny, forced for the owner of the tables too; every policy reads the signed context.
do $$
declare
  t record;
  p record;
begin
  for p in select schemaname, tablename, policyname from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
  end loop;
  for t in select tablename from pg_tables where schemaname = 'public' loop
    execute format('alter table public.%I enable row level security', t.tablename);
    execute format('alter table public.%I force row level security', t.tablename);
    execute format('create policy by_owner on public.%I to sixlines_owner using (true) with check (true)', t.tablename);
    execute format('revoke all on public.%I from public, sixlines_app, sixlines_auth', t.tablename);
    execute format('grant select on public.%I to sixlines_app', t.tablename);
    execute format('grant select on public.%I to sixlines_audit, sixlines_backup', t.tablename);
    execute format('create policy by_audit on public.%I for select to sixlines_audit, sixlines_backup using (true)', t.tablename);
  end loop;
end $$;

-- what everyone who is signed in may read
do $$
declare
  t text;
begin
  foreach t in array array['region', 'line', 'source_document', 'source_span', 'directive', 'campaign', 'checklist', 'checklist_item', 'lawful_move', 'loop_stage', 'cause_kind', 'trait_term', 'rule_pack', 'rule', 'holiday'] loop
    execute format('create policy read on public.%I for select to sixlines_app using ((select ctx.person()) is not null)', t);
  end loop;
end $$;

create policy read on public.org for select to sixlines_app using (
  (kind <> 'enterprise' and (select ctx.person()) is not null) or (select ctx.everything())
  or id in (select ctx.units()) or id in (select ctx.firms_beyond()));
create policy read on public.person for select to sixlines_app using ((select ctx.everything()) or org_id in (select o.id from public.org o));
create policy read on public.membership for select to sixlines_app using (
  (select ctx.everything()) or person_id = (select ctx.person()) or org_id in (select o.id from public.org o));
-- a unit also sees the places that it inspects or has found a hazard at, whoever regulates them
create policy read on public.place for select to sixlines_app using (
  (select ctx.everything()) or org_id in (select ctx.units()) or regulator_org_id in (select ctx.units())
  or id in (select ctx.places_beyond()));
-- cases: the unit that works, that gave the work, that assists in a task, that regulates a place
do $$
declare
  one record;
  sees text;
begin
  for one in select * from (values
    ('task', 'assisting_org_ids <> ''{}'' and assisting_org_ids && (select ctx.orgs())::bigint[]'),
    ('hazard', 'regulator_org_id in (select ctx.units())'),
    -- the inspected unit: of a visit that was announced to it, and of every document that was issued
    ('inspection', 'regulator_org_id in (select ctx.units())
      or (place_org_id = (select ctx.org()) and (stage = ''issued'' or (kind in (''planned'', ''cross'', ''follow_up'') and stage <> ''withdrawn'')))'),
    -- what is issued is read by every unit but enterprises
    ('circular', '(stage = ''issued'' and (select ctx.role()) <> ''enterprise'')')
  ) as t (name, takes_part) loop
    sees := format('(select ctx.everything()) or org_id in (select ctx.units()) or issuer_org_id in (select ctx.units()) or %s', one.takes_part);
    execute format('create policy read on public.%I for select to sixlines_app using (%s)', one.name, sees);
    execute format('create policy move on public.%I for update to sixlines_app using (%s) with check (%s)', one.name, sees, sees);
    execute format('create policy open on public.%I for insert to sixlines_app with check (issuer_org_id = (select ctx.org()))', one.name);
  end loop;
end $$;
create policy move on public.directive for update to sixlines_app using (issuer_org_id in (select ctx.units())) with check (true);
create policy again on public.hazard_plan for update to sixlines_app
  using (exists (select from public.hazard c where c.id = hazard_id)) with check (person_id = (select ctx.person()));
create policy again on public.hazard_implementation for update to sixlines_app
  using (exists (select from public.hazard c where c.id = hazard_id)) with check (true);

-- What belongs to a case is seen by who sees the case. Written out in each policy: a function would check the signature anew
-- for every row; `offset 0` keeps the planner from reading every case to answer for a few events.
drop function if exists ctx.sees(text, bigint);
do $$
declare
  -- what a team writes down is its own until the document is issued
  written text := $p$(c.stage = 'issued' or c.org_id in (select ctx.units()) or c.issuer_org_id in (select ctx.units()) or c.regulator_org_id in (select ctx.units()))$p$;
  any_case text := $p$(select ctx.everything()) or case loop
    when 'task' then exists (select from public.task c where c.id = case_id offset 0)
    when 'hazard' then exists (select from public.hazard c where c.id = case_id offset 0)
    when 'inspection' then exists (select from public.inspection c where c.id = case_id and $p$ || written || $p$ offset 0)
    when 'directive' then exists (select from public.directive c where c.id = case_id offset 0)
    when 'circular' then exists (select from public.circular c where c.id = case_id offset 0)
    when 'accountability' then exists (select from public.accountability c where c.id = case_id offset 0)
    when 'assurance' then exists (select from public.assurance c where c.id = case_id offset 0)
    when 'circulation' then exists (select from public.circulation c where c.id = case_id offset 0)
    when 'accident' then exists (select from public.accident c where c.id = case_id offset 0)
    when 'plan' then exists (select from public.plan c where c.id = case_id offset 0)
    when 'drill' then exists (select from public.drill c where c.id = case_id offset 0)
    when 'response' then exists (select from public.response c where c.id = case_id offset 0)
    when 'rumour' then exists (select from public.rumour c where c.id = case_id offset 0)
    else false end$p$;
  mine text := 'person_id = (select ctx.person())';
  one record;
begin
  execute format('create policy read on public.event for select to sixlines_app using (%s)', any_case);
  execute format('create policy read on public.evidence for select to sixlines_app using (%s)', any_case);
  execute format('create policy read on public.extension for select to sixlines_app using (%s)', any_case);
  execute format('create policy give on public.extension for insert to sixlines_app with check ((%s) and asked_by_id = (select ctx.person()))', any_case);
  execute format('create policy decide on public.extension for update to sixlines_app using (%s) with check (decided_by_id = (select ctx.person()))', any_case);
  execute format('create policy give on public.evidence for insert to sixlines_app with check ((%s) and %s and org_id = (select ctx.org()))', any_case, mine);
  for one in select * from (values
    ('progress_report', 'exists (select from public.task c where c.id = task_id)', mine),
    ('inspection_answer', format('exists (select from public.inspection c where c.id = inspection_id and %s)', written), mine),
    ('hazard_plan', 'exists (select from public.hazard c where c.id = hazard_id)', mine),
    ('hazard_implementation', 'exists (select from public.hazard c where c.id = hazard_id)', 'true'),
    ('hazard_listing', 'exists (select from public.hazard c where c.id = hazard_id)', 'served_by_id = (select ctx.person())'),
    ('hazard_measure', 'exists (select from public.hazard c where c.id = hazard_id)', 'imposed_by_id = (select ctx.person())'),
    ('hazard_publication', 'exists (select from public.hazard c where c.id = hazard_id)', mine),
    ('hazard_review', 'exists (select from public.hazard c where c.id = hazard_id)', mine || ' and org_id = (select ctx.org())')
  ) as t (name, sees, own) loop
    execute format('create policy read on public.%I for select to sixlines_app using (%s)', one.name, one.sees);
    execute format('create policy give on public.%I for insert to sixlines_app with check (%s and %s)', one.name, one.sees, one.own);
  end loop;
  execute format('create policy change on public.inspection_answer for update to sixlines_app using (exists (select from public.inspection c where c.id = inspection_id)) with check (%s)', mine);
end $$;

create policy receive on public.hazard_listing for update to sixlines_app
  using (received_at is null and exists (select from public.hazard c where c.id = hazard_id)) with check (received_by_id = (select ctx.person()));
create policy lift on public.hazard_measure for update to sixlines_app
  using (lifted_at is null and exists (select from public.hazard c where c.id = hazard_id)) with check (lifted_by_id = (select ctx.person()));
create policy own on public.command to sixlines_app using (person_id = (select ctx.person())) with check (person_id = (select ctx.person()));
do $$
declare
  t text;
begin
  foreach t in array array['tally', 'tally_due', 'flow'] loop
    execute format('create policy read on public.%I for select to sixlines_app using ((select ctx.everything()) or org_id in (select ctx.units()))', t);
  end loop;
end $$;

-- which account a person signs in with is the sign-in's business
revoke select on public.person from sixlines_app;
grant select (id, name_zh, name_en, org_id, invented) on public.person to sixlines_app;

-- what the app may write, column by column; nothing can be deleted, no event or tally written
do $$
declare
  moved text := 'stage, came_from, came_by, came_with, version, org_id, owner_id, deputy_id, due_on, level';
  opened text := 'stage, came_from, came_by, came_with, org_id, issuer_org_id, owner_id, deputy_id, due_on, level, line, region_code';
begin
  execute 'grant update (stage, came_from, came_by, came_with, version, verdict) on public.directive to sixlines_app';
  execute format('grant update (%s, percent, reported_at, verdict, due_basis, due_by_id, due_clause) on public.task to sixlines_app', moved);
  execute format('grant insert (%s, assisting_org_ids, directive_id, campaign_id, parent_id, title_zh, title_en, criteria_zh, criteria_en, due_basis, due_by_id, due_clause) on public.task to sixlines_app', opened);
  execute format('grant update (%s, verdict, due_basis, due_by_id, due_clause) on public.hazard to sixlines_app', moved);
  execute format('grant insert (%s, regulator_org_id, place_id, inspection_id, answer_id, item_id, campaign_id, directive_id, task_id, title_zh, title_en, clause, clause_seen) on public.hazard to sixlines_app', opened);
  execute 'grant update (stage, came_from, came_by, came_with, version, owner_id, team_ids) on public.inspection to sixlines_app';
  execute format('grant insert (%s, regulator_org_id, place_id, checklist_id, campaign_id, directive_id, kind, follows_id, team_ids) on public.inspection to sixlines_app', opened);
end $$;
grant update (stage, came_from, came_by, came_with, version, number, title_zh, title_en, content, content_sha256, as_of_event_id, from_day, to_day, previous_id) on public.circular to sixlines_app;
grant insert (stage, came_from, came_by, came_with, org_id, issuer_org_id, owner_id, deputy_id, due_on, level, line, region_code, kind, title_zh, title_en, from_day, to_day, as_of_event_id, content, content_sha256, previous_id) on public.circular to sixlines_app;
grant insert (loop, case_id, purpose, part, sha256, mime, bytes, width, height, claimed_at, latitude, longitude, device_at, device_latitude, device_longitude, device_accuracy, likeness, caption, person_id, org_id) on public.evidence to sixlines_app;
grant insert (loop, case_id, old_due_on, wanted_on, reason, asked_by_id), update (decision, new_due_on, opinion, decided_by_id, decided_at) on public.extension to sixlines_app;
grant insert (task_id, version, person_id, percent, said) on public.progress_report to sixlines_app;
grant insert (inspection_id, item_id, answer, note, person_id), update (answer, note, person_id) on public.inspection_answer to sixlines_app;
grant insert (hazard_id, goal, methods, funds, organisation, time_limit, safety, person_id), update (goal, methods, funds, organisation, time_limit, safety, person_id)
  on public.hazard_plan to sixlines_app;
grant insert (hazard_id, kind, owner, due_on), update (owner, due_on, done_at, done_by_id, said) on public.hazard_implementation to sixlines_app;
grant insert (hazard_id, number, level, served_by_id), update (received_by_id, received_at) on public.hazard_listing to sixlines_app;
grant insert (hazard_id, kind, number, basis, scope, imposed_by_id), update (lifted_by_id, lifted_at, lift_reason) on public.hazard_measure to sixlines_app;
grant insert (hazard_id, channel, on_day, person_id) on public.hazard_publication to sixlines_app;
grant insert (hazard_id, kind, passed, opinion, person_id, org_id) on public.hazard_review to sixlines_app;
grant insert (key, person_id, name, request_sha), update (response) on public.command to sixlines_app;

-- sign-in lives apart
revoke all on schema auth from public;
grant usage on schema auth to sixlines_auth;
grant select, insert, update, delete on all tables in schema auth to sixlines_auth;
revoke create on schema public from public;
grant usage on schema public, loops to sixlines_app;
revoke all on all functions in schema loops from public;
grant execute on function loops.lasting(anyelement), loops.fixed(), loops.tasks_done(bigint), loops.no_major_hazard(bigint), loops.pieces_done(bigint), loops.is_asked(text, bigint), loops.has_photos(bigint), loops.is_unreceived(bigint), loops.is_measure_free(bigint), loops.is_implemented(bigint), loops.before_cutoff(date, text, date) to sixlines_app;
grant usage on schema public to sixlines_audit, sixlines_backup, sixlines_auth;
