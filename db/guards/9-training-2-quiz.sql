-- The question bank and quizzes. Right answers and what explains them are columns that the app's role cannot read; marking happens here.
create or replace function training.writes_questions() returns boolean
language sql stable set search_path = pg_catalog as $$ select coalesce(ctx.role() in ('supervisor', 'head', 'inspector', 'communications', 'enterprise'), false) $$;

create or replace function training.guard_question() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  if not training.writes_questions() then perform loops.refuse('wrongRole'); end if;
  NEW.org_id := ctx.org(); NEW.retired_at := null; NEW.retired_by_id := null; NEW.invented := false;
  return NEW;
end $$;
drop trigger if exists a_guard on public.question;
create trigger a_guard before insert on public.question for each row execute function training.guard_question();

-- A changed question is a new version; it is drawn only when somebody other than its writer has checked it.
create or replace function training.guard_version() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  q public.question;
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  if not training.writes_questions() then perform loops.refuse('wrongRole'); end if;
  select * into q from public.question x where x.id = NEW.question_id for update;
  if q.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if q.org_id <> ctx.org() then perform loops.refuse('notYourUnit'); end if;
  if q.retired_at is not null then perform loops.refuse('frozen', 'SL409'); end if;
  if NEW.version is distinct from (select coalesce(max(v.version), 0) + 1 from public.question_version v where v.question_id = q.id) then perform loops.refuse('stale', 'SL412'); end if;
  -- who may not read the answers may not write over them either
  if NEW.version > 1 and training.will_answer(ctx.person(), (select v.topic from public.question_version v where v.question_id = q.id order by v.version desc limit 1)) then perform loops.refuse('answersHidden'); end if;
  if jsonb_typeof(NEW.options) <> 'array' or jsonb_array_length(NEW.options) < 2 then perform loops.refuse('needsOptions', 'SL422'); end if;
  if cardinality(NEW.answers) < 1 or (NEW.kind = 'multiple') <> (cardinality(NEW.answers) > 1)
    or exists (select from unnest(NEW.answers) a where a not in (select o ->> 'key' from jsonb_array_elements(NEW.options) o)) then perform loops.refuse('needsRightAnswers', 'SL422'); end if;
  if btrim(NEW.text_zh) = '' or btrim(NEW.text_en) = '' then perform loops.refuse('needsBothLanguages', 'SL422'); end if;
  NEW.org_id := q.org_id; NEW.written_by_id := ctx.person(); NEW.at := ctx.now(); NEW.checked_by_id := null; NEW.checked_at := null;
  return NEW;
end $$;
drop trigger if exists a_guard on public.question_version;
create trigger a_guard before insert on public.question_version for each row execute function training.guard_version();

-- Whether a quiz on this topic still lies before a person: they are expected at its training or were there, and have neither passed nor used up their attempts.
create or replace function training.will_answer(who bigint, of_topic text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from public.training_session s
    where s.quiz_topic = of_topic and s.cancelled_at is null and ctx.now() <= s.ends_at + make_interval(days => training.rule('quiz_open', s.org_id))
      and (exists (select from public.training_expected e where e.session_id = s.id and e.person_id = who) or exists (select from public.training_attendance a where a.session_id = s.id and a.person_id = who))
      and not exists (select from public.quiz_attempt t where t.session_id = s.id and t.person_id = who and t.passed)
      and (select count(*) from public.quiz_attempt t where t.session_id = s.id and t.person_id = who and t.submitted_at is not null) < s.attempts)
$$;

-- The right answers, for who keeps the bank of the unit that wrote the question and has no quiz on its topic before them.
create or replace function training.kept_answers(wanted bigint[])
returns table (id bigint, answers text[], explanation_zh text, explanation_en text)
language sql stable security definer set search_path = pg_catalog as $$
  select v.id, v.answers, v.explanation_zh, v.explanation_en from public.question_version v
  where v.id = any (wanted) and training.writes_questions() and v.org_id = ctx.org() and not training.will_answer(ctx.person(), v.topic)
$$;

-- The same of an attempt that the reader has handed in, with what they gave.
create or replace function training.marked(attempt bigint)
returns table (id bigint, answers text[], given text[], explanation_zh text, explanation_en text)
language sql stable security definer set search_path = pg_catalog as $$
  select v.id, v.answers, array(select jsonb_array_elements_text(t.given -> v.id::text)), v.explanation_zh, v.explanation_en
  from public.quiz_attempt t join public.question_version v on v.id = any (t.version_ids)
  where t.id = attempt and t.person_id = ctx.person() and t.submitted_at is not null
$$;

