-- Draw inferences (举一反三). Which places are like the one where it happened is one predicate, asked by the preview, by the fan-out and by the check at its end.

-- Places in a territory that have, of each kind of trait that is chosen, at least one: the sector, an equipment, a process, a hazard under a clause. Without the place of the accident,
-- those that left the register, and those that were asked because of this accident already (other than by `except_inference`).
create or replace function lessons.similar(of_accident bigint, in_sectors text[], terms bigint[], of_clauses text[], scope bigint, on_day date, except_inference bigint default null)
returns table (place_id bigint, unit_id bigint, region_code text, why jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  with asked as (
    select in_sectors <> '{}' as by_sector, of_clauses <> '{}' as by_clause, exists (select from public.trait_term t where t.id = any (terms) and t.kind = 'equipment') as by_equipment,
      exists (select from public.trait_term t where t.id = any (terms) and t.kind = 'process') as by_process, (select a.place_id from public.accident a where a.id = of_accident) as here),
  units as (select u.id from public.org u, public.org top where top.id = scope and starts_with(u.path, top.path))
  select p.id, p.regulator_org_id, p.region_code,
    jsonb_strip_nulls(jsonb_build_object('sector', case when by_sector then p.sector end, 'terms', to_jsonb(coalesce(t.terms, '{}')), 'clauses', to_jsonb(coalesce(h.clauses, '{}'))))
  from asked, public.place p
    left join lateral (select array_agg(distinct x.term_id) as terms, bool_or(k.kind = 'equipment') as equipment, bool_or(k.kind = 'process') as process
      from public.place_trait x join public.trait_term k on k.id = x.term_id where x.place_id = p.id and x.ended_at is null and x.term_id = any (terms)) t on true
    left join lateral (select array_agg(distinct z.clause) as clauses from public.hazard z where of_clauses <> '{}' and z.place_id = p.id and z.clause = any (of_clauses)) h on true
  where (by_sector or by_clause or by_equipment or by_process)
    and (p.regulator_org_id in (select id from units) or p.org_id in (select id from units))
    and p.listed_on <= on_day and (p.delisted_on is null or p.delisted_on > on_day) and p.id is distinct from here
    and (not by_sector or p.sector = any (in_sectors)) and (not by_equipment or t.equipment) and (not by_process or t.process) and (not by_clause or h.clauses is not null)
    and not exists (select from public.inference_place q where q.accident_id = of_accident and q.place_id = p.id and q.left_out is null and q.inference_id is distinct from except_inference)
$$;

-- The same for whoever asks, in their own territory; enterprises ask nothing.
create or replace function lessons.find_similar(of_accident bigint, in_sectors text[], terms bigint[], of_clauses text[])
returns table (place_id bigint, unit_id bigint, region_code text, why jsonb)
language sql volatile security definer set search_path = pg_catalog as $$
  select s.* from lessons.similar(of_accident, in_sectors, terms, of_clauses, (ctx.claims())[6]::bigint, lessons.today()) s where ctx.role() <> 'enterprise'
$$;

create or replace function lessons.guard_inference() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  -- what the owner of the tables loads answers for itself
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  if ctx.role() is distinct from 'supervisor' then perform loops.refuse('wrongRole'); end if;
  if NEW.sectors = '{}' and NEW.term_ids = '{}' and NEW.clauses = '{}' then perform loops.refuse('needsTraits', 'SL422'); end if;
  if exists (select from public.accident a where a.id = NEW.accident_id and a.stage = 'struck') then perform loops.refuse('wrongStage', 'SL409'); end if;
  if NEW.finding_id is not null and not exists (select from public.accident_finding f where f.id = NEW.finding_id and f.accident_id = NEW.accident_id and f.kind = 'lesson' and f.withdrawn_at is null) then
    perform loops.refuse('notFound', 'SL404');
  end if;
  if exists (select from unnest(NEW.term_ids) k (id) where not exists (select from public.trait_term t where t.id = k.id)) then perform loops.refuse('notFound', 'SL404'); end if;
  if NEW.due_on < lessons.today() then perform loops.refuse('duePast', 'SL422'); end if;
  NEW.person_id := ctx.person(); NEW.org_id := ctx.org(); NEW.scope_org_id := (ctx.claims())[6]::bigint; NEW.at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.inference;
create trigger a_guard before insert on public.inference for each row execute function lessons.guard_inference();

create or replace function lessons.guard_asked_place() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  i public.inference;
  p public.place;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  select * into i from public.inference x where x.id = NEW.inference_id;
  -- places are added by who asks, in the same transaction, and never later
  if i.person_id is distinct from ctx.person() or not exists (select from public.inference x where x.id = NEW.inference_id and x.xmin = pg_current_xact_id()::xid) then perform loops.refuse('wrongStage', 'SL409'); end if;
  select * into p from public.place x where x.id = NEW.place_id;
  NEW.accident_id := i.accident_id; NEW.issuer_org_id := i.org_id; NEW.org_id := p.regulator_org_id; NEW.region_code := p.region_code;
  if NEW.left_out is not null then
    if btrim(NEW.left_out) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
    NEW.task_id := null;
  -- whose place it is gets the task, with the one deadline
  elsif (NEW.task_id is null) <> (p.regulator_org_id is null) or NEW.task_id is not null and not exists (select from public.task t where t.id = NEW.task_id and t.org_id = p.regulator_org_id
    and t.issuer_org_id = i.org_id and t.due_on = i.due_on and t.stage = 'issued') then perform loops.refuse('otherPlaces', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.inference_place;
create trigger a_guard before insert on public.inference_place for each row execute function lessons.guard_asked_place();

-- Asked when the transaction ends: the rows are the similar places, all of them and no other, each asked or left out with a reason, and somebody is asked.
create or replace function lessons.guard_fan_out() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return null; end if;
  if exists (
    with right_ones as (select s.place_id, s.why from lessons.similar(NEW.accident_id, NEW.sectors, NEW.term_ids, NEW.clauses, NEW.scope_org_id, lessons.today(), NEW.id) s),
    written as (select q.place_id, q.why from public.inference_place q where q.inference_id = NEW.id)
    (select * from right_ones except select * from written) union all (select * from written except select * from right_ones)
  ) then perform loops.refuse('otherPlaces', 'SL409'); end if;
  if not exists (select from public.inference_place q where q.inference_id = NEW.id and q.task_id is not null) then perform loops.refuse('nothingSimilar', 'SL422'); end if;
  return null;
end $$;
drop trigger if exists z_fan_out on public.inference;
create constraint trigger z_fan_out after insert on public.inference deferrable initially deferred for each row execute function lessons.guard_fan_out();

-- A place counts as looked at once somebody of the unit points at an inspection of it that was issued since, or says in words what was seen and gives a piece of evidence of the task for it.
create or replace function lessons.guard_look() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  q public.inference_place;
  since timestamptz := (select i.at from public.inference i where i.id = NEW.inference_id);
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  select * into q from public.inference_place x where x.inference_id = NEW.inference_id and x.place_id = NEW.place_id;
  if q.place_id is null or q.left_out is not null then perform loops.refuse('notFound', 'SL404'); end if;
  if ctx.role() not in ('inspector', 'official', 'head', 'supervisor') then perform loops.refuse('wrongRole'); end if;
  if q.org_id is null or not loops.within(ctx.org(), q.org_id) then perform loops.refuse('notYourUnit'); end if;
  if exists (select from public.inference_look l where l.inference_id = NEW.inference_id and l.place_id = NEW.place_id) then perform loops.refuse('alreadyLooked', 'SL409'); end if;
  if (NEW.inspection_id is null) = (NEW.evidence_id is null) or btrim(NEW.words) = '' then perform loops.refuse('needsLook', 'SL422'); end if;
  if NEW.inspection_id is not null and not exists (select from public.inspection v where v.id = NEW.inspection_id and v.place_id = NEW.place_id and v.stage = 'issued' and v.closed_at >= since
    and loops.within(v.org_id, q.org_id)) then perform loops.refuse('needsLook', 'SL422'); end if;
  if NEW.evidence_id is not null and not exists (select from public.evidence e where e.id = NEW.evidence_id and e.loop = 'task' and e.case_id = q.task_id and e.purpose in ('after', 'document')
    and e.at >= since and loops.within(e.org_id, q.org_id) and not exists (select from public.inference_look l join public.evidence o on o.id = l.evidence_id where o.sha256 = e.sha256)) then perform loops.refuse('needsLook', 'SL422'); end if;
  NEW.person_id := ctx.person(); NEW.org_id := ctx.org(); NEW.at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.inference_look;
create trigger a_guard before insert on public.inference_look for each row execute function lessons.guard_look();

-- A unit hands in its task when somebody has looked at every place of it.
create or replace function lessons.guard_task() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from public.inference_place q where q.task_id = NEW.id and not exists (select from public.inference_look l where l.inference_id = q.inference_id and l.place_id = q.place_id)) then
    perform loops.refuse('placesNotLooked', 'SL422');
  end if;
  return NEW;
end $$;
drop trigger if exists d_lessons on public.task;
create trigger d_lessons before update on public.task for each row when (NEW.came_by = 'submit' and OLD.stage is distinct from NEW.stage) execute function lessons.guard_task();

-- What a place has: said by who regulates it or whose it is; it ends, and is never erased.
create or replace function lessons.guard_trait() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  p public.place;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  select * into p from public.place x where x.id = NEW.place_id;
  if ctx.role() not in ('inspector', 'head', 'supervisor', 'enterprise') then perform loops.refuse('wrongRole'); end if;
  if not (case when ctx.role() = 'enterprise' then p.org_id = ctx.org() else p.regulator_org_id = any (ctx.orgs()) end) then perform loops.refuse('notYourUnit'); end if;
  if tg_op = 'UPDATE' then
    if OLD.ended_at is not null then perform loops.refuse('alreadyWithdrawn', 'SL409'); end if;
    NEW := OLD; NEW.ended_at := ctx.now(); NEW.ended_by_id := ctx.person();
    return NEW;
  end if;
  if btrim(NEW.source) = '' then perform loops.refuse('needsSource', 'SL422'); end if;
  if exists (select from public.place_trait x where x.place_id = NEW.place_id and x.term_id = NEW.term_id and x.ended_at is null) then perform loops.refuse('alreadyTrait', 'SL409'); end if;
  NEW.person_id := ctx.person(); NEW.org_id := ctx.org(); NEW.at := ctx.now(); NEW.ended_at := null; NEW.ended_by_id := null;
  return NEW;
end $$;
drop trigger if exists a_guard on public.place_trait;
create trigger a_guard before insert or update on public.place_trait for each row execute function lessons.guard_trait();

create policy read on public.place_trait for select to sixlines_app using ((select ctx.everything()) or exists (select from public.place p where p.id = place_id offset 0));
create policy give on public.place_trait for insert to sixlines_app with check (person_id = (select ctx.person()) and exists (select from public.place p where p.id = place_id offset 0));
create policy ends on public.place_trait for update to sixlines_app using (exists (select from public.place p where p.id = place_id offset 0)) with check (ended_by_id = (select ctx.person()));
-- an enterprise learns of a visit from the visit
create policy read on public.inference_place for select to sixlines_app using ((select ctx.everything()) or org_id in (select ctx.units()) or issuer_org_id in (select ctx.units()));
create policy give on public.inference_place for insert to sixlines_app with check (issuer_org_id = (select ctx.org()));
create policy read on public.inference for select to sixlines_app using ((select ctx.everything()) or org_id in (select ctx.units()) or id in (select q.inference_id from public.inference_place q));
create policy give on public.inference for insert to sixlines_app with check (person_id = (select ctx.person()) and exists (select from public.accident c where c.id = accident_id offset 0));
create policy read on public.inference_look for select to sixlines_app using ((select ctx.everything())
  or exists (select from public.inference_place q where q.inference_id = inference_look.inference_id and q.place_id = inference_look.place_id offset 0));
create policy give on public.inference_look for insert to sixlines_app with check (person_id = (select ctx.person()));
grant insert (place_id, term_id, source), update (ended_at) on public.place_trait to sixlines_app;
grant insert (accident_id, finding_id, sectors, term_ids, clauses, words, due_on) on public.inference to sixlines_app;
grant insert (inference_id, place_id, task_id, why, left_out) on public.inference_place to sixlines_app;
grant insert (inference_id, place_id, inspection_id, evidence_id, words) on public.inference_look to sixlines_app;

revoke all on all functions in schema lessons from public;
grant execute on function lessons.find_similar(bigint, text[], bigint[], text[]) to sixlines_app;
