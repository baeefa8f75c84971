-- A document sent to a unit: what may be sent to whom, the days that its clocks run to, and that a promise is never rewritten.
create schema if not exists circulations;
revoke all on schema circulations from public;
grant usage on schema circulations to sixlines_app;

-- The first day by which so many working days have passed.
create or replace function circulations.working_after(first date, working int) returns date
language sql stable set search_path = pg_catalog as $$
  select min(d)::date from generate_series(first, first + working * 3 + 30, interval '1 day') d where loops.working_days(first, d::date) >= working
$$;

create or replace function circulations.period(key text, region text, on_day date) returns int
language plpgsql stable set search_path = pg_catalog as $$
declare
  found numeric := loops.rule_value('circulation.' || key, region, on_day);
begin
  if found is null then raise exception 'no rule pack has circulation.%', key; end if;
  return found;
end $$;

-- The last day of the unit's commitments as they stand.
create or replace function circulations.last_day(this bigint) returns date
language sql stable security definer set search_path = pg_catalog as $$
  select max(m.due_on) from public.commitment m
  where m.circulation_id = this and not exists (select from public.commitment n where n.circulation_id = this and n.kind = m.kind and n.version > m.version)
$$;

-- Whether a person signed for the document, wrote or answers for a promise, or holds an office of the unit that promised: whoever does does not review it.
create or replace function circulations.has_committed(this bigint, person bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.commitment m where m.circulation_id = this and person in (m.owner_id, m.written_by_id))
    or exists (select from public.event e where e.loop = 'circulation' and e.case_id = this and e.person_id = person and e.move in ('sign', 'commit', 'change'))
    or exists (select from public.circulation c where c.id = this and loops.acts_for(person, c.org_id))
$$;

-- What of the four needs is there; `c` is the row as it will be.
create or replace function circulations.meets(need text, c jsonb) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select case need
    when 'commitments' then (select count(*) = 4 from public.commitment m where m.circulation_id = (c ->> 'id')::bigint)
    when 'commitment' then exists (select from public.commitment m where m.circulation_id = (c ->> 'id')::bigint and m.version > 1
      and m.kind = c -> 'came_with' -> 'commitment' ->> 'kind' and m.words = c -> 'came_with' -> 'commitment' ->> 'words' and m.due_on::text = c -> 'came_with' -> 'commitment' ->> 'dueOn')
    else (select count(*) = 4 from public.commitment_review r where r.circulation_id = (c ->> 'id')::bigint
      and r.phase = case c ->> 'came_by' when 'review_mid' then 'mid' else 'final' end) end
$$;

create or replace function circulations.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  today date := (ctx.now() at time zone 'Asia/Shanghai')::date;
  unit public.org;
  committed_on date;
begin
  if tg_op = 'INSERT' then
    select * into unit from public.org o where o.id = NEW.org_id;
    if unit.id is null or unit.kind not in ('office', 'department', 'enterprise') or not coalesce(NEW.org_id = any (ctx.orgs()), false) then perform loops.refuse('notYourUnit'); end if;
    -- nobody sends to their own unit, or to one that theirs belongs to
    if loops.within(NEW.issuer_org_id, NEW.org_id) then perform loops.refuse('ownUnit'); end if;
    if NEW.owner_id is not null or NEW.deputy_id is not null or NEW.level is not null then perform loops.refuse('wrongStage', 'SL409'); end if;
    if NEW.document_kind = 'source' then
      select d.title_zh, d.title_en into NEW.title_zh, NEW.title_en from public.source_document d where d.id = NEW.document_id and d.frozen_at is not null;
    else
      -- an enterprise reads no circular of the authorities
      select d.title_zh, d.title_en into NEW.title_zh, NEW.title_en from public.circular d where d.id = NEW.document_id and d.stage = 'issued' and unit.kind <> 'enterprise';
    end if;
    if not found then perform loops.refuse('notFound', 'SL404'); end if;
    NEW.line := 'defense';
    NEW.region_code := unit.region_code;
    NEW.due_on := circulations.working_after(today, circulations.period('sign', NEW.region_code, today));
    return NEW;
  end if;
  case NEW.came_by
    when 'sign' then NEW.due_on := circulations.working_after(today, circulations.period('commit', NEW.region_code, today));
    when 'review_mid' then
      NEW.due_on := circulations.working_after(greatest(today, circulations.last_day(NEW.id)), circulations.period('final', NEW.region_code, today));
    when 'commit', 'change' then
      if NEW.stage = 'committed' then
        select (e.at at time zone 'Asia/Shanghai')::date into committed_on from public.event e where e.loop = 'circulation' and e.case_id = NEW.id and e.move = 'commit';
        committed_on := coalesce(committed_on, today);
        NEW.due_on := greatest(today, least(committed_on + circulations.period('mid', NEW.region_code, today), circulations.last_day(NEW.id)));
      else
        NEW.due_on := circulations.working_after(greatest(today, circulations.last_day(NEW.id)), circulations.period('final', NEW.region_code, today));
      end if;
    else null;
  end case;
  return NEW;
