-- Who is told of what, in the transaction of the move itself. Which move tells whom is a table; a move that tells nobody costs nothing, for its trigger does not fire.
create schema if not exists notices;
revoke all on schema notices from public;
grant usage on schema notices to sixlines_app, sixlines_worker;

create table if not exists notices.kind (kind text primary key, urgent boolean not null);
create table if not exists notices.told (loop text not null, move text not null, who text[] not null, kind text not null, level text, primary key (loop, move));
delete from notices.told;
delete from notices.kind;
insert into notices.kind (kind, urgent) select k, k = any (array['majorFound', 'accidentReported', 'controlsImposed', 'listed', 'measureImposed', 'planFiled', 'alerted', 'reviewPassed', 'reopened', 'served', 'appealUpheld', 'appealReversed', 'callCheck', 'alertUnanswered', 'rumourUnweighed', 'rumourUnanswered', 'test'])
  from unnest(array['given', 'named', 'bounced', 'submitted', 'returned', 'verified', 'suspended', 'resumed', 'cancelled', 'commented', 'extensionAsked', 'extensionGranted', 'extensionRefused',
    'majorFound', 'ordered', 'controlsImposed', 'planFiled', 'listed', 'passed', 'failed', 'acceptanceAsked', 'reviewPassed', 'delisted', 'closed', 'reopened', 'measureImposed', 'measureLifted',
    'downgradeProposed', 'visitGiven', 'visitAssigned', 'visitSubmitted', 'visitReturned', 'documentIssued', 'replied', 'selfCheckTaken', 'claimed', 'directiveClosed', 'served', 'answered',
    'appealed', 'settled', 'appealUpheld', 'appealReversed', 'toApprove', 'approved', 'circulated', 'committed', 'commitmentChanged', 'midReviewed', 'finalReviewed', 'signSoon', 'signLate', 'commitmentSoon', 'reviewDue', 'dueSoon', 'overdue', 'acceptLate', 'silent', 'watchOver', 'extensionWaiting', 'responsibilityEnds',
    'membershipEnds', 'assuranceSubmitted', 'assuranceConfirmed', 'assuranceExpiring', 'assuranceExpired', 'accidentReported', 'accidentConcluded', 'alerted', 'acknowledged', 'stoodDown', 'responseReviewed', 'evaluationOpens', 'evaluationCloses', 'evaluationLate', 'placesWaiting', 'placesUnlooked',
    'rosterPublished', 'swapAsked', 'swapAgreed', 'swapDeclined', 'swapApproved', 'swapRefused', 'shiftReplaced', 'shiftHandedOver', 'callCheck', 'callMissed', 'planApproved', 'planFiledWith', 'drillPlanned', 'drillHeld', 'drillEvaluated', 'planReview', 'drillOwed', 'storeExpires', 'rumourUnweighed', 'rumourUnanswered', 'alertUnanswered', 'handoverLate', 'digest', 'test']) k;

