-- The time machine: the tables that lists, cases and the cockpit read, under the same names, as they stood before an instant. A reading transaction that sets
-- `past.until` and puts this schema first on its search path asks every question of that day; what a case was then comes from its last event before it.
drop schema if exists past cascade;
create schema past;
grant usage on schema past to sixlines_app;

create function past.until() returns timestamptz language sql stable set search_path = pg_catalog as $$
  select nullif(current_setting('past.until', true), '')::timestamptz
$$;
grant execute on function past.until() to sixlines_app;

do $$
declare
  t text;
  columns text;
begin
  foreach t in array array['directive', 'task', 'hazard', 'inspection', 'circular', 'accountability', 'assurance', 'circulation', 'accident', 'plan', 'drill', 'response', 'rumour'] loop
    select string_agg(case
        when a.attname = 'stage' then 'e.to_stage' when a.attname = 'came_from' then 'e.from_stage' when a.attname = 'came_by' then 'e.move'
        when a.attname = 'came_with' then 'e.payload' when a.attname = 'version' then 'e.seq' when a.attname = 'moved_at' then 'e.at'
        when a.attname = any (loops.fixed()) then format('t.%I', a.attname)
        when y.typcategory = 'A' then format('coalesce((select array_agg(x::%s) from jsonb_array_elements_text(e.state -> %L) x), ''{}'')', y.typelem::regtype, a.attname)
        else format('(e.state ->> %L)::%s', a.attname, a.atttypid::regtype) end || format(' as %I', a.attname), ', ' order by a.attnum)
      into columns from pg_attribute a join pg_type y on y.oid = a.atttypid
      where a.attrelid = format('public.%I', t)::regclass and a.attnum > 0 and not a.attisdropped;
    execute format('create view past.%I with (security_invoker = true) as select %s from public.%I t join lateral (
      select e.* from public.event e where e.loop = %L and e.case_id = t.id and e.at < past.until() order by e.seq desc limit 1) e on e.state is not null', t, columns, t, t);
  end loop;

  -- what lies beside a case, each row from when it was written; an answer or a lifting that came later is not there yet
  for t, columns in select * from (values
    ('event', 'at'), ('evidence', 'at'), ('progress_report', 'at'), ('hazard_plan', 'at'), ('hazard_review', 'at'), ('hazard_publication', 'at'), ('doubt', 'at'), ('score_event', 'at'),
    ('commitment', 'at'), ('commitment_review', 'at'), ('rumour_answer', 'at')) as v (name, col) loop
    execute format('create view past.%I with (security_invoker = true) as select * from public.%I where %I < past.until()', t, t, columns);
  end loop;
end $$;

create view past.extension with (security_invoker = true) as
  select id, loop, case_id, old_due_on, wanted_on, reason, asked_by_id, asked_at,
    case when decided_at < past.until() then decision end as decision, case when decided_at < past.until() then new_due_on end as new_due_on,
    case when decided_at < past.until() then opinion end as opinion, case when decided_at < past.until() then decided_by_id end as decided_by_id,
    case when decided_at < past.until() then decided_at end as decided_at
  from public.extension where asked_at < past.until();