end $$;
drop trigger if exists b_circulation on public.circulation;
create trigger b_circulation before insert or update on public.circulation for each row execute function circulations.guard();

alter table public.circulation drop constraint if exists circulation_verifier_outside;
alter table public.circulation add constraint circulation_verifier_outside check (verifier_org_id is null or verifier_org_id <> org_id);
alter table public.circulation drop constraint if exists circulation_closer_outside;
alter table public.circulation add constraint circulation_closer_outside check (closer_org_id is null or closer_org_id <> org_id);
alter table public.circulation drop constraint if exists circulation_done_reviewed;
alter table public.circulation add constraint circulation_done_reviewed
  check (stage <> 'reviewed' or (verifier_id is not null and submitter_id is not null and closer_id is not null and closer_id <> submitter_id));

-- A promise is made when the unit commits itself, or in the place of one whose day has not passed; by whom and for when, never a stranger, never a day that is over.
create or replace function circulations.guard_commitment() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  -- the application cannot say when it writes
  today date := (NEW.at at time zone 'Asia/Shanghai')::date;
  c public.circulation;
  before public.commitment;
begin
  select * into c from public.circulation x where x.id = NEW.circulation_id for share;
  select * into before from public.commitment m where m.circulation_id = NEW.circulation_id and m.kind = NEW.kind order by m.version desc limit 1;
  if c.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if before.id is null and c.stage <> 'signed' or before.id is not null and c.stage not in ('committed', 'mid_reviewed') then
    perform loops.refuse('wrongStage', 'SL409');
  end if;
  if not loops.acts_for(NEW.owner_id, c.org_id) then perform loops.refuse('strangerNamed', 'SL422'); end if;
  if NEW.due_on < today then perform loops.refuse('duePast', 'SL422'); end if;
  if NEW.due_on > today + 730 then perform loops.refuse('dueFar', 'SL422'); end if;
  if before.due_on < today then perform loops.refuse('commitmentOver', 'SL409'); end if;
  NEW.version := coalesce(before.version, 0) + 1;
  return NEW;
end $$;
drop trigger if exists a_guard on public.commitment;
create trigger a_guard before insert on public.commitment for each row execute function circulations.guard_commitment();

-- A review is of the promise as it stands, by the sender's own unit, in its turn.
create or replace function circulations.guard_review() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c public.circulation;
begin
  select * into c from public.circulation x where x.id = NEW.circulation_id for share;
  if c.stage is distinct from (case NEW.phase when 'mid' then 'committed' else 'mid_reviewed' end) then perform loops.refuse('wrongStage', 'SL409'); end if;
  if NEW.org_id <> c.issuer_org_id then perform loops.refuse('notYourUnit'); end if;
  if circulations.has_committed(NEW.circulation_id, NEW.person_id) then perform loops.refuse('ownWork'); end if;
  if NEW.commitment_id is distinct from (select m.id from public.commitment m where m.circulation_id = NEW.circulation_id and m.kind = NEW.kind order by m.version desc limit 1) then
    perform loops.refuse('notFound', 'SL404');
  end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.commitment_review;
create trigger a_guard before insert on public.commitment_review for each row execute function circulations.guard_review();

-- What was promised and what was found stands as it was written, whoever comes in through SQL.
create or replace function circulations.never() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$ begin perform loops.refuse('frozen', 'SL409'); return null; end $$;
do $$
declare
  t text;
begin
  foreach t in array array['commitment', 'commitment_review'] loop
    execute format('drop trigger if exists only_grows on public.%I', t);
    execute format('create trigger only_grows before update or delete on public.%I for each row execute function circulations.never()', t);
    execute format('drop trigger if exists only_grows_whole on public.%I', t);
    execute format('create trigger only_grows_whole before truncate on public.%I for each statement execute function circulations.never()', t);
  end loop;
end $$;

-- Asked when the transaction ends: the ledger holds, from this very transaction and this person, a move that says the same.
create or replace function circulations.came_with_move() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c jsonb := to_jsonb(NEW);
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return null; end if;
  perform from public.event e
    where e.loop = 'circulation' and e.case_id = NEW.circulation_id and e.person_id = ctx.person() and e.xmin = pg_current_xact_id()::xid
      and case
        when tg_table_name = 'commitment_review' then e.move = 'review_' || (c ->> 'phase')
          and e.payload -> 'outcomes' -> (c ->> 'kind') = jsonb_build_object('outcome', c ->> 'outcome', 'words', c ->> 'words')
        when (c ->> 'version')::int = 1 then e.move = 'commit'
          and e.payload -> 'commitments' -> (c ->> 'kind') = jsonb_build_object('words', c ->> 'words', 'dueOn', c ->> 'due_on', 'ownerId', c -> 'owner_id')
        else e.move = 'change' and e.payload ->> 'reason' = c ->> 'reason'
          and e.payload -> 'commitment' = jsonb_build_object('kind', c ->> 'kind', 'words', c ->> 'words', 'dueOn', c ->> 'due_on', 'ownerId', c -> 'owner_id') end;
  if not found then perform loops.refuse('withoutMove', 'SL409'); end if;
  return null;
