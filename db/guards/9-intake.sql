-- Documents that are taken in, and the source documents that they become: a text that was published is frozen with its spans by the database's own hash.
create schema if not exists intake;
grant usage on schema intake to sixlines_app;

create or replace function intake.sha(words text) returns text
language sql immutable set search_path = pg_catalog as $$ select encode(sha256(convert_to(words, 'UTF8')), 'hex') $$;

-- Over every span in order: its number, place, disposition, line, heading and words in both languages.
create or replace function intake.spans_sha(document bigint) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select intake.sha(string_agg(jsonb_build_array(s.no, s.starts, s.ends, s.disposition, s.line, s.section_zh, s.section_en, s.text_zh, s.text_en)::text, E'\n' order by s.starts))
  from public.source_span s where s.document_id = document
$$;

-- Whether only spaces lie here; the letters that JavaScript trims, whatever the locale of the database.
create or replace function intake.is_space(words text) returns boolean
language sql immutable set search_path = pg_catalog as $$ select words ~ '^[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*$' $$;

-- When the transaction that brings a document ends, its spans are all there: they cover the text in order, say its words, and every demand of a document that was taken
-- in has its directive. Then the spans are hashed, and from then on nothing of it changes.
create or replace function intake.freeze() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  d public.source_document;
begin
  select * into d from public.source_document where id = NEW.id;
  if d.sha256 <> intake.sha(d.text) then perform loops.refuse('invalid', 'SL422'); end if;
  -- what was not said yet cannot be frozen as said
  if d.org_id is not null and d.spoken_on > (ctx.now() at time zone 'Asia/Shanghai')::date then perform loops.refuse('dayAhead', 'SL422'); end if;
  if not exists (select from public.source_span s where s.document_id = d.id) or exists (
    select from (
      select s.starts, s.ends, lag(s.ends, 1, 0) over (order by s.starts) as before, lead(s.starts, 1, length(d.text)) over (order by s.starts) as next,
        case d.language when 'zh' then s.text_zh else s.text_en end as words
      from public.source_span s where s.document_id = d.id) p
    where p.starts < p.before or p.ends <= p.starts or p.next < p.ends or p.words <> substr(d.text, p.starts + 1, p.ends - p.starts)
      or not intake.is_space(substr(d.text, p.before + 1, p.starts - p.before)) or not intake.is_space(substr(d.text, p.ends + 1, p.next - p.ends))
  ) then perform loops.refuse('invalid', 'SL422'); end if;
  if d.org_id is not null and exists (
    select from public.source_span s where s.document_id = d.id and (s.disposition = 'directive') is distinct from exists (select from public.directive v where v.span_id = s.id)
  ) then perform loops.refuse('needsDirective', 'SL422'); end if;
  update public.source_document set spans_sha256 = intake.spans_sha(d.id) where id = d.id;
  return null;
end $$;

create or replace function intake.guard_document() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if OLD.spans_sha256 is not null or to_jsonb(OLD) - 'spans_sha256' is distinct from to_jsonb(NEW) - 'spans_sha256' or NEW.spans_sha256 is distinct from intake.spans_sha(OLD.id) then
    perform loops.refuse('documentFrozen', 'SL409');
  end if;
  return NEW;
end $$;
create or replace function intake.guard_source_span() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from public.source_document d where d.id = NEW.document_id and d.spans_sha256 is not null) then perform loops.refuse('documentFrozen', 'SL409'); end if;
  return NEW;
end $$;
create or replace function intake.never() returns trigger language plpgsql set search_path = pg_catalog as $$ begin perform loops.refuse('documentFrozen', 'SL409'); end $$;

drop trigger if exists a_guard on public.source_document;
create trigger a_guard before update on public.source_document for each row execute function intake.guard_document();
drop trigger if exists z_freeze on public.source_document;
-- an installation from before this guard has its documents hashed now
update public.source_document set spans_sha256 = intake.spans_sha(id) where spans_sha256 is null;
create constraint trigger z_freeze after insert on public.source_document deferrable initially deferred for each row execute function intake.freeze();
drop trigger if exists a_guard on public.source_span;
create trigger a_guard before insert on public.source_span for each row execute function intake.guard_source_span();
drop trigger if exists only_grows on public.source_span;
create trigger only_grows before update or delete on public.source_span for each row execute function intake.never();
drop trigger if exists only_grows on public.source_document;
create trigger only_grows before delete on public.source_document for each row execute function intake.never();
do $$
declare
  t text;
begin
  foreach t in array array['source_document', 'source_span'] loop
    execute format('drop trigger if exists only_grows_whole on public.%I', t);
    execute format('create trigger only_grows_whole before truncate on public.%I for each statement execute function intake.never()', t);
  end loop;
end $$;