create or replace function training.check_question(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  v public.question_version;
begin
  if not training.writes_questions() then perform loops.refuse('wrongRole'); end if;
  select * into v from public.question_version x where x.id = wanted for update;
  if v.id is null or not v.org_id = any (ctx.orgs()) then perform loops.refuse('notFound', 'SL404'); end if;
  if v.org_id <> ctx.org() then perform loops.refuse('notYourUnit'); end if;
  if v.written_by_id = ctx.person() then perform loops.refuse('ownWork'); end if;
  if v.checked_at is not null then perform loops.refuse('alreadyChecked', 'SL409'); end if;
  -- nobody checks what they cannot read
  if training.will_answer(ctx.person(), v.topic) then perform loops.refuse('answersHidden'); end if;
  update public.question_version set checked_by_id = ctx.person(), checked_at = ctx.now() where id = wanted;
end $$;

create or replace function training.retire_question(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  q public.question;
begin
  if not training.writes_questions() then perform loops.refuse('wrongRole'); end if;
  select * into q from public.question x where x.id = wanted for update;
  if q.id is null or not q.org_id = any (ctx.orgs()) then perform loops.refuse('notFound', 'SL404'); end if;
  if q.org_id <> ctx.org() then perform loops.refuse('notYourUnit'); end if;
  if q.retired_at is not null then perform loops.refuse('alreadyWithdrawn', 'SL409'); end if;
  update public.question set retired_at = ctx.now(), retired_by_id = ctx.person() where id = wanted;
end $$;

-- Begins the reader's next attempt and draws its questions by the training's seed, the person and the number of the attempt; one that is open goes on.
create or replace function training.begin_quiz(wanted bigint) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s public.training_session;
  opened bigint;
  earlier int;
  drawn bigint[];
  by_seed text;
begin
  select * into s from public.training_session x where x.id = wanted for no key update;
  if s.id is null or s.quiz_topic is null then perform loops.refuse('notFound', 'SL404'); end if;
  if not exists (select from public.training_attendance a where a.session_id = s.id and a.person_id = ctx.person()) then perform loops.refuse('notPresent'); end if;
  if s.cancelled_at is not null then perform loops.refuse('trainingCancelled', 'SL409'); end if;
  if ctx.now() > s.ends_at + make_interval(days => training.rule('quiz_open', s.org_id)) then perform loops.refuse('quizClosed', 'SL409'); end if;
  select t.id into opened from public.quiz_attempt t where t.session_id = s.id and t.person_id = ctx.person() and t.submitted_at is null;
  if opened is not null then return opened; end if;
  if exists (select from public.quiz_attempt t where t.session_id = s.id and t.person_id = ctx.person() and t.passed) then perform loops.refuse('alreadyPassed', 'SL409'); end if;
  select count(*) into earlier from public.quiz_attempt t where t.session_id = s.id and t.person_id = ctx.person();
  if earlier >= s.attempts then perform loops.refuse('noAttemptsLeft', 'SL409'); end if;
  by_seed := md5(s.seed || ':' || ctx.person() || ':' || earlier + 1);
  drawn := array(select d from training.drawable(s.quiz_topic, s.org_id) d order by md5(by_seed || ':' || d) limit s.quiz_questions);
  if cardinality(drawn) < s.quiz_questions then perform loops.refuse('tooFewQuestions', 'SL422'); end if;
  insert into public.quiz_attempt (session_id, person_id, org_id, holder_org_id, no, seed, version_ids, started_at)
    values (s.id, ctx.person(), ctx.org(), s.org_id, earlier + 1, by_seed, drawn, ctx.now()) returning id into opened;
  return opened;
end $$;

-- Marks an attempt of the reader's own, once. Every question has an answer, each of its options.
create or replace function training.submit_quiz(wanted bigint, said jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  t public.quiz_attempt;
  s public.training_session;
  wrong bigint[];
  share int;
begin
  select * into t from public.quiz_attempt x where x.id = wanted and x.person_id = ctx.person() for update;
  if t.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if t.submitted_at is not null then perform loops.refuse('alreadyAnswered', 'SL409'); end if;
  select * into s from public.training_session x where x.id = t.session_id;
  if ctx.now() > s.ends_at + make_interval(days => training.rule('quiz_open', s.org_id)) then perform loops.refuse('quizClosed', 'SL409'); end if;
  if said is null or jsonb_typeof(said) <> 'object' then perform loops.refuse('invalid', 'SL422'); end if;
  if exists (select from public.question_version v where v.id = any (t.version_ids) and (jsonb_typeof(said -> v.id::text) is distinct from 'array'
    or jsonb_array_length(said -> v.id::text) = 0)) then perform loops.refuse('needsAllAnswers', 'SL422'); end if;
  if exists (select from public.question_version v, jsonb_array_elements_text(said -> v.id::text) g
    where v.id = any (t.version_ids) and g not in (select o ->> 'key' from jsonb_array_elements(v.options) o)) then perform loops.refuse('invalid', 'SL422'); end if;
  if exists (select from public.question_version v where v.id = any (t.version_ids) and v.kind <> 'multiple' and jsonb_array_length(said -> v.id::text) <> 1) then perform loops.refuse('invalid', 'SL422'); end if;
  wrong := array(select v.id from public.question_version v where v.id = any (t.version_ids)
    and array(select distinct a from unnest(v.answers) a order by 1) is distinct from array(select distinct g from jsonb_array_elements_text(said -> v.id::text) g order by 1)
    order by array_position(t.version_ids, v.id));
  share := floor((cardinality(t.version_ids) - cardinality(wrong)) * 100.0 / cardinality(t.version_ids));
  update public.quiz_attempt set submitted_at = ctx.now(), given = (select jsonb_object_agg(k, said -> k) from unnest(t.version_ids) i, lateral (select i::text as k) n),
    wrong_ids = wrong, percent = share, passed = share >= s.pass_mark where id = wanted;
end $$;
