-- The ledger and the tally: written by the case's own change, by nothing else.
drop function if exists loops.event_body(text, bigint, int, text, text, text, bigint, bigint, text, timestamptz, jsonb);
create or replace function loops.event_body(loop_name text, case_id bigint, seq int, move text, from_stage text, to_stage text,
  person bigint, org bigint, role text, at timestamptz, payload jsonb, state jsonb) returns text
language sql immutable set search_path = pg_catalog as $$
  select jsonb_build_object('loop', loop_name, 'case', case_id, 'seq', seq, 'move', move, 'from', from_stage, 'to', to_stage, 'person', person,
    'org', org, 'role', role, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'payload', payload, 'state', state)::text
$$;

-- What of a case never changes, and what the event says in columns of its own.
create or replace function loops.fixed() returns text[]
language sql immutable set search_path = pg_catalog as $$
  select array['id', 'loop', 'issuer_org_id', 'regulator_org_id', 'assisting_org_ids', 'line', 'region_code', 'title_zh', 'title_en', 'criteria_zh', 'criteria_en', 'directive_id', 'campaign_id',
    'parent_id', 'place_id', 'place_org_id', 'inspection_id', 'answer_id', 'item_id', 'task_id', 'clause', 'clause_seen', 'checklist_id', 'kind', 'follows_id', 'key', 'span_id', 'quote_zh', 'quote_en',
    'mechanism', 'line_basis', 'search', 'content', 'rung', 'about_loop', 'about_id', 'missed_on', 'rule_id', 'document_kind', 'document_id', 'unit_org_id', 'sector', 'occurred_at', 'invented', 'severity', 'source', 'scene', 'details', 'claimed_at']
$$;
-- The rest of a case's row as the move left it; instants in UTC, so that whoever asks gets the same text.
create or replace function loops.lasting(c anyelement) returns jsonb
language sql stable set search_path = pg_catalog set timezone = 'UTC' as $$
  select jsonb_strip_nulls(to_jsonb(c) - loops.fixed() - array['stage', 'came_from', 'came_by', 'came_with', 'version', 'moved_at'])
$$;

create or replace function loops.event_hash(previous text, body text) returns text
language sql immutable set search_path = pg_catalog as $$
  select encode(sha256(convert_to(previous || E'\n' || body, 'UTF8')), 'hex')
$$;

-- The day under which a case is due; null when it has none or its clock does not run: closed, not begun, suspended.
create or replace function loops.bucket(loop_name text, stage_name text, due date) returns date
language sql stable set search_path = pg_catalog as $$
  select due where stage_name <> 'suspended' and loops.state(loop_name, stage_name) = 'open'
$$;

-- One case's place in the tallies, entered (1) or left (-1). Whoever enters was not there, so no count is ever below zero.
create or replace function loops.count_case(loop_name text, c jsonb, step int) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  org bigint := (c ->> 'org_id')::bigint;
  grade text := coalesce(c ->> 'level', '');
begin
  if step > 0 then
    insert into public.tally as t (loop, line, org_id, region_code, stage, level, count)
      values (loop_name, c ->> 'line', org, c ->> 'region_code', c ->> 'stage', grade, step)
      on conflict (loop, org_id, line, region_code, stage, level) do update set count = t.count + excluded.count;
    return;
  end if;
  update public.tally t set count = t.count + step where t.loop = loop_name and t.org_id = org and t.line = c ->> 'line' and t.region_code = c ->> 'region_code'
    and t.stage = c ->> 'stage' and t.level = grade;
  if not found then raise exception 'the tally has no row for % %', loop_name, c ->> 'id'; end if;
end $$;

create or replace function loops.count_due(loop_name text, c jsonb, step int) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  org bigint := (c ->> 'org_id')::bigint;
  grade text := coalesce(c ->> 'level', '');
  due date := loops.bucket(loop_name, c ->> 'stage', (c ->> 'due_on')::date);
begin
  if due is null then return; end if;
  if step > 0 then
    insert into public.tally_due as t (loop, line, org_id, region_code, level, due_on, count)
      values (loop_name, c ->> 'line', org, c ->> 'region_code', grade, due, step)
      on conflict (loop, org_id, line, region_code, level, due_on) do update set count = t.count + excluded.count;
    return;
  end if;
  update public.tally_due t set count = t.count + step where t.loop = loop_name and t.org_id = org and t.line = c ->> 'line'
    and t.region_code = c ->> 'region_code' and t.level = grade and t.due_on = due;
  if not found then raise exception 'the tally of due days has no row for % %', loop_name, c ->> 'id'; end if;
end $$;

create or replace function loops.flow_by(loop_name text, line text, org bigint, at timestamptz, is_open int, is_done int, is_stopped int) returns void
language sql set search_path = pg_catalog as $$
  insert into public.flow as f (loop, line, org_id, on_day, opened, closed, stopped)
  values (loop_name, line, org, (at at time zone 'Asia/Shanghai')::date, is_open, is_done, is_stopped)
  on conflict (loop, on_day, org_id, line)
  do update set opened = f.opened + excluded.opened, closed = f.closed + excluded.closed, stopped = f.stopped + excluded.stopped
