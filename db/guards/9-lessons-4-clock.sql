-- What a clock says of lessons: the window in which measures are evaluated opens, ends soon, has ended; places that nobody has looked at before and after the deadline. Each is told once.
drop function if exists lessons.office_of(bigint);
-- The people of the office that inquires; of the one that registered it, where a government or its leader inquires.
create or replace function lessons.office_of(c public.accident) returns setof bigint
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select notices.office(c.org_id, '{supervisor,head}');
  if not found then return query select notices.office(c.issuer_org_id, '{supervisor,head}'); end if;
end $$;

create or replace function lessons.remind(today date) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  opens int;
  closes int;
  late int;
  soon int;
  unlooked int;
begin
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, at)
    select distinct on (p, c.id) p, 'evaluationOpens', 'accident', c.id, notices.details_of(to_jsonb(c)) || jsonb_build_object('on', c.due_on), notices.path_of('accident', c.id),
      format('evaluationOpens:%s:%s', c.id, c.approved_on), clock_timestamp()
    from public.accident c, lessons.office_of(c) p
    where c.stage = 'concluded' and lessons.window_opens(c.approved_on, c.region_code) <= today and (c.due_on is null or c.due_on >= today) and notices.serves(p)
    on conflict do nothing;
  get diagnostics opens = row_count;
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, at)
    select distinct on (p, c.id) p, 'evaluationCloses', 'accident', c.id, notices.details_of(to_jsonb(c)) || jsonb_build_object('on', c.due_on), notices.path_of('accident', c.id),
      format('evaluationCloses:%s:%s', c.id, c.due_on), clock_timestamp()
    from public.accident c, lessons.office_of(c) p
    where c.stage = 'concluded' and c.due_on >= today and c.due_on <= today + loops.rule_value('lesson.evaluation.remind', c.region_code, today)::int and notices.serves(p)
    on conflict do nothing;
  get diagnostics closes = row_count;
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, at)
    select distinct on (p, c.id) p, 'evaluationLate', 'accident', c.id, notices.details_of(to_jsonb(c)) || jsonb_build_object('on', c.due_on), notices.path_of('accident', c.id),
      format('evaluationLate:%s:%s', c.id, c.due_on), clock_timestamp()
    from public.accident c, lateral (select lessons.office_of(c) as p union select notices.leaders(c.org_id)) told
    where c.stage = 'concluded' and c.due_on < today and notices.serves(p)
    on conflict do nothing;
  get diagnostics late = row_count;
  -- one word for a unit's task with how many places wait, before the deadline to the unit, after it also to who asked
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, at)
    select distinct on (p, w.kind, t.id) p, w.kind, 'task', t.id, notices.details_of(to_jsonb(t) - 'search') || jsonb_build_object('n', w.n, 'on', w.due_on), '/lessons/inferences/' || w.id || '?state=waiting&unit=' || t.org_id,
      format('%s:%s:%s', w.kind, w.id, t.id), clock_timestamp()
    from (select i.id, q.task_id, i.due_on, i.person_id, count(*)::int as n, case when i.due_on < today then 'placesUnlooked' else 'placesWaiting' end as kind
        from public.inference i join public.inference_place q on q.inference_id = i.id
        where q.task_id is not null and i.due_on <= today + loops.rule_value('inference.remind', q.region_code, today)::int
          and not exists (select from public.inference_look l where l.inference_id = i.id and l.place_id = q.place_id)
        group by i.id, q.task_id) w
      join public.task t on t.id = w.task_id and loops.state('task', t.stage) = 'open'
      cross join lateral (select notices.reminded(to_jsonb(t) - 'search') as p union select w.person_id where w.kind = 'placesUnlooked') told
    where notices.serves(p)
    on conflict do nothing;
  get diagnostics soon = row_count;
  select count(*)::int into unlooked from public.notice n where n.kind = 'placesUnlooked' and n.at >= transaction_timestamp();
  return jsonb_build_object('evaluationOpens', opens, 'evaluationCloses', closes, 'evaluationLate', late, 'placesWaiting', soon - unlooked, 'placesUnlooked', unlooked);
end $$;
revoke all on all functions in schema lessons from public;
