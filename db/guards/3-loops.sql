-- The guard of every case table: a change is a lawful move by someone who may make it, or it does not happen.
-- Errors carry SQLSTATE SL4xx and a refusal code of domain/refusal.ts as their message.
create schema if not exists loops;

create or replace function loops.state(loop_name text, stage_name text) returns text
language sql stable set search_path = pg_catalog as $$
  select state from public.loop_stage where loop = loop_name and stage = stage_name
$$;

create or replace function loops.within(unit bigint, above bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.org u, public.org a where u.id = unit and a.id = above and starts_with(u.path, a.path))
$$;

create or replace function loops.refuse(code text, state text default 'SL403') returns void
language plpgsql set search_path = pg_catalog as $$ begin raise exception using message = code, errcode = state; end $$;

-- Working days after `first` up to and including `last`, by the calendar's exceptions; negative when `last` is earlier.
create or replace function loops.working_days(first date, last date) returns int
language sql stable security definer set search_path = pg_catalog as $$
  select case when last < first then -loops.working_days(last, first) else (
    select count(*)::int from generate_series(first + 1, last, interval '1 day') d left join public.holiday h on h.on_day = d::date
    where coalesce(h.kind = 'work', extract(isodow from d) < 6)) end
$$;

-- The rule that holds in a region on a day: the most local one in force, of its pack the newest version.
create or replace function loops.rule_in_force(key text, region text, on_day date) returns public.rule
language sql stable security definer set search_path = pg_catalog as $$
  select r.* from public.rule r join public.rule_pack p on p.id = r.pack_id
  where r.key = rule_in_force.key and r.in_force_from <= on_day and (r.in_force_to is null or r.in_force_to >= on_day)
    and (p.place is null or p.place = '000000' or starts_with(region, regexp_replace(p.place, '(00){1,2}$', '')))
  order by case when p.place is null then 0 when p.place = '000000' then 1 else length(regexp_replace(p.place, '(00){1,2}$', '')) end desc, p.version desc, r.in_force_from desc
  limit 1
$$;

create or replace function loops.rule_value(key text, region text, on_day date) returns numeric
language sql stable security definer set search_path = pg_catalog as $$ select (loops.rule_in_force(key, region, on_day)).value $$;

-- Whether an extension may still be asked for: the date is as many working days away as the rule of the region wants.
create or replace function loops.before_cutoff(due date, region text, on_day date) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select due is not null and loops.working_days(on_day, due) >= coalesce(loops.rule_value('extension.cutoff', region, on_day), 0)
$$;