end $$;
do $$
declare
  t text;
begin
  foreach t in array array['commitment', 'commitment_review'] loop
    execute format('drop trigger if exists z_came_with_move on public.%I', t);
    execute format('create constraint trigger z_came_with_move after insert on public.%I deferrable initially deferred for each row execute function circulations.came_with_move()', t);
  end loop;
end $$;

-- A unit reads what was sent to it; the sender, and whoever has the unit or the sender in scope, the rest.
do $$
declare
  sees text := '(select ctx.everything()) or org_id in (select ctx.units()) or issuer_org_id in (select ctx.units())';
  one record;
begin
  execute format('create policy read on public.circulation for select to sixlines_app using (%s)', sees);
  execute format('create policy move on public.circulation for update to sixlines_app using (%s) with check (%s)', sees, sees);
  execute 'create policy open on public.circulation for insert to sixlines_app with check (issuer_org_id = (select ctx.org()))';
  for one in select * from (values ('commitment', 'written_by_id = (select ctx.person())'), ('commitment_review', 'person_id = (select ctx.person()) and org_id = (select ctx.org())')) as t (name, own) loop
    execute format('create policy read on public.%I for select to sixlines_app using (exists (select from public.circulation c where c.id = circulation_id))', one.name);
    execute format('create policy give on public.%I for insert to sixlines_app with check (exists (select from public.circulation c where c.id = circulation_id) and %s)', one.name, one.own);
  end loop;
end $$;
grant update (stage, came_from, came_by, came_with, version) on public.circulation to sixlines_app;
grant insert (stage, came_from, came_by, came_with, org_id, issuer_org_id, line, region_code, document_kind, document_id) on public.circulation to sixlines_app;
grant insert (circulation_id, kind, words, due_on, owner_id, reason, written_by_id) on public.commitment to sixlines_app;
grant insert (circulation_id, commitment_id, kind, phase, outcome, words, person_id, org_id) on public.commitment_review to sixlines_app;

-- What a morning has to say of circulation: before and after the day of signing, of committing and of each review, and before the day of a promise. Each is told once.
create or replace function circulations.remind(today date) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  one record;
  cases jsonb[];
  onces text[];
  days date[];
  told int[] := array[0, 0];
  promises int;
begin
  for one in select * from (values ('sent', 'signSoon', 'signLate'), ('signed', 'dueSoon', 'overdue'), ('committed', 'reviewDue', 'overdue'), ('mid_reviewed', 'reviewDue', 'overdue'))
    as t (stage, before, after) loop
    for n in 0..1 loop
      select array_agg(to_jsonb(c)), array_agg(format('%s:circulation:%s:%s:%s', case n when 0 then one.before else one.after end, c.id, c.stage, c.due_on)), array_agg(c.due_on)
        into cases, onces, days
        from public.circulation c join notices.rule_by_region('circulation.remind', today) r on r.region = c.region_code
        where c.stage = one.stage and case n when 0 then c.due_on >= today and loops.working_days(today, c.due_on) <= r.value else c.due_on < today end;
      told[n + 1] := told[n + 1] + notices.tell_cases(case n when 0 then one.before else one.after end, cases, onces, days);
    end loop;
  end loop;
  insert into public.notice (person_id, kind, loop, case_id, details, path, once, at)
    select distinct on (p, m.id) p, 'commitmentSoon', 'circulation', c.id, notices.details_of(to_jsonb(c) - 'due_on') || jsonb_build_object('on', m.due_on), notices.path_of('circulation', c.id),
      format('commitmentSoon:%s', m.id), clock_timestamp()
    from public.circulation c join notices.rule_by_region('circulation.commitment', today) r on r.region = c.region_code join public.commitment m on m.circulation_id = c.id
      cross join lateral (select m.owner_id as p where notices.serves(m.owner_id) union select h from notices.office(c.org_id, '{head,enterprise}') h where not notices.serves(m.owner_id)) told
    where c.stage in ('committed', 'mid_reviewed') and m.due_on >= today and loops.working_days(today, m.due_on) <= r.value
      and not exists (select from public.commitment v where v.circulation_id = m.circulation_id and v.kind = m.kind and v.version > m.version)
    on conflict do nothing;
  get diagnostics promises = row_count;
  return jsonb_build_object('circulationSoon', told[1], 'circulationLate', told[2], 'commitmentSoon', promises);
end $$;

revoke all on all functions in schema circulations from public;
