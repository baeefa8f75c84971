-- Signs that a closing may be hollow. Each is written down in the transaction that gives rise to it, for a person to read; none refuses anything.
-- The limits are rules (data/rules/doubts-1.csv); where no rule holds, nothing is raised.
create schema if not exists doubts;
grant usage on schema doubts to sixlines_app;

-- A 64-bit likeness as four bands of 16 bits, each with its number, for the index.
create or replace function doubts.bands(likeness bigint) returns int[]
language sql immutable parallel safe set search_path = pg_catalog as $$
  select array[(likeness & 65535)::int, 65536 | ((likeness >> 16) & 65535)::int, 131072 | ((likeness >> 32) & 65535)::int, 196608 | ((likeness >> 48) & 65535)::int]
$$;

-- Every band that a picture within 10 bits can have: ten differing bits put at most two into one of the first three bands or at most one into the last.
create or replace function doubts.bands_near(likeness bigint) returns int[]
language sql immutable parallel safe set search_path = pg_catalog as $$
  select array(
    select band # mask from unnest(doubts.bands(likeness)) band,
      (select 0 as mask union select (1 << i) | (1 << j) from generate_series(0, 15) i, generate_series(0, 15) j) masks
    where band < 196608 or bit_count(mask::bit(16)) < 2)
$$;

create index if not exists evidence_by_band on public.evidence using gin (doubts.bands(likeness)) with (fastupdate = off) where likeness is not null;