-- A directive comes with the document that demands it, in the words and under the line of its span; only the product's own seed opens others.
create or replace function intake.guard_directive() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if pg_has_role(session_user, 'sixlines_owner', 'member') then return NEW; end if;
  if not exists (
    select from public.source_span s join public.source_document d on d.id = s.document_id
    where s.id = NEW.span_id and d.spans_sha256 is null and d.org_id = ctx.org() and s.disposition = 'directive' and s.line = NEW.line
      and s.text_zh = NEW.quote_zh and s.text_en = NEW.quote_en and btrim(NEW.title_zh) <> '' and btrim(NEW.title_en) <> '' and NEW.org_id = d.org_id
      -- the document puts a demand under a line only if it names the line
      and (NEW.line_basis = 'assigned' or exists (select from public.line l where l.key = s.line and (strpos(d.text, l.name_zh) > 0 or strpos(lower(d.text), lower(l.name_en) || ' line') > 0)))
  ) then perform loops.refuse('documentFrozen', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists b_source on public.directive;
create trigger b_source before insert on public.directive for each row execute function intake.guard_directive();

-- A draft's text stays as it was read; who says what it is, is written down.
create or replace function intake.guard_intake() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  said text[] := array['title_zh', 'title_en', 'speaker_zh', 'speaker_en', 'spoken_on'];
  deciding text[] := array['outcome', 'decided_by_id', 'decided_at', 'document_id'];
  stamps text[] := array['described_by_id', 'described_at'];
begin
  if tg_op = 'INSERT' then
    if NEW.sha256 <> intake.sha(NEW.text) then perform loops.refuse('invalid', 'SL422'); end if;
    NEW.at := ctx.now(); NEW.outcome := null; NEW.decided_by_id := null; NEW.decided_at := null; NEW.document_id := null; NEW.described_by_id := null; NEW.described_at := null;
    return NEW;
  end if;
  if OLD.outcome is not null or to_jsonb(OLD) - said - deciding - stamps is distinct from to_jsonb(NEW) - said - deciding - stamps then perform loops.refuse('documentFrozen', 'SL409'); end if;
  if NEW.outcome is null then
    NEW.described_by_id := ctx.person(); NEW.described_at := ctx.now();
  end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.intake;
create trigger a_guard before insert or update on public.intake for each row execute function intake.guard_intake();

-- A piece is disposed of by a person, by name and time, and by nobody else; after publishing by nobody at all.
create or replace function intake.guard_span() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  decided text[] := array['disposition', 'line', 'title_zh', 'title_en', 'mechanism', 'translation', 'in_bulk'];
  kept text[] := array['id', 'intake_id'];
begin
  if exists (select from public.intake i where i.id = NEW.intake_id and i.outcome is not null) then perform loops.refuse('documentFrozen', 'SL409'); end if;
  if tg_op = 'INSERT' then
    if NEW.disposition is not null then perform loops.refuse('invalid', 'SL422'); end if;
    NEW.version := 1; NEW.disposed_by_id := null; NEW.disposed_at := null; NEW.live := true; NEW.in_bulk := false;
    return NEW;
  end if;
  if NEW.id <> OLD.id or NEW.intake_id <> OLD.intake_id or OLD.live is false then perform loops.refuse('documentFrozen', 'SL409'); end if;
  if NEW.version <> OLD.version + 1 then perform loops.refuse('stale', 'SL412'); end if;
  -- words that were cut anew have to be read anew
  if NEW.starts <> OLD.starts or NEW.ends <> OLD.ends then NEW.disposition := null; NEW.line := null; end if;
  NEW.disposed_by_id := case when NEW.disposition is null then null else ctx.person() end;
  NEW.disposed_at := case when NEW.disposition is null then null else ctx.now() end;
  return NEW;
end $$;
drop trigger if exists a_guard on public.intake_span;
create trigger a_guard before insert or update on public.intake_span for each row execute function intake.guard_span();
alter table public.intake_span drop constraint if exists intake_span_line;
alter table public.intake_span add constraint intake_span_line check (line is null or disposition = 'directive');
alter table public.intake_span drop constraint if exists intake_span_place;
alter table public.intake_span add constraint intake_span_place check (starts >= 0 and ends > starts);

-- The draft that a supervisor of its office may decide on, locked; refuses otherwise.
create or replace function intake.to_decide(wanted bigint) returns public.intake
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  i public.intake;
begin
  select * into i from public.intake n where n.id = wanted for update;
  if i.id is null or not coalesce(i.org_id = any (ctx.orgs()), false) then perform loops.refuse('notFound', 'SL404'); end if;
  if ctx.role() <> 'supervisor' then perform loops.refuse('wrongRole'); end if;
  if i.org_id <> ctx.org() then perform loops.refuse('notYourUnit'); end if;
  if i.outcome is not null then perform loops.refuse('documentFrozen', 'SL409'); end if;
  return i;
end $$;

create or replace function intake.put_aside(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform intake.to_decide(wanted);
  update public.intake set outcome = 'dropped', decided_by_id = ctx.person(), decided_at = ctx.now() where id = wanted;
end $$;

-- Makes a draft a source document: only when a person has said what it is and disposed of every piece, and every demand has a line and a title. Its directives follow in the
-- same transaction, or it does not happen.
create or replace function intake.publish(wanted bigint) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  i public.intake := intake.to_decide(wanted);
  made bigint;
begin
  if i.described_by_id is null or i.spoken_on is null or btrim(i.title_zh || i.title_en) = '' or btrim(i.speaker_zh || i.speaker_en) = '' then perform loops.refuse('needsDescription', 'SL422'); end if;
  if exists (select from public.intake_span s where s.intake_id = wanted and s.live and s.disposition is null) then perform loops.refuse('needsDispositions', 'SL422'); end if;
  if exists (select from public.intake_span s where s.intake_id = wanted and s.live and s.disposition = 'directive' and (s.line is null or btrim(s.title_zh || s.title_en) = '')) then
    perform loops.refuse('needsLineTitle', 'SL422');
  end if;
  if not exists (select from public.intake_span s where s.intake_id = wanted and s.live and s.disposition = 'directive') then perform loops.refuse('needsDirective', 'SL422'); end if;
  insert into public.source_document (title_zh, title_en, speaker_zh, speaker_en, spoken_on, text, sha256, language, org_id, published_by_id, invented, frozen_at)
  values (coalesce(nullif(btrim(i.title_zh), ''), i.title_en), coalesce(nullif(btrim(i.title_en), ''), i.title_zh), coalesce(nullif(btrim(i.speaker_zh), ''), i.speaker_en),
    coalesce(nullif(btrim(i.speaker_en), ''), i.speaker_zh), i.spoken_on, i.text, i.sha256, i.language, i.org_id, ctx.person(), i.invented, ctx.now())
  returning id into made;
  -- sentences keep the first numbers, what stands round them follows
  insert into public.source_span (document_id, no, starts, ends, text_zh, text_en, zh_basis, line, section_zh, section_en, disposition, why, is_sentence)
  select made, row_number() over (order by p.disposition = 'metadata', p.starts), p.starts, p.ends,
    case i.language when 'zh' then p.words else p.translation end, case i.language when 'en' then p.words else p.translation end,
    case when i.language = 'zh' then 'original' when p.translation = '' then 'none' else 'office' end, p.line,
    case i.language when 'zh' then p.section else '' end, case i.language when 'en' then p.section else '' end, p.disposition, 'intake:' || p.kind, p.disposition <> 'metadata'
  from (select s.*, substr(i.text, s.starts + 1, s.ends - s.starts) as words from public.intake_span s where s.intake_id = wanted and s.live) p order by p.starts;
  update public.intake set outcome = 'published', decided_by_id = ctx.person(), decided_at = ctx.now(), document_id = made where id = wanted;
  return made;
end $$;
revoke all on all functions in schema intake from public;
grant execute on function intake.publish(bigint), intake.put_aside(bigint) to sixlines_app;

-- A draft is seen by the office that drafts and by those above it, and written by the office's supervisors.
create policy read on public.intake for select to sixlines_app using (
  (select ctx.role()) <> 'enterprise' and ((select ctx.everything()) or org_id in (select ctx.units())));
create policy bring on public.intake for insert to sixlines_app with check (
  (select ctx.role()) = 'supervisor' and person_id = (select ctx.person()) and org_id = (select ctx.org()));
create policy describe on public.intake for update to sixlines_app
  using ((select ctx.role()) = 'supervisor' and org_id = (select ctx.org())) with check (org_id = (select ctx.org()));
create policy read on public.intake_span for select to sixlines_app using (exists (select from public.intake i where i.id = intake_id));
create policy cut on public.intake_span for insert to sixlines_app with check (
  (select ctx.role()) = 'supervisor' and exists (select from public.intake i where i.id = intake_id and i.org_id = (select ctx.org())));
create policy dispose on public.intake_span for update to sixlines_app using (
  (select ctx.role()) = 'supervisor' and exists (select from public.intake i where i.id = intake_id and i.org_id = (select ctx.org()))) with check (true);
create policy open on public.directive for insert to sixlines_app with check (issuer_org_id = (select ctx.org()));
grant insert (title_zh, title_en, speaker_zh, speaker_en, spoken_on, language, text, sha256, source, file_name, told, org_id, person_id),
  update (title_zh, title_en, speaker_zh, speaker_en, spoken_on) on public.intake to sixlines_app;
grant insert (intake_id, starts, ends, kind, label, section, suggested_disposition, suggested_why, suggested_line, line_why, suggested_title),
  update (starts, ends, live, kind, label, section, suggested_disposition, suggested_why, suggested_line, line_why, suggested_title, disposition, line, title_zh, title_en, mechanism,
    translation, in_bulk, version) on public.intake_span to sixlines_app;
grant insert (stage, came_from, came_by, came_with, org_id, issuer_org_id, line, region_code, key, span_id, quote_zh, quote_en, title_zh, title_en, mechanism, line_basis)
  on public.directive to sixlines_app;
