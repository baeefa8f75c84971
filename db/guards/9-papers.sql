-- Documents that are filled from rows: what they say is hashed by the database itself, and nothing of it changes once it was submitted.
create schema if not exists papers;
grant usage on schema papers to sixlines_app;

-- The canonical text of a content is PostgreSQL's own text of its jsonb: keys in one order, no spaces that anybody chose.
create or replace function papers.hash_of(content jsonb) returns text
language sql immutable set search_path = pg_catalog as $$ select encode(sha256(convert_to(content::text, 'UTF8')), 'hex') $$;

create or replace function papers.guard() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  refill boolean;
begin
  if tg_op = 'DELETE' then perform loops.refuse('frozen', 'SL409'); end if;
  if tg_op = 'INSERT' then
    -- a document is its own unit's, and an enterprise issues none
    if NEW.org_id <> NEW.issuer_org_id or exists (select from public.org o where o.id = NEW.org_id and o.kind = 'enterprise')
      or NEW.region_code <> (select o.region_code from public.org o where o.id = NEW.org_id) then
      perform loops.refuse('notYourUnit');
    end if;
    if NEW.number is not null then perform loops.refuse('wrongStage', 'SL409'); end if;
  else
    if (OLD.kind, OLD.org_id, OLD.issuer_org_id, OLD.line, OLD.region_code) is distinct from (NEW.kind, NEW.org_id, NEW.issuer_org_id, NEW.line, NEW.region_code) then
      perform loops.refuse('frozen', 'SL409');
    end if;
    -- said here as well as in the table of columns: a document is written while it is a draft and at no other time
    if NEW.came_by <> 'revise' and (OLD.content, OLD.title_zh, OLD.title_en, OLD.from_day, OLD.to_day, OLD.as_of_event_id, OLD.previous_id)
      is distinct from (NEW.content, NEW.title_zh, NEW.title_en, NEW.from_day, NEW.to_day, NEW.as_of_event_id, NEW.previous_id) then
      perform loops.refuse('frozen', 'SL409');
    end if;
  end if;
  refill := tg_op = 'INSERT' or NEW.as_of_event_id is distinct from OLD.as_of_event_id or NEW.previous_id is distinct from OLD.previous_id
    or NEW.content -> 'figures' is distinct from OLD.content -> 'figures' or NEW.content -> 'asOf' is distinct from OLD.content -> 'asOf';
  if tg_op = 'INSERT' or NEW.came_by = 'revise' then
    if NEW.content ->> 'kind' is distinct from NEW.kind or NEW.content -> 'title' ->> 'zh' is distinct from NEW.title_zh or NEW.content -> 'title' ->> 'en' is distinct from NEW.title_en
      or NEW.content -> 'period' ->> 'from' is distinct from NEW.from_day::text or NEW.content -> 'period' ->> 'to' is distinct from NEW.to_day::text
      or (NEW.content -> 'asOf' ->> 'eventId')::bigint is distinct from NEW.as_of_event_id
      or (NEW.content -> 'previous' ->> 'id')::bigint is distinct from NEW.previous_id
      or btrim(NEW.title_zh) = '' or NEW.from_day > NEW.to_day or NEW.to_day > (ctx.now() at time zone 'Asia/Shanghai')::date then
      perform loops.refuse('invalid', 'SL422');
    end if;
    if refill then
      -- its figures rest on the ledger as it is or was, never on less than before
      if NEW.as_of_event_id > (select max(e.id) from public.event e) or (tg_op = 'UPDATE' and NEW.as_of_event_id < OLD.as_of_event_id) then
        perform loops.refuse('invalid', 'SL422');
      end if;
      -- and are compared with the last one issued, by whoever's choice
      if NEW.previous_id is distinct from (select c.id from public.circular c where c.issuer_org_id = NEW.issuer_org_id and c.kind = NEW.kind and c.stage = 'issued'
        order by c.closed_at desc, c.id desc limit 1) then
        perform loops.refuse('stale', 'SL412');
      end if;
    end if;
    NEW.content_sha256 := papers.hash_of(NEW.content);
  elsif NEW.content_sha256 is distinct from OLD.content_sha256 then
    perform loops.refuse('frozen', 'SL409');
  end if;
  if NEW.number is not null and (NEW.number <> btrim(NEW.number) or length(NEW.number) > 60) then perform loops.refuse('needsNumber', 'SL422'); end if;
  -- the ledger carries what each move was about
  if NEW.came_by in ('submit', 'approve', 'issue') then
    NEW.came_with := NEW.came_with || jsonb_build_object('sha256', NEW.content_sha256) || case when NEW.came_by = 'issue' then jsonb_build_object('number', NEW.number) else '{}' end;
  end if;
  return NEW;
end $$;
drop trigger if exists b_paper on public.circular;
create trigger b_paper before insert or update or delete on public.circular for each row execute function papers.guard();

create or replace function papers.never_whole() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$ begin perform loops.refuse('frozen', 'SL409'); return null; end $$;
drop trigger if exists b_paper_whole on public.circular;
create trigger b_paper_whole before truncate on public.circular for each statement execute function papers.never_whole();

alter table public.circular drop constraint if exists circular_hash;
alter table public.circular add constraint circular_hash check (content_sha256 = papers.hash_of(content) and content_sha256 is not null);
alter table public.circular drop constraint if exists circular_numbered;
alter table public.circular add constraint circular_numbered check ((stage = 'issued') = (number is not null));
alter table public.circular drop constraint if exists circular_approved;
alter table public.circular add constraint circular_approved check (stage not in ('approved', 'issued') or (verifier_id is not null and submitter_id is not null));
alter table public.circular drop constraint if exists circular_previous;
alter table public.circular add constraint circular_previous foreign key (previous_id) references public.circular (id);

-- What anybody who holds the paper may know, signed in or not: that a document with this hash was issued, under which number, by which unit and when.
create or replace function papers.issued(hash text) returns table (kind text, number text, unit_zh text, unit_en text, issued_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select c.kind, c.number, o.name_zh, o.name_en, c.closed_at from public.circular c join public.org o on o.id = c.issuer_org_id
  where c.content_sha256 = hash and c.stage = 'issued' and papers.hash_of(c.content) = hash order by c.closed_at limit 5
$$;
create index if not exists circular_by_hash on public.circular (content_sha256);

revoke all on all functions in schema papers from public, sixlines_app;
grant execute on function papers.issued(text), papers.hash_of(jsonb) to sixlines_app;
