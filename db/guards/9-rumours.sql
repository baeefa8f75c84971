-- Rumours: what is found needs its sources, what is answered needs another person's yes, and what the public reads is written by the database alone.
create schema if not exists rumours;
revoke all on schema rumours from public;
grant usage on schema rumours to sixlines_app;

create or replace function rumours.hours(key text, region text, on_day date) returns int
language plpgsql stable set search_path = pg_catalog as $$
declare
  found numeric := loops.rule_value('rumour.' || key, region, on_day);
begin
  if found is null then raise exception 'no rule pack has rumour.%', key; end if;
  return found;
end $$;

-- Whether a person received the rumour, weighed it or wrote of it: whoever did does not say whether it is true.
create or replace function rumours.has_handled(this bigint, person bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.event e where e.loop = 'rumour' and e.case_id = this and e.person_id = person and e.move in ('receive', 'triage', 'draft_answer', 'correct'))
$$;

create or replace function rumours.is_link(link text) returns boolean
language sql immutable set search_path = pg_catalog as $$ select length(link) <= 500 and link ~ '^https?://[^[:space:]"''<>]+$' $$;

-- As domain/rumour.ts has it: a mobile number, or the number of an identity card.
create or replace function rumours.holds_personal_number(words text) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select coalesce(words ~ '(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)', false)
$$;