-- an answer that was given again is the one that stood then: its event carries it; one that no event names (a demo's story) stands from its own time
create view past.inspection_answer with (security_invoker = true) as
  select a.id, a.inspection_id, a.item_id, coalesce(e.payload ->> 'answer', a.answer) as answer, coalesce(e.payload ->> 'note', a.note) as note, coalesce(e.person_id, a.person_id) as person_id,
    coalesce(e.at, a.at) as at
  from public.inspection_answer a left join lateral (select e.payload, e.person_id, e.at from public.event e where e.loop = 'inspection' and e.case_id = a.inspection_id and e.move = 'answer'
    and e.payload ->> 'itemId' = a.item_id::text and e.at < past.until() order by e.seq desc limit 1) e on true
  where e.at is not null or (a.at < past.until() and not exists (select from public.event n where n.loop = 'inspection' and n.case_id = a.inspection_id and n.move = 'answer'
    and n.payload ->> 'itemId' = a.item_id::text));
create view past.hazard_listing with (security_invoker = true) as
  select id, hazard_id, number, level, served_by_id, served_at, case when received_at < past.until() then received_by_id end as received_by_id,
    case when received_at < past.until() then received_at end as received_at
  from public.hazard_listing where served_at < past.until();
create view past.hazard_measure with (security_invoker = true) as
  select id, hazard_id, kind, number, basis, scope, imposed_by_id, imposed_at, case when lifted_at < past.until() then lifted_by_id end as lifted_by_id,
    case when lifted_at < past.until() then lifted_at end as lifted_at, case when lifted_at < past.until() then lift_reason end as lift_reason
  from public.hazard_measure where imposed_at < past.until();
create view past.hazard_implementation with (security_invoker = true) as
  select i.hazard_id, i.kind, i.owner, i.due_on, case when i.done_at < past.until() then i.done_at end as done_at,
    case when i.done_at < past.until() then i.done_by_id end as done_by_id, case when i.done_at < past.until() then i.said end as said
  from public.hazard_implementation i where exists (select from public.hazard_plan p where p.hazard_id = i.hazard_id and p.at < past.until());

-- On a past day an element is what its assessment's last draft before it said: the move carries all five.
create view past.assurance_element with (security_invoker = true) as
  select t.assurance_id, t.element, coalesce((e.said ->> 'grade')::smallint, t.grade) as grade, coalesce(e.said ->> 'words', t.words) as words,
    coalesce((e.said ->> 'expiresOn')::date, t.expires_on) as expires_on, t.rule_id, t.latest_on, coalesce(e.seq, t.version) as version
  from public.assurance_element t join lateral (
    select v.payload -> 'elements' -> t.element as said, v.seq from public.event v where v.loop = 'assurance' and v.case_id = t.assurance_id and v.move in ('draft', 'revise') and v.at < past.until()
    order by v.seq desc limit 1) e on true;

-- the counts of that day, from the cases as they stood
create view past.standing with (security_invoker = true) as
  select 'task' as loop, line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.task
  union all select 'hazard', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.hazard
  union all select 'directive', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.directive
  union all select 'inspection', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.inspection
  union all select 'circular', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.circular
  union all select 'accountability', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.accountability
  union all select 'assurance', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.assurance
  union all select 'circulation', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.circulation
  union all select 'accident', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.accident
  union all select 'plan', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.plan
  union all select 'drill', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.drill
  union all select 'response', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.response
  union all select 'rumour', line, org_id, region_code, stage, level, due_on, opened_at, closed_at from past.rumour;
create view past.tally with (security_invoker = true) as
  select loop, line, org_id, region_code, stage, coalesce(level, '') as level, count(*)::int as count from past.standing group by 1, 2, 3, 4, 5, 6;
create view past.tally_due with (security_invoker = true) as
  select s.loop, s.line, s.org_id, s.region_code, coalesce(s.level, '') as level, s.due_on, count(*)::int as count
  from past.standing s join public.loop_stage g on g.loop = s.loop and g.stage = s.stage
  where s.due_on is not null and g.state = 'open' and s.stage <> 'suspended' group by 1, 2, 3, 4, 5, 6;
create view past.flow with (security_invoker = true) as
  select s.loop, s.line, s.org_id, f.on_day, sum(f.opened)::int as opened, sum(f.closed)::int as closed, sum(f.stopped)::int as stopped
  from past.standing s join public.loop_stage g on g.loop = s.loop and g.stage = s.stage cross join lateral (values
    ((s.opened_at at time zone 'Asia/Shanghai')::date, (g.state <> 'before')::int, 0, 0),
    ((s.closed_at at time zone 'Asia/Shanghai')::date, 0, (g.state = 'done')::int, (g.state = 'stopped')::int)) f (on_day, opened, closed, stopped)
  where f.on_day is not null and f.opened + f.closed + f.stopped > 0 group by 1, 2, 3, 4;
grant select on all tables in schema past to sixlines_app;
