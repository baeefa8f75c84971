-- Trainings: who holds them, who is expected, who was there. A person signs in once, under their own account, with a code that is good for a minute.
create schema if not exists training;
grant usage on schema training to sixlines_app;

create or replace function training.today() returns date language sql stable set search_path = pg_catalog as $$ select (ctx.now() at time zone 'Asia/Shanghai')::date $$;

create or replace function training.rule(key text, unit bigint) returns int
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  found numeric := loops.rule_value('training.' || key, (select o.region_code from public.org o where o.id = unit), training.today());
begin
  if found is null then raise exception 'no rule pack has training.%', key; end if;
  return found;
end $$;

create or replace function training.holds() returns boolean
language sql stable set search_path = pg_catalog as $$ select coalesce(ctx.role() in ('supervisor', 'head', 'enterprise'), false) $$;

-- The training, locked for whoever runs it; refuses otherwise.
create or replace function training.to_run(wanted bigint) returns public.training_session
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s public.training_session;
begin
  select * into s from public.training_session x where x.id = wanted for no key update;
  if s.id is null or not (s.org_id = any (ctx.orgs()) or exists (select from training.mine() m where m = wanted)) then perform loops.refuse('notFound', 'SL404'); end if;
  if not training.holds() then perform loops.refuse('wrongRole'); end if;
  if s.org_id <> ctx.org() then perform loops.refuse('notYourUnit'); end if;
  if s.cancelled_at is not null then perform loops.refuse('trainingCancelled', 'SL409'); end if;
  return s;
end $$;

-- The trainings that the reader is expected at or was at.
create or replace function training.mine() returns setof bigint
language sql stable security definer set search_path = pg_catalog rows 20 as $$
  select e.session_id from public.training_expected e where e.person_id = ctx.person()
  union select a.session_id from public.training_attendance a where a.person_id = ctx.person()
$$;

-- How many questions can be drawn on a topic for a unit: the newest checked version of each question of the common bank and of its own.
create or replace function training.drawable(of_topic text, unit bigint) returns setof bigint
language sql stable security definer set search_path = pg_catalog as $$
  select v.id from public.question_version v join public.question q on q.id = v.question_id join public.org o on o.id = q.org_id
  where q.retired_at is null and v.topic = of_topic and v.checked_at is not null and (o.kind <> 'enterprise' or o.id = unit)
    and not exists (select from public.question_version n where n.question_id = v.question_id and n.version > v.version and n.checked_at is not null)
$$;