-- of several who a person is the first counts; `level` limits a row to one grade of hazard
insert into notices.told (loop, move, kind, who, level) values
  ('task', 'issue', 'given', '{owner,deputy,heads}', null),
  ('task', 'reissue', 'given', '{owner,deputy,heads}', null),
  ('task', 'name', 'named', '{owner,deputy}', null),
  ('task', 'reassign', 'named', '{owner,deputy}', null),
  ('hazard', 'reassign', 'named', '{owner,deputy}', null),
  ('inspection', 'reassign', 'named', '{owner}', null),
  ('task', 'bounce', 'bounced', '{issuers}', null),
  ('task', 'submit', 'submitted', '{issuers}', null),
  ('task', 'return', 'returned', '{owner,deputy,submitter,heads}', null),
  ('task', 'verify', 'verified', '{owner,deputy,submitter}', null),
  ('task', 'suspend', 'suspended', '{owner,deputy,heads}', null),
  ('task', 'resume', 'resumed', '{owner,deputy,heads}', null),
  ('task', 'cancel', 'cancelled', '{owner,deputy,heads}', null),
  ('task', 'comment', 'commented', '{owner,deputy,handlers}', null),
  ('task', 'ask_extension', 'extensionAsked', '{issuers}', null),
  ('task', 'grant_extension', 'extensionGranted', '{asker,owner,deputy}', null),
  ('task', 'refuse_extension', 'extensionRefused', '{asker,owner,deputy}', null),
  ('hazard', 'grade', 'majorFound', '{regulatorHeads,leaders}', 'major'),
  ('hazard', 'upgrade', 'majorFound', '{owner,heads,regulatorHeads,leaders}', null),
  ('hazard', 'propose_downgrade', 'downgradeProposed', '{issuers,leaders}', null),
  ('hazard', 'order', 'ordered', '{owner,deputy,heads}', null),
  ('hazard', 'impose_controls', 'controlsImposed', '{owner,deputy,heads}', null),
  ('hazard', 'file_plan', 'planFiled', '{handlers,leaders}', null),
  ('hazard', 'list', 'listed', '{owner,deputy,heads,handlers}', null),
  ('hazard', 'submit', 'submitted', '{handlers}', null),
  ('hazard', 'pass_reinspection', 'passed', '{submitter,owner,deputy,handlers}', null),
  ('hazard', 'fail_reinspection', 'failed', '{submitter,owner,deputy,heads}', null),
  ('hazard', 'request_acceptance', 'acceptanceAsked', '{handlers}', null),
  ('hazard', 'pass_review', 'reviewPassed', '{leaders,submitter,owner}', null),
  ('hazard', 'fail_review', 'failed', '{submitter,owner,deputy,heads}', null),
  ('hazard', 'delist', 'delisted', '{owner,deputy,heads,handlers}', null),
  ('hazard', 'close', 'closed', '{submitter,owner,deputy}', null),
  ('hazard', 'reopen', 'reopened', '{owner,deputy,heads,regulatorHeads}', null),
  ('hazard', 'impose_measure', 'measureImposed', '{owner,deputy,heads}', null),
  ('hazard', 'lift_measure', 'measureLifted', '{owner,deputy,heads}', null),
  ('hazard', 'comment', 'commented', '{owner,deputy,handlers}', null),
  ('hazard', 'ask_extension', 'extensionAsked', '{issuers,leaders}', null),
  ('hazard', 'grant_extension', 'extensionGranted', '{asker,owner,deputy}', null),
  ('hazard', 'refuse_extension', 'extensionRefused', '{asker,owner,deputy}', null),
  ('inspection', 'plan_cross', 'visitGiven', '{heads}', null),
  ('inspection', 'assign', 'visitAssigned', '{team}', null),
  ('inspection', 'submit', 'visitSubmitted', '{reviewers}', null),
  ('inspection', 'return', 'visitReturned', '{submitter,team}', null),
  ('inspection', 'return_self', 'visitReturned', '{submitter}', null),
  ('inspection', 'confirm_self', 'selfCheckTaken', '{submitter}', null),
  -- of a visit that nobody announced the place learns nothing before this
  ('inspection', 'issue', 'documentIssued', '{inspected}', null),
  ('inspection', 'reply', 'replied', '{team,handlers}', null),
  ('directive', 'claim', 'claimed', '{leaders}', null),
  ('directive', 'verify_close', 'directiveClosed', '{submitter}', null),
  ('directive', 'return', 'returned', '{submitter,issuers}', null),
  ('directive', 'comment', 'commented', '{issuers}', null),
  -- a morning drafts many steps: they stand on the desk, not one by one in the inbox
  ('accountability', 'approve', 'approved', '{issuers}', null),
  ('accountability', 'serve', 'served', '{owner,heads}', null),
  ('accountability', 'respond', 'answered', '{issuers}', null),
  ('accountability', 'appeal', 'appealed', '{issuers,leaders}', null),
  ('accountability', 'settle', 'settled', '{owner,heads}', null),
  ('accountability', 'uphold', 'appealUpheld', '{owner,heads,issuers}', null),
  ('accountability', 'reverse', 'appealReversed', '{owner,heads,issuers}', null),
  ('accountability', 'comment', 'commented', '{issuers}', null),
  ('assurance', 'submit', 'assuranceSubmitted', '{handlers}', null),
  ('assurance', 'comment', 'commented', '{owner,handlers}', null),
  ('assurance', 'return', 'returned', '{owner,submitter,heads}', null),
  ('assurance', 'confirm', 'assuranceConfirmed', '{owner,submitter,heads}', null),
  ('circulation', 'send', 'circulated', '{signers}', null),
  ('circulation', 'commit', 'committed', '{issuers}', null),
  ('circulation', 'change', 'commitmentChanged', '{issuers}', null),
  ('circulation', 'review_mid', 'midReviewed', '{submitter,heads}', null),
  ('circulation', 'review_final', 'finalReviewed', '{submitter,heads}', null),
  ('circulation', 'withdraw', 'cancelled', '{signers}', null),
  ('circulation', 'comment', 'commented', '{heads,handlers}', null),
  ('accident', 'report', 'accidentReported', '{leaders,regulatorHeads,issuers}', null),
  ('accident', 'conclude', 'accidentConcluded', '{regulatorHeads,submitter}', null),
  ('plan', 'review', 'toApprove', '{heads}', null),
  ('plan', 'return', 'returned', '{submitter}', null),
  ('plan', 'approve', 'planApproved', '{readers,handlers}', null),
  ('plan', 'file', 'planFiledWith', '{submitter,heads}', null),
  ('plan', 'comment', 'commented', '{submitter,heads}', null),
  ('drill', 'plan', 'drillPlanned', '{owner,heads}', null),
  ('drill', 'reschedule', 'drillPlanned', '{owner,heads}', null),
  ('drill', 'hold', 'drillHeld', '{heads,handlers}', null),
  ('drill', 'evaluate', 'drillEvaluated', '{owner,submitter,heads}', null),
  ('drill', 'cancel', 'cancelled', '{owner,submitter,heads}', null),
  ('drill', 'comment', 'commented', '{owner,submitter,heads}', null),
  ('response', 'notify', 'alerted', '{notified}', null),
  ('response', 'notify_more', 'alerted', '{notified}', null),
  ('response', 'acknowledge', 'acknowledged', '{tellers}', null),
  ('response', 'hand_command', 'named', '{owner}', null),
  ('response', 'stand_down', 'stoodDown', '{issuers,tellers}', null),
  ('response', 'review', 'responseReviewed', '{owner,submitter}', null),
  ('response', 'declare_false', 'cancelled', '{everyNotified}', null),
  ('response', 'cancel', 'cancelled', '{everyNotified}', null),
  ('response', 'comment', 'commented', '{owner,tellers}', null),
  ('rumour', 'triage', 'given', '{owner,heads}', null),
  ('rumour', 'bounce', 'bounced', '{submitter}', null),
  ('rumour', 'verify', 'verified', '{submitter}', null),
  ('rumour', 'verify_again', 'verified', '{submitter}', null),
  ('rumour', 'draft_answer', 'toApprove', '{answerApprovers}', null),
  ('rumour', 'correct', 'toApprove', '{answerApprovers}', null),
  ('rumour', 'return_answer', 'returned', '{submitter}', null),
  ('rumour', 'approve_answer', 'approved', '{submitter,owner}', null),
  ('rumour', 'approve_correction', 'approved', '{submitter,owner}', null),
  ('rumour', 'comment', 'commented', '{owner,submitter}', null),
  ('circular', 'submit', 'toApprove', '{approvers}', null),
  ('circular', 'return', 'returned', '{submitter}', null),
  ('circular', 'approve', 'approved', '{submitter}', null);