$$;

-- One case's whole share of the flow, added (1) or taken back (-1).
create or replace function loops.flow_of(loop_name text, c jsonb, step int) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  state text := loops.state(loop_name, c ->> 'stage');
begin
  if state = 'before' then return; end if;
  perform loops.flow_by(loop_name, c ->> 'line', (c ->> 'org_id')::bigint, (c ->> 'opened_at')::timestamptz, step, 0, 0);
  if state in ('done', 'stopped') then
    perform loops.flow_by(loop_name, c ->> 'line', (c ->> 'org_id')::bigint, (c ->> 'closed_at')::timestamptz, 0,
      case state when 'done' then step else 0 end, case state when 'stopped' then step else 0 end);
  end if;
end $$;

create or replace function loops.record() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  loop_name text := tg_table_name;
  claims text[] := ctx.claims();
  me bigint := claims[3]::bigint;
  my_org bigint := claims[5]::bigint;
  previous text := repeat('0', 64);
  head int := 0;
  body text;
  state jsonb := loops.lasting(NEW);
  at timestamptz := NEW.moved_at;
  was jsonb := to_jsonb(OLD);
  becomes jsonb := to_jsonb(NEW);
begin
  select e.hash, e.seq into previous, head from public.event e
    where e.loop = loop_name and e.case_id = NEW.id order by e.seq desc limit 1;
  if coalesce(head, 0) <> NEW.version - 1 then perform loops.refuse('stale', 'SL412'); end if;
  previous := coalesce(previous, repeat('0', 64));
  body := loops.event_body(loop_name, NEW.id, NEW.version, NEW.came_by, NEW.came_from, NEW.stage, me, my_org, claims[7], at, NEW.came_with, state);
  insert into public.event (loop, case_id, seq, move, from_stage, to_stage, person_id, org_id, role, at, payload, state, body, previous_hash, hash)
  values (loop_name, NEW.id, NEW.version, NEW.came_by, NEW.came_from, NEW.stage, me, my_org, claims[7], at, NEW.came_with, state, body, previous,
    loops.event_hash(previous, body));

  if tg_op = 'INSERT' then
    perform loops.count_case(loop_name, becomes, 1), loops.count_due(loop_name, becomes, 1);
    perform loops.flow_of(loop_name, becomes, 1);
    return null;
  end if;
  -- rows are locked in the order of their keys, so that two moves never wait for each other
  if (OLD.org_id, OLD.line, OLD.region_code, OLD.stage, coalesce(OLD.level, '')) is distinct from (NEW.org_id, NEW.line, NEW.region_code, NEW.stage, coalesce(NEW.level, '')) then
    if (OLD.org_id, OLD.line, OLD.region_code, OLD.stage, coalesce(OLD.level, '')) < (NEW.org_id, NEW.line, NEW.region_code, NEW.stage, coalesce(NEW.level, '')) then
      perform loops.count_case(loop_name, was, -1), loops.count_case(loop_name, becomes, 1);
    else
      perform loops.count_case(loop_name, becomes, 1), loops.count_case(loop_name, was, -1);
    end if;
  end if;
  if (OLD.org_id, OLD.line, OLD.region_code, coalesce(OLD.level, ''), loops.bucket(loop_name, OLD.stage, OLD.due_on))
    is distinct from (NEW.org_id, NEW.line, NEW.region_code, coalesce(NEW.level, ''), loops.bucket(loop_name, NEW.stage, NEW.due_on)) then
    if (OLD.org_id, OLD.line, OLD.region_code, coalesce(OLD.level, ''), coalesce(OLD.due_on, '-infinity'))
      < (NEW.org_id, NEW.line, NEW.region_code, coalesce(NEW.level, ''), coalesce(NEW.due_on, '-infinity')) then
      perform loops.count_due(loop_name, was, -1), loops.count_due(loop_name, becomes, 1);
    else
      perform loops.count_due(loop_name, becomes, 1), loops.count_due(loop_name, was, -1);
    end if;
  end if;
  if (loops.state(loop_name, OLD.stage), OLD.org_id) is distinct from (loops.state(loop_name, NEW.stage), NEW.org_id) then
    perform loops.flow_of(loop_name, was, -1);
    perform loops.flow_of(loop_name, becomes, 1);
  end if;
  return null;
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['directive', 'task', 'hazard', 'inspection', 'circular', 'accountability', 'assurance', 'circulation', 'accident', 'plan', 'drill', 'response', 'rumour'] loop
    execute format('drop trigger if exists z_record on public.%I', t);
    execute format('create trigger z_record after insert or update on public.%I for each row execute function loops.record()', t);
  end loop;
end $$;