create or replace function training.guard_session() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  if not training.holds() then perform loops.refuse('wrongRole'); end if;
  NEW.org_id := ctx.org(); NEW.person_id := ctx.person(); NEW.at := ctx.now(); NEW.invented := false;
  if NEW.ends_at <= ctx.now() then perform loops.refuse('trainingPast', 'SL422'); end if;
  if NEW.ends_at <= NEW.starts_at then perform loops.refuse('daysCrossed', 'SL422'); end if;
  if NEW.class_hours * training.rule('class_hour', NEW.org_id) > extract(epoch from NEW.ends_at - NEW.starts_at) / 60 then perform loops.refuse('hoursTooMany', 'SL422'); end if;
  if NEW.quiz_topic is not null and (select count(*) from training.drawable(NEW.quiz_topic, NEW.org_id)) < NEW.quiz_questions then perform loops.refuse('tooFewQuestions', 'SL422'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.training_session;
create trigger a_guard before insert on public.training_session for each row execute function training.guard_session();

-- Whether the reader is planning this training in this transaction.
create or replace function training.is_being_planned(wanted bigint) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  select exists (select from public.training_session s where s.id = wanted and s.person_id = ctx.person() and s.xmin = pg_current_xact_id()::xid)
$$;

-- Whom the holder may expect: an enterprise its own people, an office people of its territory and of the enterprises in its sight.
create or replace function training.guard_expected() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s public.training_session;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  select * into s from public.training_session x where x.id = NEW.session_id;
  if s.audience = 'open' then perform loops.refuse('invalid', 'SL422'); end if;
  select p.org_id into NEW.org_id from public.person p where p.id = NEW.person_id;
  NEW.holder_org_id := s.org_id;
  if NEW.org_id is null or not (case when ctx.role() = 'enterprise' or s.audience = 'unit' then NEW.org_id = s.org_id
    else NEW.org_id = any (ctx.orgs()) or NEW.org_id in (select ctx.firms_beyond()) end) then perform loops.refuse('notFound', 'SL404'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.training_expected;
create trigger a_guard before insert on public.training_expected for each row execute function training.guard_expected();

create or replace function training.guard_absence() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s public.training_session;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  s := training.to_run(NEW.session_id);
  if btrim(NEW.reason) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  select e.org_id into NEW.org_id from public.training_expected e where e.session_id = s.id and e.person_id = NEW.person_id;
  if NEW.org_id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if exists (select from public.training_attendance a where a.session_id = s.id and a.person_id = NEW.person_id) then perform loops.refuse('alreadySignedIn', 'SL409'); end if;
  if ctx.now() > s.ends_at + make_interval(hours => training.rule('added', s.org_id)) then perform loops.refuse('doorClosed', 'SL409'); end if;
  NEW.holder_org_id := s.org_id; NEW.by_id := ctx.person(); NEW.at := ctx.now();
  return NEW;
end $$;
drop trigger if exists a_guard on public.training_absence;
create trigger a_guard before insert on public.training_absence for each row execute function training.guard_absence();

-- The signature of a code: of the training and of the second in which it was made.
create or replace function training.signed(s public.training_session, made bigint) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select left(encode(sha256(convert_to(s.code_key, 'UTF8') || sha256(convert_to(s.code_key || '|' || s.id || '|' || made, 'UTF8'))), 'hex'), 32)
$$;

-- When the door is open: from some minutes before it begins to its end.
create or replace function training.door_open(s public.training_session) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select s.cancelled_at is null and ctx.now() between s.starts_at - make_interval(mins => training.rule('door', s.org_id)) and s.ends_at
$$;

-- The code that the door shows now; for who runs the training, while the door is open.
create or replace function training.code(wanted bigint) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s public.training_session;
  made bigint := floor(extract(epoch from ctx.now()));
begin
  select * into s from public.training_session x where x.id = wanted;
  if s.id is null or s.org_id <> ctx.org() or not training.holds() or not training.door_open(s) then return null; end if;
  return made || '-' || training.signed(s, made);
end $$;

create or replace function training.is_good(s public.training_session, code text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  made bigint;
begin
  if code is null or code !~ '^\d{1,11}-[0-9a-f]{32}$' then return false; end if;
  made := split_part(code, '-', 1)::bigint;
  return split_part(code, '-', 2) = training.signed(s, made)
    and extract(epoch from ctx.now()) - made between -5 and 60 * training.rule('code', s.org_id);
end $$;

-- What a phone is told of a training by a code that is good now; nothing otherwise.
create or replace function training.at_door(wanted bigint, code text)
returns table (id bigint, topic_zh text, topic_en text, unit_zh text, unit_en text, place text, starts_at timestamptz, ends_at timestamptz, expected boolean, present boolean)
language sql volatile security definer set search_path = pg_catalog as $$
  select s.id, s.topic_zh, s.topic_en, o.short_zh, o.short_en, s.place, s.starts_at, s.ends_at,
    s.audience = 'open' or exists (select from public.training_expected e where e.session_id = s.id and e.person_id = ctx.person()),
    exists (select from public.training_attendance a where a.session_id = s.id and a.person_id = ctx.person())
  from public.training_session s join public.org o on o.id = s.org_id
  where s.id = wanted and ctx.person() is not null and training.is_good(s, code)
$$;

-- Signs the person of this session in, and nobody else, at the server's time.
create or replace function training.sign_in(wanted bigint, code text) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s public.training_session;
  made bigint;
begin
  if ctx.person() is null then perform loops.refuse('signedOut'); end if;
  select * into s from public.training_session x where x.id = wanted for no key update;
  if s.id is null then perform loops.refuse('codeOld', 'SL409'); end if;
  if exists (select from public.training_attendance a where a.session_id = s.id and a.person_id = ctx.person()) then perform loops.refuse('alreadySignedIn', 'SL409'); end if;
  if not training.is_good(s, code) then perform loops.refuse('codeOld', 'SL409'); end if;
  if s.cancelled_at is not null then perform loops.refuse('trainingCancelled', 'SL409'); end if;
  if not training.door_open(s) then perform loops.refuse('doorClosed', 'SL409'); end if;
  if s.audience <> 'open' and not exists (select from public.training_expected e where e.session_id = s.id and e.person_id = ctx.person()) then perform loops.refuse('notExpected'); end if;
  insert into public.training_attendance (session_id, person_id, org_id, holder_org_id, how, at) values (s.id, ctx.person(), ctx.org(), s.org_id, 'code', ctx.now()) returning id into made;
  return made;
end $$;

-- Adds somebody who has no phone; it says so, and who did it. Nobody adds themselves.
create or replace function training.add(wanted bigint, who bigint, why text) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s public.training_session := training.to_run(wanted);
  unit bigint := (select p.org_id from public.person p where p.id = who);
  made bigint;
begin
  if who = ctx.person() then perform loops.refuse('ownWork'); end if;
  if btrim(coalesce(why, '')) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  if ctx.now() < s.starts_at - make_interval(mins => training.rule('door', s.org_id)) or ctx.now() > s.ends_at + make_interval(hours => training.rule('added', s.org_id)) then perform loops.refuse('doorClosed', 'SL409'); end if;
  if unit is null or not (case when s.audience = 'open' then unit = any (ctx.orgs()) else exists (select from public.training_expected e where e.session_id = s.id and e.person_id = who) end) then
    perform loops.refuse('notExpected');
  end if;
  if exists (select from public.training_attendance a where a.session_id = s.id and a.person_id = who) then perform loops.refuse('alreadySignedIn', 'SL409'); end if;
  insert into public.training_attendance (session_id, person_id, org_id, holder_org_id, how, added_by_id, reason, at)
    values (s.id, who, unit, s.org_id, 'added', ctx.person(), btrim(why), ctx.now()) returning id into made;
  return made;
end $$;

-- Calls a training off, while nobody has signed in to it.
create or replace function training.cancel(wanted bigint, why text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s public.training_session := training.to_run(wanted);
begin
  if btrim(coalesce(why, '')) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  if exists (select from public.training_attendance a where a.session_id = s.id) then perform loops.refuse('alreadyAttended', 'SL409'); end if;
  update public.training_session set cancelled_at = ctx.now(), cancelled_by_id = ctx.person(), cancel_reason = btrim(why) where id = s.id;
end $$;

-- Puts somebody on an enterprise's training roll; who is not in the system yet comes in without an account.
create or replace function training.enrol(who bigint, zh text, en text, as_category text, since date) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  made bigint;
begin
  if ctx.role() is distinct from 'enterprise' then perform loops.refuse('wrongRole'); end if;
  if since is null or since > training.today() then perform loops.refuse('dayAhead', 'SL422'); end if;
  if who is null then
    if btrim(coalesce(zh, '')) = '' then perform loops.refuse('invalid', 'SL422'); end if;
    insert into public.person (name_zh, name_en, org_id, invented) values (btrim(zh), coalesce(nullif(btrim(en), ''), btrim(zh)), ctx.org(), false) returning id into who;
  elsif not exists (select from public.person p where p.id = who and p.org_id = ctx.org()) then perform loops.refuse('notFound', 'SL404'); end if;
  if exists (select from public.trainee t where t.org_id = ctx.org() and t.person_id = who and t.ended_on is null) then perform loops.refuse('alreadyOnRoll', 'SL409'); end if;
  insert into public.trainee (org_id, person_id, category, entered_on, by_id, at) values (ctx.org(), who, as_category, since, ctx.person(), ctx.now()) returning id into made;
  return made;
end $$;

create or replace function training.end_trainee(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  t public.trainee;
begin
  if ctx.role() is distinct from 'enterprise' then perform loops.refuse('wrongRole'); end if;
  select * into t from public.trainee x where x.id = wanted and x.org_id = ctx.org() for update;
  if t.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if t.ended_on is not null then perform loops.refuse('alreadyWithdrawn', 'SL409'); end if;
  update public.trainee set ended_on = greatest(t.entered_on, training.today()), ended_by_id = ctx.person() where id = wanted;
end $$;
