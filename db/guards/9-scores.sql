-- Points: counted by the database from the ledger's own events, under rules that say how many; nobody writes them, and what is taken back is written beside.
create schema if not exists scores;
revoke all on schema scores from public;

create or replace function scores.give(e public.event, kind text, dimension text, unit bigint, region text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  r public.rule := loops.rule_in_force('score.' || kind, region, (e.at at time zone 'Asia/Shanghai')::date);
begin
  -- a rule that gives nothing is said by leaving no row
  if r.id is null or r.value = 0 then return; end if;
  insert into public.score_event (org_id, kind, dimension, rule_id, points, loop, case_id, event_id, at)
  values (unit, kind, dimension, r.id, r.value::int, e."loop", e.case_id, e.id, e.at);
end $$;

create or replace function scores.count() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c jsonb;
  unit bigint;
  region text;
  handed_in date;
begin
  c := case NEW."loop" when 'task' then (select to_jsonb(t) - 'search' from public.task t where t.id = NEW.case_id) when 'hazard' then (select to_jsonb(h) - 'search' from public.hazard h where h.id = NEW.case_id)
    when 'accountability' then (select to_jsonb(a) from public.accountability a where a.id = NEW.case_id) end;
  if c is null then return null; end if;
  unit := (c ->> 'org_id')::bigint;
  region := c ->> 'region_code';
  if NEW."loop" = 'accountability' then
    if NEW.move = 'serve' then perform scores.give(NEW, c ->> 'rung', 'efficiency', unit, region); return null; end if;
    insert into public.score_event (org_id, kind, dimension, rule_id, points, loop, case_id, event_id, reverses_id, at)
      select s.org_id, s.kind, s.dimension, s.rule_id, -s.points, s."loop", s.case_id, NEW.id, s.id, NEW.at from public.score_event s
      where s.loop = 'accountability' and s.case_id = NEW.case_id and s.reverses_id is null;
    return null;
  end if;
  if NEW.move in ('verify', 'close') and c ->> 'due_on' is not null then
    -- what the judges took is not the unit's: its day is when it handed the work in
    select (max(v.at) at time zone 'Asia/Shanghai')::date into handed_in from public.event v
      where v.loop = NEW."loop" and v.case_id = NEW.case_id and v.move in ('submit', 'request_acceptance');
    if handed_in > (c ->> 'due_on')::date then perform scores.give(NEW, 'late', 'efficiency', unit, region);
    elsif handed_in is not null then perform scores.give(NEW, 'on_time', 'efficiency', unit, region); end if;
  end if;
  if NEW.move in ('verify', 'close') and c ->> 'verdict' in ('effective', 'not_effective') then perform scores.give(NEW, c ->> 'verdict', 'effectiveness', unit, region); end if;
  if NEW.move = 'return' then perform scores.give(NEW, 'returned', 'effectiveness', unit, region); end if;
  if NEW.move in ('fail_reinspection', 'fail_review') then perform scores.give(NEW, 'failed', 'effectiveness', unit, region); end if;
  if NEW.move = 'reopen' then perform scores.give(NEW, 'reopened', 'effectiveness', unit, region); end if;
  return null;
end $$;
drop trigger if exists z_scores on public.event;
create trigger z_scores after insert on public.event for each row
  when (NEW.loop in ('task', 'hazard', 'accountability') and NEW.move in ('verify', 'close', 'return', 'fail_reinspection', 'fail_review', 'reopen', 'serve', 'reverse')) execute function scores.count();

-- Who sees a unit's cases sees its points; an enterprise its own.
create policy read on public.score_event for select to sixlines_app using ((select ctx.everything()) or org_id in (select ctx.units()));
drop trigger if exists only_grows on public.score_event;
create trigger only_grows before update or delete on public.score_event for each row execute function loops.never();
drop trigger if exists only_grows_whole on public.score_event;
create trigger only_grows_whole before truncate on public.score_event for each statement execute function loops.never();
revoke all on all functions in schema scores from public;