-- Whether the hazard of every failed item that asks for a picture has one.
create or replace function loops.has_photos(inspection bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not exists (
    select from public.inspection_answer a join public.checklist_item i on i.id = a.item_id join public.hazard h on h.answer_id = a.id
    where a.inspection_id = inspection and a.answer = 'fail' and i.photo_required
      and not exists (select from public.evidence e where e.loop = 'hazard' and e.case_id = h.id))
$$;

create or replace function loops.is_asked(loop_name text, this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.extension x where x.loop = loop_name and x.case_id = this and x.decision is null)
$$;

create or replace function loops.is_unreceived(inspection bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select from public.event e where e.loop = 'inspection' and e.case_id = inspection and e.move = 'receive')
$$;

create or replace function loops.is_measure_free(hazard bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select from public.hazard_measure m where m.hazard_id = hazard and m.lifted_at is null)
$$;

-- Whether all five implementations of a hazard's plan are done.
create or replace function loops.is_implemented(hazard bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) = 5 from public.hazard_implementation i where i.hazard_id = hazard and i.done_at is not null
$$;

-- Of everything under a directive, also what the reader does not see: a page that asked under the reader's own sight would offer what is then refused.
create or replace function loops.tasks_done(directive bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.task t where t.directive_id = directive)
    and not exists (select from public.task t where t.directive_id = directive and loops.state('task', t.stage) in ('before', 'open'))
$$;

-- What was given out in pieces is handed in when every piece is closed: loops close from the bottom up.
create or replace function loops.pieces_done(task bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select from public.task t where t.parent_id = task and loops.state('task', t.stage) in ('before', 'open'))
$$;

create or replace function loops.no_major_hazard(directive bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select from public.hazard h where h.directive_id = directive and h.level = 'major' and loops.state('hazard', h.stage) = 'open')
$$;

-- Whether what a move needs is there; `c` is the row as it will be.
create or replace function loops.meets(need text, loop_name text, c jsonb) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  this bigint := (c ->> 'id')::bigint;
begin
  return case need
    when 'reason' then btrim(coalesce(c -> 'came_with' ->> 'reason', '')) <> ''
    when 'due' then c ->> 'due_on' is not null
    when 'owner' then c ->> 'owner_id' is not null
    when 'rectifier' then c ->> 'org_id' is not null
    when 'level' then c ->> 'level' is not null
    when 'verdict' then c ->> 'verdict' is not null
    when 'criteria' then btrim(coalesce(c ->> 'criteria_zh', '') || coalesce(c ->> 'criteria_en', '')) <> ''
    when 'team' then jsonb_array_length(c -> 'team_ids') >= 2
    -- proof is given by the unit that works; given before the work was sent back it proves nothing of the new work
    when 'evidence' then exists (select from public.evidence e where e.loop = loop_name and e.case_id = this and e.purpose in ('after', 'document')
      and (e.org_id = ctx.org() or loops.within(e.org_id, (c ->> 'org_id')::bigint))
      and e.at > coalesce((select max(v.at) from public.event v where v.loop = loop_name and v.case_id = this
        and v.move in ('return', 'fail_reinspection', 'fail_review', 'reopen')), '-infinity'))
    when 'proofBefore' then exists (select from public.evidence e where e.loop = loop_name and e.case_id = this and e.purpose = 'before')
    when 'plan' then exists (select from public.hazard_plan p where p.hazard_id = this)
      and (select count(*) from public.hazard_implementation i where i.hazard_id = this) = 5
    when 'answers' then not exists (
      select from public.checklist_item i where i.checklist_id = (c ->> 'checklist_id')::bigint
        and not exists (select from public.inspection_answer a where a.inspection_id = this and a.item_id = i.id))
    when 'wanted' then c -> 'came_with' ->> 'wantedOn' > c ->> 'due_on'
    when 'asked' then loops.is_asked(loop_name, this)
    when 'notice' then btrim(coalesce(c -> 'came_with' -> 'notice' ->> 'number', '')) <> '' and c -> 'came_with' -> 'notice' ->> 'level' in ('county', 'prefecture', 'province')
    when 'step' then c -> 'came_with' ->> 'step' is not null
    when 'implemented' then loops.is_implemented(this)
    when 'proposed' then c ->> 'proposer_id' is not null
    when 'drafted' then c ->> 'proposer_id' is not null
    when 'beforeCutoff' then loops.before_cutoff((c ->> 'due_on')::date, c ->> 'region_code', (ctx.now() at time zone 'Asia/Shanghai')::date)
    when 'photos' then loops.has_photos(this)
    when 'tasksDone' then loops.tasks_done(this)
    when 'noMajorHazard' then loops.no_major_hazard(this)
    when 'piecesDone' then loops.pieces_done(this)
    when 'selfCheck' then c ->> 'kind' = 'self_check'
    when 'unreceived' then loops.is_unreceived(this)
    when 'measure' then c -> 'came_with' -> 'measure' ->> 'kind' in ('stop_work', 'stop_use', 'evacuate', 'seal', 'warning') and btrim(coalesce(c -> 'came_with' -> 'measure' ->> 'number', '')) <> ''
      and btrim(coalesce(c -> 'came_with' -> 'measure' ->> 'basis', '')) <> '' and btrim(coalesce(c -> 'came_with' -> 'measure' ->> 'scope', '')) <> ''
    when 'measureInForce' then not loops.is_measure_free(this)
    when 'measuresLifted' then loops.is_measure_free(this)
    when 'toll' then (c -> 'came_with' -> 'toll') = jsonb_build_object('deaths', c -> 'deaths', 'injuries', c -> 'injuries', 'loss', c -> 'loss')
    when 'filing' then c ->> 'report_received_on' is not null and c -> 'came_with' -> 'filing' ->> 'receivedOn' = c ->> 'report_received_on'
    when 'approval' then btrim(coalesce(c ->> 'approval_number', '')) <> '' and c ->> 'approved_on' is not null and c -> 'came_with' -> 'approval' ->> 'onDay' = c ->> 'approved_on'
    when 'lessonsDrawn' then lessons.is_drawn(this)
    when 'measuresEvaluated' then lessons.is_evaluated(this)
    when 'windowOpen' then lessons.is_window_open((c ->> 'approved_on')::date, c ->> 'region_code')
    when 'number' then btrim(coalesce(c ->> 'number', '')) <> ''
    when 'proofs' then five.has_proofs(this)
    -- only inside the change that confirms the next one (9-assurance.sql)
    when 'successor' then pg_trigger_depth() > 1
    when 'commitments' then circulations.meets(need, c)
    when 'commitment' then circulations.meets(need, c)
    when 'outcomes' then circulations.meets(need, c)
    when 'planText' then plans.meets(need, c)
    when 'review' then plans.meets(need, c)
    when 'readers' then plans.meets(need, c)
    when 'start' then drills.meets(need, c)
    when 'entry' then drills.meets(need, c)
    when 'timeline' then drills.meets(need, c)
    when 'marks' then drills.meets(need, c)
    when 'improvements' then drills.meets(need, c)
    when 'evaluator' then drills.meets(need, c)
    when 'notified' then responses.meets(need, c)
    when 'called' then responses.is_called(this)
    when 'afterAction' then responses.meets(need, c)
    when 'improved' then responses.is_improved(this)
    when 'unimproved' then not responses.is_improved(this)
    when 'checker' then rumours.meets(need, c)
    when 'truth' then rumours.meets(need, c)
    when 'sources' then rumours.meets(need, c)
    when 'answer' then rumours.meets(need, c)
    when 'reachAfter' then rumours.meets(need, c)
    when 'publication' then btrim(coalesce(c -> 'came_with' -> 'publication' ->> 'channel', '')) <> '' and c -> 'came_with' -> 'publication' ->> 'onDay' is not null
    else false end;
end $$;

create or replace function loops.refusal_of(need text) returns text
language sql immutable set search_path = pg_catalog as $$
  select case need when 'noMajorHazard' then 'openMajorHazard' when 'asked' then 'notAsked' when 'beforeCutoff' then 'pastCutoff' when 'proposed' then 'notProposed'
    when 'selfCheck' then 'wrongKind' when 'unreceived' then 'alreadyReceived' when 'measureInForce' then 'noMeasureInForce' when 'measuresLifted' then 'measuresInForce' else 'needs' || upper(left(need, 1)) || substr(need, 2) end
$$;

-- Which columns a change touches, beside those that every move writes.
create or replace function loops.changed_columns(was jsonb, becomes jsonb) returns text[]
language sql immutable set search_path = pg_catalog as $$
  select coalesce(array_agg(n.key), '{}') from jsonb_each(becomes) n
  where n.value is distinct from was -> n.key
    and n.key <> all (array['stage', 'came_from', 'came_by', 'came_with', 'version', 'opened_at', 'moved_at', 'closed_at', 'suspended_from',
      'proposer_id', 'submitter_id', 'verifier_id', 'verifier_org_id', 'closer_id', 'closer_org_id', 'search'])
$$;

-- A column changes only under a move that needs it.
create or replace function loops.may_change(col text, lawful public.lawful_move) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select case col
    -- who has answered or appealed is no longer waited for
    when 'due_on' then 'due' = any (lawful.needs) or lawful.loop = 'accountability' and lawful.move in ('respond', 'appeal')
    when 'due_basis' then 'due' = any (lawful.needs)
    when 'due_by_id' then 'due' = any (lawful.needs)
    when 'due_clause' then 'due' = any (lawful.needs)
    when 'level' then 'level' = any (lawful.needs) or lawful.sets_level is not null
    when 'verdict' then 'verdict' = any (lawful.needs)
    when 'number' then 'number' = any (lawful.needs)
    when 'title_zh' then lawful.loop = 'circular' and lawful.move = 'revise'
    when 'title_en' then lawful.loop = 'circular' and lawful.move = 'revise'
    when 'content' then lawful.loop = 'circular' and lawful.move = 'revise'
    when 'content_sha256' then lawful.loop = 'circular' and lawful.move = 'revise'
    when 'as_of_event_id' then lawful.loop = 'circular' and lawful.move = 'revise'
    when 'from_day' then lawful.loop = 'circular' and lawful.move = 'revise'
    when 'to_day' then lawful.loop = 'circular' and lawful.move = 'revise'
    when 'previous_id' then lawful.loop = 'circular' and lawful.move = 'revise'
    when 'deaths' then 'toll' = any (lawful.needs)
    when 'injuries' then 'toll' = any (lawful.needs)
    when 'loss' then 'toll' = any (lawful.needs)
    when 'report_received_on' then 'filing' = any (lawful.needs)
    when 'approved_on' then 'approval' = any (lawful.needs)
    when 'approval_number' then 'approval' = any (lawful.needs)
    when 'words' then lawful.loop = 'accountability' and lawful.move = 'amend'
    -- who leaves is no longer of the team
    when 'team_ids' then 'team' = any (lawful.needs) or lawful.move = 'reassign'
    when 'org_id' then lawful.needs && array['rectifier', 'checker']
    when 'owner_id' then lawful.needs && array['owner', 'rectifier', 'checker']
    when 'deputy_id' then lawful.needs && array['owner', 'rectifier']
    when 'truth' then 'truth' = any (lawful.needs)
    when 'sources' then 'sources' = any (lawful.needs)
    when 'draft' then 'answer' = any (lawful.needs)
    when 'reach_after' then 'reachAfter' = any (lawful.needs)
    when 'subject' then lawful.loop = 'rumour' and lawful.move = 'triage'
    when 'subject_id' then lawful.loop = 'rumour' and lawful.move = 'triage'
    when 'percent' then lawful.loop = 'task' and lawful.move in ('report', 'submit')
    when 'reported_at' then lawful.loop = 'task' and lawful.move = 'report'
    else false end
$$;

create or replace function loops.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  loop_name text := tg_table_name;
  claims text[] := ctx.claims();
  me bigint := claims[3]::bigint;
  my_org bigint := claims[5]::bigint;
  at timestamptz := coalesce(nullif(claims[8], '')::timestamptz, clock_timestamp());
  inserting boolean := tg_op = 'INSERT';
  was text := case when inserting then 'none' else OLD.stage end;
  worker bigint := case when inserting then NEW.org_id else OLD.org_id end;
  lawful public.lawful_move;
  changed jsonb;
  col text;
  need text;
  inside boolean;
  graded text := NEW.level;
begin
  if me is null then perform loops.refuse('signedOut', 'SL401'); end if;
  if inserting then
    NEW.version := 1; NEW.opened_at := at; NEW.closed_at := null; NEW.suspended_from := null; NEW.proposer_id := null;
    NEW.submitter_id := null; NEW.verifier_id := null; NEW.verifier_org_id := null; NEW.closer_id := null; NEW.closer_org_id := null;
  else
    if NEW.version <> OLD.version + 1 then perform loops.refuse('stale', 'SL412'); end if;
    NEW.opened_at := OLD.opened_at; NEW.closed_at := OLD.closed_at; NEW.suspended_from := OLD.suspended_from;
    NEW.submitter_id := OLD.submitter_id; NEW.verifier_id := OLD.verifier_id; NEW.verifier_org_id := OLD.verifier_org_id;
    NEW.closer_id := OLD.closer_id; NEW.closer_org_id := OLD.closer_org_id; NEW.proposer_id := OLD.proposer_id;
    graded := coalesce(OLD.level, NEW.level);
  end if;
  NEW.moved_at := at;

  select * into lawful from public.lawful_move l
    where l.loop = loop_name and l.move = NEW.came_by and l.from_stage = was and l.to_stage = NEW.stage;
  if lawful.move is null or NEW.came_from <> was then perform loops.refuse('wrongStage', 'SL409'); end if;
  if lawful.level is not null and graded is not null and graded <> lawful.level or NEW.level is distinct from coalesce(lawful.sets_level, NEW.level) then perform loops.refuse('wrongLevel', 'SL409'); end if;
  if not claims[7] = any (lawful.roles) then perform loops.refuse('wrongRole'); end if;

  inside := loops.within(my_org, worker);
  if lawful.side = 'performing' and not inside then perform loops.refuse('notYourUnit'); end if;
  if lawful.side = 'issuing' and my_org <> NEW.issuer_org_id then perform loops.refuse('notYourUnit'); end if;
  if lawful.side = 'regulating' and my_org is distinct from NEW.regulator_org_id and my_org <> NEW.issuer_org_id then perform loops.refuse('notYourUnit'); end if;
  if lawful.side = 'regulator' and my_org is distinct from NEW.regulator_org_id then perform loops.refuse('notYourUnit'); end if;
  if lawful.side = 'inspected' and (to_jsonb(NEW) ->> 'place_org_id')::bigint is distinct from my_org then perform loops.refuse('notYourUnit'); end if;
  if lawful.side = 'receiving' and my_org <> worker then perform loops.refuse('notYourUnit'); end if;
  if lawful.side = 'above' and not coalesce(NEW.issuer_org_id = any (ctx.orgs()), false) then perform loops.refuse('notYourUnit'); end if;
  if lawful.side = 'governing' and not coalesce(worker = any (ctx.orgs()), false) then perform loops.refuse('notYourUnit'); end if;
  if lawful.side = 'outside' and (inside or my_org = any (NEW.assisting_org_ids)) then perform loops.refuse('ownUnit'); end if;

  if not inserting then
    foreach col in array loops.changed_columns(to_jsonb(OLD), to_jsonb(NEW)) loop
      if not loops.may_change(col, lawful) then perform loops.refuse('wrongStage', 'SL409'); end if;
    end loop;
    if ('submitter' = any (lawful.apart_from) and OLD.submitter_id = me) or ('owner' = any (lawful.apart_from) and OLD.owner_id = me)
      or ('deputy' = any (lawful.apart_from) and OLD.deputy_id = me) or ('proposer' = any (lawful.apart_from) and OLD.proposer_id = me)
      or ('verifier' = any (lawful.apart_from) and OLD.verifier_id = me)
      or ('committer' = any (lawful.apart_from) and circulations.has_committed(OLD.id, me))
      or ('commander' = any (lawful.apart_from) and responses.has_commanded(OLD.id, me))
      or ('receiver' = any (lawful.apart_from) and rumours.has_handled(OLD.id, me))
      or ('team' = any (lawful.apart_from) and to_jsonb(OLD) -> 'team_ids' @> to_jsonb(me)) then perform loops.refuse('ownWork'); end if;
    if NEW.came_by = 'reopen' then
      NEW.submitter_id := null; NEW.verifier_id := null; NEW.verifier_org_id := null; NEW.closer_id := null; NEW.closer_org_id := null;
      -- what came back was not effective, whatever was found when it was closed
      NEW.verdict := null;
    end if;
    if NEW.came_by = 'suspend' then NEW.suspended_from := OLD.stage; end if;
    if NEW.came_by = 'resume' then
      if NEW.stage <> OLD.suspended_from then perform loops.refuse('wrongStage', 'SL409'); end if;
      NEW.suspended_from := null;
    end if;
  end if;

  changed := to_jsonb(NEW);
  foreach need in array lawful.needs loop
    if not loops.meets(need, loop_name, changed) then perform loops.refuse(loops.refusal_of(need), 'SL422'); end if;
  end loop;

  case lawful.stamps
    when 'submitter' then NEW.submitter_id := me; NEW.verifier_id := null; NEW.verifier_org_id := null; NEW.closer_id := null; NEW.closer_org_id := null;
    when 'verifier' then NEW.verifier_id := me; NEW.verifier_org_id := my_org;
    when 'closer' then NEW.closer_id := me; NEW.closer_org_id := my_org;
    when 'proposer' then NEW.proposer_id := me;
    else null;
  end case;

  -- what was proposed is decided, or void once the case has moved on
  if lawful.needs && array['proposed', 'drafted'] or NEW.stage <> was then NEW.proposer_id := null; end if;

  case loops.state(loop_name, NEW.stage)
    when 'done', 'stopped' then NEW.closed_at := coalesce(NEW.closed_at, at);
    else NEW.closed_at := null;
  end case;
  if not inserting and loops.state(loop_name, was) = 'before' and loops.state(loop_name, NEW.stage) = 'open' then NEW.opened_at := at; end if;
  return NEW;
end $$;