-- The nearest picture of another case within so many differing bits (at most 10); no row when there is none.
create or replace function doubts.nearest(loop_name text, this bigint, sha text, likeness bigint, bits int)
returns table (evidence_id bigint, loop text, case_id bigint, bits_apart int)
-- the planner takes five hundred bands for most of the table, and would read all of it
language sql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
  select e.id, e.loop, e.case_id, bit_count((e.likeness # nearest.likeness)::bit(64))::int
  from public.evidence e
  where e.likeness is not null and doubts.bands(e.likeness) && doubts.bands_near(nearest.likeness)
    and bit_count((e.likeness # nearest.likeness)::bit(64)) <= least(bits, 10)
    and (e.loop, e.case_id) <> (loop_name, this) and e.sha256 <> sha and e.purpose <> 'signature'
  order by 4, e.id limit 1
$$;

-- What was said, without case, spaces and marks, so that a comma more does not hide a text that was pasted.
create or replace function doubts.words(said text) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select lower(regexp_replace(normalize(said, NFKC), '[\s!-/:-@\[-`{-~\u00b7\u2000-\u206f\u3000-\u303f]', '', 'g') collate "C")
$$;

create index if not exists event_said on public.event (md5(doubts.words(payload ->> 'reason')))
  where move in ('submit', 'fix_on_spot', 'request_acceptance', 'pass_reinspection', 'pass_review', 'close', 'verify', 'confirm_stable') and payload ->> 'reason' is not null;

-- Metres between two positions on a round earth.
create or replace function doubts.metres(latitude1 float8, longitude1 float8, latitude2 float8, longitude2 float8) returns float8
language sql immutable parallel safe set search_path = pg_catalog as $$
  select 2 * 6371008.8 * asin(sqrt(h)) from (
    select sind((latitude2 - latitude1) / 2) ^ 2 + cosd(latitude1) * cosd(latitude2) * sind((longitude2 - longitude1) / 2) ^ 2) as haversine (h)
$$;

create or replace function doubts.raise(loop_name text, this bigint, kind text, evidence bigint, other_loop text, other_case bigint, detail jsonb, at timestamptz) returns void
language sql set search_path = pg_catalog as $$
  insert into public.doubt (loop, case_id, kind, evidence_id, other_loop, other_case_id, detail, at)
  values (loop_name, this, kind, coalesce(evidence, 0), other_loop, coalesce(other_case, 0), jsonb_strip_nulls(detail), at)
  on conflict (loop, case_id, kind, evidence_id, other_case_id) do nothing
$$;

-- Looks at a picture or document as it is given: was it given before, is it like another, does it claim a time or a place that cannot be.
create or replace function doubts.look_at_evidence() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  region text;
  today date := (NEW.at at time zone 'Asia/Shanghai')::date;
  opened timestamptz;
  latitude float8;
  longitude float8;
  found_at timestamptz;
  taken timestamptz := least(NEW.claimed_at, NEW.device_at);
  far float8;
  allowed numeric;
  other record;
begin
  if NEW."loop" = 'hazard' then
    select h.region_code, h.opened_at, p.latitude, p.longitude into region, opened, latitude, longitude
      from public.hazard h join public.place p on p.id = h.place_id where h.id = NEW.case_id;
  elsif NEW."loop" = 'task' then
    select t.region_code into region from public.task t where t.id = NEW.case_id;
  end if;
  if region is null or NEW.purpose not in ('before', 'after', 'document') then return null; end if;
  -- of two who give the same file at once, the second sees the first
  perform pg_advisory_xact_lock(hashtextextended('picture ' || NEW.sha256, 0));

  if NEW.purpose = 'before' then
    perform doubts.raise(NEW."loop", NEW.case_id, 'same_photo', e.id, NEW."loop", NEW.case_id, jsonb_build_object('evidence', NEW.id), NEW.at)
      from public.evidence e where e.loop = NEW."loop" and e.case_id = NEW.case_id and e.sha256 = NEW.sha256 and e.purpose in ('after', 'document');
    return null;
  end if;

  select e.id, e.loop, e.case_id into other from public.evidence e
    where e.sha256 = NEW.sha256 and e.purpose <> 'signature'
      and ((e.loop, e.case_id) <> (NEW."loop", NEW.case_id) or (e.purpose = 'before' and NEW.purpose = 'after'))
    order by e.id limit 1;
  if found then
    perform doubts.raise(NEW."loop", NEW.case_id, 'same_photo', NEW.id, other."loop", other.case_id, jsonb_build_object('evidence', other.id), NEW.at);
  end if;

  allowed := loops.rule_value('doubt.photo.bits', region, today);
  if NEW.likeness is not null and allowed is not null then
    perform doubts.raise(NEW."loop", NEW.case_id, 'near_photo', NEW.id, n.loop, n.case_id,
        jsonb_build_object('evidence', n.evidence_id, 'bits', n.bits_apart, 'limit', allowed), NEW.at)
      from doubts.nearest(NEW."loop", NEW.case_id, NEW.sha256, NEW.likeness, allowed::int) n;
  end if;

  if NEW."loop" <> 'hazard' or NEW.purpose <> 'after' then return null; end if;
  allowed := loops.rule_value('doubt.photo.before', region, today);
  -- a hazard found without a signal is reported later than its first picture was taken
  found_at := least(opened, (select min(coalesce(e.device_at, e.claimed_at)) from public.evidence e where e.loop = NEW."loop" and e.case_id = NEW.case_id and e.purpose = 'before'));
  if taken < found_at - make_interval(mins => allowed::int) then
    perform doubts.raise(NEW."loop", NEW.case_id, 'photo_before_hazard', NEW.id, null, null, jsonb_build_object('limit', allowed,
      'minutes', floor(extract(epoch from found_at - taken) / 60), 'by', case when taken = NEW.claimed_at then 'file' else 'device' end), NEW.at);
  end if;

  allowed := loops.rule_value('doubt.photo.metres', region, today);
  far := greatest(doubts.metres(NEW.latitude, NEW.longitude, latitude, longitude),
    doubts.metres(NEW.device_latitude, NEW.device_longitude, latitude, longitude) - coalesce(NEW.device_accuracy, 0));
  if far > allowed then
    perform doubts.raise(NEW."loop", NEW.case_id, 'photo_far_away', NEW.id, null, null, jsonb_build_object('limit', allowed, 'metres', round(far::numeric),
      'by', case when far = doubts.metres(NEW.latitude, NEW.longitude, latitude, longitude) then 'file' else 'device' end), NEW.at);
  end if;
  return null;
end $$;

-- Looks at a case as it is submitted, re-inspected or closed: were these words said elsewhere, was it done in the last hours or within minutes. What is raised
-- stands beside the proof the case rests on then, so that a hazard that was reopened is looked at anew.
create or replace function doubts.look_at_move() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  loop_name text := tg_table_name;
  today date := (NEW.moved_at at time zone 'Asia/Shanghai')::date;
  said text := doubts.words(NEW.came_with ->> 'reason');
  ends timestamptz := (OLD.due_on + 1)::timestamp at time zone 'Asia/Shanghai';
  proof bigint;
  hours numeric;
  quick numeric;
  minutes numeric;
  left_over numeric;
  other record;
begin
  if NEW.came_by not in ('submit', 'fix_on_spot', 'request_acceptance', 'pass_reinspection', 'pass_review', 'close', 'verify', 'confirm_stable') then return null; end if;
  select max(e.id) into proof from public.evidence e where e.loop = loop_name and e.case_id = NEW.id and e.purpose in ('after', 'document');

  if char_length(said) >= loops.rule_value('doubt.text.characters', NEW.region_code, today) then
    select e.loop, e.case_id, e.seq, e.at into other from public.event e
      where md5(doubts.words(e.payload ->> 'reason')) = md5(said) and e.payload ->> 'reason' is not null
        and e.move in ('submit', 'fix_on_spot', 'request_acceptance', 'pass_reinspection', 'pass_review', 'close', 'verify', 'confirm_stable')
        and doubts.words(e.payload ->> 'reason') = said and (e.loop, e.case_id) <> (loop_name, NEW.id)
        and (e.person_id = ctx.person() or e.org_id = ctx.org())
        and e.at >= NEW.moved_at - make_interval(days => loops.rule_value('doubt.text.days', NEW.region_code, today)::int)
      order by e.at desc, e.id desc limit 1;
    if found then
      perform doubts.raise(loop_name, NEW.id, 'pasted_text', proof, other."loop", other.case_id, jsonb_build_object('seq', NEW.version, 'move', NEW.came_by,
        'otherSeq', other.seq, 'characters', char_length(said), 'days', floor(extract(epoch from NEW.moved_at - other.at) / 86400),
        'limit', loops.rule_value('doubt.text.characters', NEW.region_code, today)), NEW.moved_at);
    end if;
  end if;

  if NEW.came_by not in ('submit', 'request_acceptance', 'close', 'verify') then return null; end if;
  hours := loops.rule_value('doubt.last.hours', NEW.region_code, today);
  quick := loops.rule_value('doubt.quick.minutes', NEW.region_code, today);
  left_over := floor(extract(epoch from ends - NEW.moved_at) / 60);
  if NEW.came_by = 'close' then
    select floor(extract(epoch from NEW.moved_at - max(e.at)) / 60) into minutes from public.event e
      where e.loop = loop_name and e.case_id = NEW.id and e.move in ('grade', 'fix_on_spot');
  end if;
  if (NEW.moved_at < ends and NEW.moved_at >= ends - make_interval(hours => hours::int)) is not true then left_over := null; end if;
  if (minutes < quick) is not true then minutes := null; end if;
  if coalesce(left_over, minutes) is not null then
    perform doubts.raise(loop_name, NEW.id, 'last_minute', proof, null, null, jsonb_build_object('seq', NEW.version, 'move', NEW.came_by, 'left', left_over,
      'minutes', minutes, 'limit', case when left_over is not null then hours end, 'quick', case when minutes is not null then quick end), NEW.moved_at);
  end if;
  return null;
end $$;

revoke all on all functions in schema doubts from public;
-- whoever writes a row computes what its index holds
grant execute on function doubts.bands(bigint), doubts.words(text) to sixlines_app;

drop trigger if exists y_doubts on public.evidence;
create trigger y_doubts after insert on public.evidence for each row execute function doubts.look_at_evidence();
do $$
declare
  t text;
begin
  foreach t in array array['task', 'hazard'] loop
    -- after the event is written
    execute format('drop trigger if exists zz_doubts on public.%I', t);
    execute format('create trigger zz_doubts after update on public.%I for each row execute function doubts.look_at_move()', t);
  end loop;
end $$;