-- What of the five needs is there; `c` is the row as it will be.
create or replace function rumours.meets(need text, c jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(case need
    when 'checker' then c ->> 'org_id' is not null and c ->> 'owner_id' is not null
    when 'truth' then c ->> 'truth' in ('true', 'false', 'partly', 'unproven') and c -> 'came_with' ->> 'truth' = c ->> 'truth'
    when 'sources' then jsonb_typeof(c -> 'sources') = 'array' and c -> 'came_with' -> 'sources' = c -> 'sources' and jsonb_array_length(c -> 'sources') between 1 and 3
      and not exists (select from jsonb_array_elements(c -> 'sources') s where btrim(coalesce(s ->> 'words', '')) = '' or s ->> 'link' is not null and not rumours.is_link(s ->> 'link'))
    when 'answer' then c -> 'came_with' -> 'answer' = c -> 'draft' and btrim(coalesce(c -> 'draft' ->> 'claimZh', '')) <> '' and btrim(coalesce(c -> 'draft' ->> 'textZh', '')) <> ''
      and c -> 'draft' ->> 'claimEn' is not null and c -> 'draft' ->> 'textEn' is not null and btrim(coalesce(c -> 'draft' ->> 'channel', '')) <> ''
      and c -> 'draft' ->> 'audience' in ('public', 'asker') and (c -> 'draft' ->> 'link' is null or rumours.is_link(c -> 'draft' ->> 'link'))
    when 'reachAfter' then c ->> 'reach_after' is not null and c -> 'came_with' -> 'reachAfter' = c -> 'reach_after' end, false)
$$;

create or replace function rumours.is_territory(region text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.org o where o.id = any (ctx.orgs()) and starts_with(region, regexp_replace(o.region_code, '(00){1,2}$', '')))
$$;

create or replace function rumours.has_subject(subject text, this bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select case subject when 'place' then exists (select from public.place where id = this) when 'hazard' then exists (select from public.hazard where id = this)
    when 'accident' then exists (select from public.accident where id = this) when 'directive' then exists (select from public.directive where id = this) else false end
$$;

-- The supervisors who are nearest above the unit that answers, for one of them approves its words.
create or replace function rumours.approvers(unit bigint) returns setof bigint
language sql stable security definer set search_path = pg_catalog as $$
  with above as (
    select m.person_id, length(s.path) as depth from public.org u, public.membership m join public.org s on s.id = m.scope_org_id
    where u.id = unit and m.role = 'supervisor' and starts_with(u.path, s.path) and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date))
  select person_id from above where depth = (select max(depth) from above)
$$;

create or replace function rumours.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  today date := (ctx.now() at time zone 'Asia/Shanghai')::date;
  unit public.org;
begin
  if tg_op = 'INSERT' then
    select * into unit from public.org o where o.id = ctx.org();
    if unit.kind = 'enterprise' then perform loops.refuse('notYourUnit'); end if;
    if not rumours.is_territory(NEW.region_code) then perform loops.refuse('notYourUnit'); end if;
    if NEW.subject is not null and not rumours.has_subject(NEW.subject, NEW.subject_id) then perform loops.refuse('notFound', 'SL404'); end if;
    NEW.org_id := ctx.org(); NEW.owner_id := null; NEW.deputy_id := null; NEW.level := null; NEW.regulator_org_id := null; NEW.assisting_org_ids := '{}';
    NEW.truth := null; NEW.sources := '[]'; NEW.draft := null; NEW.public_code := null; NEW.reach_after := null;
    NEW.triaged_at := null; NEW.verified_at := null; NEW.answered_at := null;
    NEW.line := 'network';
    NEW.due_on := ((NEW.opened_at + make_interval(hours => rumours.hours('answer', NEW.region_code, today))) at time zone 'Asia/Shanghai')::date;
    return NEW;
  end if;
  case NEW.came_by
    when 'triage' then
      select * into unit from public.org o where o.id = NEW.org_id;
      if unit.id is null or unit.kind = 'enterprise' or not coalesce(NEW.org_id = any (ctx.orgs()), false) then perform loops.refuse('notYourUnit'); end if;
      if not loops.acts_for(NEW.owner_id, NEW.org_id) then perform loops.refuse('strangerNamed', 'SL422'); end if;
      if (NEW.subject, NEW.subject_id) is distinct from (OLD.subject, OLD.subject_id) and NEW.subject is not null and not rumours.has_subject(NEW.subject, NEW.subject_id) then
        perform loops.refuse('notFound', 'SL404');
      end if;
      NEW.triaged_at := NEW.moved_at;
    when 'bounce' then NEW.triaged_at := null; NEW.owner_id := null;
    when 'verify' then NEW.verified_at := NEW.moved_at;
    when 'verify_again' then NEW.verified_at := NEW.moved_at;
    when 'draft_answer' then null;
    when 'correct' then
      -- what everybody was told is not taken back in silence
      if NEW.public_code is not null and NEW.draft ->> 'audience' <> 'public' then perform loops.refuse('publicStays', 'SL422'); end if;
    when 'approve_answer' then NEW.answered_at := NEW.moved_at; NEW.due_on := null;
    else null;
  end case;
  if NEW.came_by in ('draft_answer', 'correct') and NEW.draft ->> 'audience' = 'public'
    and rumours.holds_personal_number(concat_ws(E'\n', NEW.draft ->> 'claimZh', NEW.draft ->> 'claimEn', NEW.draft ->> 'textZh', NEW.draft ->> 'textEn', NEW.draft ->> 'channel')) then
    perform loops.refuse('personalNumber', 'SL422');
  end if;
  if NEW.came_by in ('approve_answer', 'approve_correction') then
    if NEW.public_code is null and OLD.draft ->> 'audience' = 'public' then NEW.public_code := upper(substr(md5(gen_random_uuid()::text), 1, 8)); end if;
    NEW.draft := null;
  end if;
  return NEW;
end $$;
drop trigger if exists b_rumour on public.rumour;
create trigger b_rumour before insert or update on public.rumour for each row execute function rumours.guard();

-- The answer is the draft as it stood when another person said yes to it.
create or replace function rumours.publish() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.rumour_answer (rumour_id, version, claim_zh, claim_en, text_zh, text_en, truth, channel, link, audience, written_by_id, approved_by_id, at)
    select NEW.id, coalesce((select max(a.version) from public.rumour_answer a where a.rumour_id = NEW.id), 0) + 1, d ->> 'claimZh', d ->> 'claimEn', d ->> 'textZh', d ->> 'textEn', NEW.truth,
      d ->> 'channel', d ->> 'link', d ->> 'audience', OLD.proposer_id, ctx.person(), NEW.moved_at
    from (select OLD.draft as d) one;
  return null;
end $$;
drop trigger if exists y_publish on public.rumour;
create trigger y_publish after update on public.rumour for each row when (NEW.came_by in ('approve_answer', 'approve_correction')) execute function rumours.publish();

create or replace function rumours.never() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$ begin perform loops.refuse('frozen', 'SL409'); return null; end $$;
drop trigger if exists only_grows on public.rumour_answer;
create trigger only_grows before update or delete on public.rumour_answer for each row execute function rumours.never();
drop trigger if exists only_grows_whole on public.rumour_answer;
create trigger only_grows_whole before truncate on public.rumour_answer for each statement execute function rumours.never();

-- The unit that received it, the one that verifies, and whoever has one of them in scope; an enterprise, if it is one of neither, nothing.
do $$
declare
  sees text := '(select ctx.everything()) or org_id in (select ctx.units()) or issuer_org_id in (select ctx.units())';
begin
  execute format('create policy read on public.rumour for select to sixlines_app using (%s)', sees);
  -- who sends it back no longer has it
  execute format('create policy move on public.rumour for update to sixlines_app using (%s) with check (true)', sees);
end $$;
create policy open on public.rumour for insert to sixlines_app with check (issuer_org_id = (select ctx.org()));
create policy read on public.rumour_answer for select to sixlines_app using ((select ctx.everything()) or exists (select from public.rumour c where c.id = rumour_id offset 0));
grant insert (stage, came_from, came_by, came_with, org_id, issuer_org_id, line, region_code, title_zh, title_en, words, source, channel, link, reach, subject, subject_id),
  update (stage, came_from, came_by, came_with, version, org_id, owner_id, deputy_id, truth, sources, draft, reach_after, subject, subject_id) on public.rumour to sixlines_app;

-- What everybody may read, signed in or not: the answers that were approved to be public, each version with its day; nothing of who, where inside, or what was not answered.
drop function if exists rumours.public_answers();
create function rumours.public_answers() returns table (code text, version int, claim_zh text, claim_en text, text_zh text, text_en text, truth text, channel text, link text, at timestamptz,
  hours float8, invented boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select c.public_code, a.version, a.claim_zh, a.claim_en, a.text_zh, a.text_en, a.truth, a.channel, a.link, a.at, extract(epoch from c.answered_at - c.opened_at)::float8 / 3600, c.invented
  from public.rumour c join public.rumour_answer a on a.rumour_id = c.id
  where c.public_code is not null and c.stage in ('answered', 'closed') and a.audience = 'public'
  order by c.answered_at desc, c.id desc, a.version desc
$$;
-- Which state of them this is: answers are only ever added.
create or replace function rumours.public_stamp() returns text
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(max(a.id), 0) || '.' || count(*) from public.rumour_answer a where a.audience = 'public'
$$;

revoke all on all functions in schema rumours from public;
grant execute on function rumours.public_answers(), rumours.public_stamp(), rumours.has_handled(bigint, bigint) to sixlines_app;