-- Whoever acts for some unit today; nobody else is told anything.
create or replace function notices.serves(person bigint) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.membership m where m.person_id = person and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date))
$$;

create or replace function notices.office(unit bigint, roles text[]) returns setof bigint
language sql stable security definer set search_path = pg_catalog as $$
  select m.person_id from public.membership m where m.org_id = unit and m.role = any (roles) and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
$$;

-- The leaders who are nearest above a unit: of those whose scope holds it, the ones with the narrowest.
create or replace function notices.leaders(unit bigint) returns setof bigint
language sql stable security definer set search_path = pg_catalog as $$
  with above as (
    select m.person_id, length(s.path) as depth from public.org u, public.membership m join public.org s on s.id = m.scope_org_id
    where u.id = unit and m.role = 'leader' and starts_with(u.path, s.path) and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date))
  select person_id from above where depth = (select max(depth) from above)
$$;

-- The people that a word of `told` means for a case, given as its row.
create or replace function notices.people(who text, c jsonb) returns setof bigint
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  unit bigint := (c ->> 'org_id')::bigint;
  issuer bigint := (c ->> 'issuer_org_id')::bigint;
  regulator bigint := coalesce((c ->> 'regulator_org_id')::bigint, issuer);
begin
  case who
    when 'owner' then return next (c ->> 'owner_id')::bigint;
    when 'deputy' then return next (c ->> 'deputy_id')::bigint;
    when 'submitter' then return next (c ->> 'submitter_id')::bigint;
    when 'team' then return query select t::bigint from jsonb_array_elements_text(coalesce(c -> 'team_ids', '[]')) t;
    when 'asker' then return query select x.asked_by_id from public.extension x where x.loop = c ->> 'loop' and x.case_id = (c ->> 'id')::bigint order by x.id desc limit 1;
    when 'readers' then return query select plans.audience((c ->> 'id')::bigint);
    when 'heads' then return query select notices.office(unit, '{head,enterprise}');
    -- whoever may sign for a document
    when 'signers' then return query select notices.office(unit, '{head,official,enterprise}');
    -- who is told by this very move of an alert, everybody who ever was, and who told them
    when 'notified' then return query select p::bigint from jsonb_array_elements_text(coalesce(c -> 'came_with' -> 'notified' -> 'personIds', '[]')) p;
    when 'everyNotified' then return query select n.person_id from public.response_notice n where n.response_id = (c ->> 'id')::bigint and n.person_id is not null;
    when 'tellers' then return query select distinct n.told_by_id from public.response_notice n where n.response_id = (c ->> 'id')::bigint;
    when 'inspected' then return query select notices.office((c ->> 'place_org_id')::bigint, '{enterprise}');
    when 'regulatorHeads' then return query select notices.office(regulator, '{head,supervisor}');
    when 'reviewers' then
      if c ->> 'kind' = 'self_check' then return query select notices.office(regulator, '{inspector,supervisor}');
      else return query select notices.office(unit, '{head,supervisor}'); end if;
    -- the office that gave the work; a department that gave a piece of its own has its head for it
    when 'issuers' then
      return query select notices.office(issuer, '{supervisor}');
      if not found then return query select notices.office(issuer, '{head}'); end if;
    when 'leaders' then return query select notices.leaders(regulator);
    when 'approvers' then
      return query select notices.leaders(issuer);
      if not found then return query select notices.office(issuer, '{head}'); end if;
    -- the supervisors nearest above the unit that answers
    when 'answerApprovers' then return query select rumours.approvers(issuer);
    -- whoever has had a hand in the case from outside the unit that works
    when 'handlers' then
      return query select distinct e.person_id from public.event e where e.loop = c ->> 'loop' and e.case_id = (c ->> 'id')::bigint
        and e.role not in ('leader', 'system') and not loops.within(e.org_id, unit) and notices.serves(e.person_id);
      if not found then return query select notices.office(regulator, '{inspector,supervisor}'); end if;
    else raise exception 'nobody is called %', who;
  end case;
