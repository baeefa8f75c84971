-- Who is asking. A session token becomes a signed context that lasts for one transaction of one backend; nothing is visible without it.
create schema if not exists ctx;
grant usage on schema ctx to sixlines_app, sixlines_auth;

create table if not exists ctx.secret (one boolean primary key default true check (one), key bytea not null);
insert into ctx.secret (key)
  select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
  on conflict do nothing;
revoke all on ctx.secret from public;

create or replace function ctx.sign(claims text) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select encode(sha256(key || sha256(key || convert_to(claims, 'UTF8'))), 'hex') from ctx.secret
$$;
revoke all on function ctx.sign(text) from public;

-- The verified claims: backend, transaction, person, membership, unit, scope, role, claimed time, whether the scope is everything; null when forged or absent. The units in scope are signed
-- apart, with the claims' own signature, because they are long and most questions do not need them.
create or replace function ctx.claims() returns text[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  claims text := current_setting('ctx.claims', true);
  parts text[];
begin
  if claims is null or claims = '' then return null; end if;
  if current_setting('ctx.signature', true) is distinct from ctx.sign(claims) then return null; end if;
  parts := string_to_array(claims, '|');
  if parts[1] <> pg_backend_pid()::text or parts[2] <> extract(epoch from transaction_timestamp())::text then return null; end if;
  return parts;
end $$;

create or replace function ctx.person() returns bigint language sql stable set search_path = pg_catalog as $$ select (ctx.claims())[3]::bigint $$;
create or replace function ctx.org() returns bigint language sql stable set search_path = pg_catalog as $$ select (ctx.claims())[5]::bigint $$;
create or replace function ctx.role() returns text language sql stable set search_path = pg_catalog as $$ select (ctx.claims())[7] $$;
create or replace function ctx.orgs() returns bigint[] language sql stable security definer set search_path = pg_catalog as $$
  select string_to_array(current_setting('ctx.units', true), ',')::bigint[]
  where ctx.claims() is not null
    and current_setting('ctx.units_signature', true) = ctx.sign(current_setting('ctx.signature', true) || '|' || current_setting('ctx.units', true))
$$;
-- Whether every unit lies in the reader's scope, so that no row needs asking whose it is.
create or replace function ctx.everything() returns boolean language sql stable set search_path = pg_catalog as $$ select coalesce((ctx.claims())[9] = 'all', false) $$;
-- The same units as rows, for policies: looked up by hash, where an array is searched from its start for every row.
create or replace function ctx.units() returns setof bigint language sql stable set search_path = pg_catalog rows 300 as $$ select unnest(ctx.orgs()) $$;
create or replace function ctx.now() returns timestamptz language sql volatile set search_path = pg_catalog as $$
  select coalesce(nullif((ctx.claims())[8], '')::timestamptz, clock_timestamp())
$$;

create or replace function ctx.seal(membership_id bigint, at timestamptz) returns public.membership
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  m public.membership;
  units text;
  beyond boolean;
  claims text;
begin
  select * into strict m from public.membership where id = membership_id;
  select string_agg(o.id::text, ',') filter (where starts_with(o.path, root.path)), bool_or(not starts_with(o.path, root.path)) into units, beyond
    from public.org o, public.org root where root.id = m.scope_org_id;
  claims := concat_ws('|', pg_backend_pid(), extract(epoch from transaction_timestamp()), m.person_id, m.id, m.org_id, m.scope_org_id, m.role, coalesce(at::text, ''),
    case when beyond then 'part' else 'all' end);
  perform set_config('ctx.claims', claims, true), set_config('ctx.signature', ctx.sign(claims), true), set_config('ctx.units', units, true),
    set_config('ctx.units_signature', ctx.sign(ctx.sign(claims) || '|' || units), true);
  return m;
end $$;
revoke all on function ctx.seal(bigint, timestamptz) from public;

-- A session is good for 30 idle minutes and 12 hours in all (ASVS V7); revoking it takes effect at the next transaction.
create or replace function ctx.session(token text) returns auth.session
language sql stable security definer set search_path = pg_catalog as $$
  select s from auth.session s
  where s.token = encode(sha256(convert_to(session.token, 'UTF8')), 'hex')
    and s.expires_at > now() and s.created_at > now() - interval '12 hours' and s.seen_at > now() - interval '30 minutes'
$$;
revoke all on function ctx.session(text) from public;

create or replace function ctx.memberships(account text) returns setof public.membership
language sql stable security definer set search_path = pg_catalog as $$
  select m.* from public.membership m join public.person p on p.id = m.person_id
  where p.account_id = account and m.valid_from <= current_date and (m.valid_to is null or m.valid_to >= current_date)
$$;
revoke all on function ctx.memberships(text) from public;

-- Opens the context of this transaction; returns the actor, or null when nobody is signed in or no membership is valid.
create or replace function ctx.open(token text) returns json
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  s auth.session := ctx.session(token);
  chosen bigint;
  m public.membership;
begin
  if s.id is null then return null; end if;
  select id into chosen from ctx.memberships(s.user_id) order by (id = s.membership_id) desc nulls last, id limit 1;
  if chosen is null then return null; end if;
  m := ctx.seal(chosen, null);
  return (
    select json_build_object('personId', p.id, 'membershipId', m.id, 'role', m.role, 'orgId', o.id, 'scopeOrgId', m.scope_org_id,
      'nameZh', p.name_zh, 'nameEn', p.name_en, 'orgZh', o.short_zh, 'orgEn', o.short_en,
      'touch', s.seen_at < now() - interval '1 minute')
    from public.person p, public.org o where p.id = m.person_id and o.id = m.org_id);
end $$;

create or replace function ctx.touch(token text) returns void
language sql security definer set search_path = pg_catalog as $$
  update auth.session set seen_at = now() where id = (ctx.session(touch.token)).id
$$;

-- Acts from now on under another of the person's own memberships; false when it is not theirs.
create or replace function ctx.switch(token text, membership bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s auth.session := ctx.session(token);
begin
  if s.id is null or not exists (select from ctx.memberships(s.user_id) m where m.id = membership) then return false; end if;
  update auth.session set membership_id = membership where id = s.id;
  return true;
end $$;

-- The clock acts for a unit: it reminds, drafts and counts, and its role can make few moves. Only the worker may ask for it; who it is stands in one row.
create or replace function ctx.as_system(unit bigint) returns json
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  me bigint;
  top public.org;
  mine public.org;
  units text;
  claims text;
begin
  select * into strict top from public.org where parent_id is null order by id limit 1;
  select * into strict mine from public.org where id = unit;
  perform pg_advisory_xact_lock(7304186);
  select p.id into me from public.person p where p.account_id is null and p.name_en = 'Sixlines' and p.org_id = top.id order by p.id limit 1;
  if me is null then
    insert into public.person (name_zh, name_en, org_id, invented) values ('六线系统', 'Sixlines', top.id, false) returning id into me;
  end if;
  select string_agg(o.id::text, ',') into units from public.org o;
  claims := concat_ws('|', pg_backend_pid(), extract(epoch from transaction_timestamp()), me, 0, mine.id, top.id, 'system', '', 'all');
  perform set_config('ctx.claims', claims, true), set_config('ctx.signature', ctx.sign(claims), true), set_config('ctx.units', units, true),
    set_config('ctx.units_signature', ctx.sign(ctx.sign(claims) || '|' || units), true);
  return json_build_object('personId', me, 'membershipId', 0, 'role', 'system', 'orgId', mine.id, 'scopeOrgId', top.id,
    'nameZh', '六线系统', 'nameEn', 'Sixlines', 'orgZh', mine.short_zh, 'orgEn', mine.short_en);
end $$;
revoke all on function ctx.as_system(bigint) from public;
grant usage on schema ctx to sixlines_worker;
grant execute on function ctx.as_system(bigint) to sixlines_worker;

-- For the owner's own work (seed, repair): acts as a membership at a stated time. The app role cannot execute it.
create or replace function ctx.assume(membership_id bigint, at timestamptz default null) returns void
language sql security definer set search_path = pg_catalog as $$ select ctx.seal(membership_id, at) $$;
revoke all on function ctx.assume(bigint, timestamptz) from public;

revoke all on function ctx.claims(), ctx.open(text), ctx.touch(text), ctx.switch(text, bigint) from public;
grant execute on function ctx.claims(), ctx.person(), ctx.org(), ctx.role(), ctx.orgs(), ctx.units(), ctx.everything(), ctx.now(), ctx.open(text), ctx.touch(text), ctx.switch(text, bigint) to sixlines_app;

-- Places outside the reader's units that they see all the same, because they inspect them or have found a hazard there; and whose those places and the
-- regulated ones are. Asked once a statement and only for rows that nothing else lets through; apart, so that a plan does not repeat all of it.
create or replace function ctx.places_beyond() returns setof bigint language sql stable security definer set search_path = pg_catalog rows 200 as $$
  select i.place_id from public.inspection i where i.org_id = any ((select ctx.orgs())::bigint[])
  union select h.place_id from public.hazard h where h.issuer_org_id = any ((select ctx.orgs())::bigint[])
$$;
create or replace function ctx.firms_beyond() returns setof bigint language sql stable security definer set search_path = pg_catalog rows 200 as $$
  select p.org_id from public.place p where p.regulator_org_id = any ((select ctx.orgs())::bigint[]) or p.id in (select ctx.places_beyond())
$$;
revoke all on function ctx.places_beyond(), ctx.firms_beyond() from public;
grant execute on function ctx.places_beyond(), ctx.firms_beyond() to sixlines_app;