end $$;

create or replace function notices.path_of(loop_name text, id bigint) returns text
language sql immutable set search_path = pg_catalog as $$
  select case loop_name when 'directive' then '/directives/' when 'task' then '/tasks/' when 'hazard' then '/hazards/' when 'inspection' then '/inspections/'
    when 'accountability' then '/accountability/' when 'assurance' then '/five-in-place/' when 'circulation' then '/circulation/' when 'accident' then '/lessons/' when 'plan' then '/plans/' when 'drill' then '/drills/' when 'response' then '/responses/' when 'rumour' then '/rumours/' when 'circular' then '/reports/' end || id
$$;

-- What fills the sentence of a notice: the case's title as it is called now, who did it, and the date that it is about.
create or replace function notices.details_of(c jsonb, actor bigint default null) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_strip_nulls(jsonb_build_object('titleZh', left(coalesce(c ->> 'title_zh', p.name_zh), 200), 'titleEn', left(coalesce(c ->> 'title_en', p.name_en), 200), 'dueOn', c ->> 'due_on',
    'byZh', a.name_zh, 'byEn', a.name_en))
  from (select) one left join public.place p on c ->> 'title_zh' is null and p.id = (c ->> 'place_id')::bigint left join public.person a on a.id = actor
$$;

create or replace function notices.raise_move() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  c jsonb;
  me bigint;
  kind_told text;
  words text[];
  grade text;
  people bigint[];
begin
  -- what is told of the past, as a demo's story is, is no news
  if NEW.moved_at < clock_timestamp() - interval '3 days' then return null; end if;
  select t.kind, t.who, t.level into kind_told, words, grade from notices.told t where t.loop = tg_table_name and t.move = NEW.came_by;
  if kind_told is null or (grade is not null and NEW.level is distinct from grade) then return null; end if;
  c := to_jsonb(NEW);
  me := ctx.person();
  select array_agg(distinct p) into people from unnest(words) w, notices.people(w, c) p where p is not null and p <> me;
  if people is null then return null; end if;
  insert into public.notice (person_id, kind, loop, case_id, event_id, details, path, once, urgent, at)
    select p, k.kind, tg_table_name, NEW.id, (select e.id from public.event e where e.loop = tg_table_name and e.case_id = NEW.id and e.seq = NEW.version),
      notices.details_of(c, me), notices.path_of(tg_table_name, NEW.id), format('move:%s:%s:%s', tg_table_name, NEW.id, NEW.version), k.urgent, NEW.moved_at
    from unnest(people) p, notices.kind k where k.kind = kind_told and notices.serves(p)
    on conflict do nothing;
  return null;
end $$;

do $$
declare
  t text;
  moves text[];
begin
  foreach t in array array['directive', 'task', 'hazard', 'inspection', 'circular', 'accountability', 'assurance', 'circulation', 'accident', 'plan', 'drill', 'response', 'rumour'] loop
    select array_agg(move) into moves from notices.told where loop = t;
    execute format('drop trigger if exists zz_notices on public.%I', t);
    -- after z_record, which has written the event
    execute format('create trigger zz_notices after insert or update on public.%I for each row when (NEW.came_by = any (%L)) execute function notices.raise_move()', t, moves);
  end loop;
end $$;
