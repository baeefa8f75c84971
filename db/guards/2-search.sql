-- Search without an extension: Latin words as they are, Han text as characters and bigrams, so that two characters already find.
create schema if not exists find;
grant usage on schema find to sixlines_app;

create or replace function find.vector(said text) returns tsvector
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  grams text[] := '{}';
  han text;
begin
  for han in select m[1] from regexp_matches(said, '([一-鿿]+)', 'g') m loop
    for i in 1 .. length(han) loop
      grams := grams || substr(han, i, 1);
      if i < length(han) then grams := grams || substr(han, i, 2); end if;
    end loop;
  end loop;
  return array_to_tsvector(coalesce((select array_agg(distinct g) from unnest(grams) g), '{}'))
      || to_tsvector('simple', regexp_replace(said, '[一-鿿]+', ' ', 'g'));
end $$;

create or replace function find.query(said text) returns tsquery
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  q tsquery;
  han text;
  word text;
  term tsquery;
begin
  for han in select m[1] from regexp_matches(said, '([一-鿿]+)', 'g') m loop
    for i in 1 .. greatest(length(han) - 1, 1) loop
      term := quote_literal(substr(han, i, 2))::tsquery;
      q := case when q is null then term else q && term end;
    end loop;
  end loop;
  for word in select m[1] from regexp_matches(lower(said), '([a-z0-9À-ɏ]+)', 'g') m loop
    term := (quote_literal(word) || ':*')::tsquery;
    q := case when q is null then term else q && term end;
  end loop;
  return q;
end $$;
grant execute on function find.vector(text), find.query(text) to sixlines_app;

-- Ids of the caller's own tasks and hazards that contain every word, newest first. The text operators are not leakproof, so row-level security
-- would forbid the index; the function therefore repeats the policy itself.
create or replace function find.cases(loop text, said text, before_id bigint, wanted int) returns setof bigint
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  q tsquery := find.query(said);
  mine bigint[] := ctx.orgs();
  everything boolean := ctx.everything();
begin
  if q is null or mine is null then return; end if;
  if loop not in ('task', 'hazard') then raise exception 'search knows tasks and hazards, not %', loop; end if;
  return query execute format(
    'select id from public.%I where search @@ $1 and id < $3
       and ($5 or org_id = any($2) or issuer_org_id = any($2) or %s)
     order by id desc limit $4', loop, case loop when 'task' then 'assisting_org_ids && $2' else 'regulator_org_id = any($2)' end)
    using q, mine, coalesce(before_id, 9223372036854775807), least(wanted, 200), everything;
end $$;
revoke all on function find.cases(text, text, bigint, int) from public;
grant execute on function find.cases(text, text, bigint, int) to sixlines_app;

create or replace function find.index_titles() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  NEW.search := find.vector(case tg_table_name when 'place' then concat_ws(' ', to_jsonb(NEW) ->> 'name_zh', to_jsonb(NEW) ->> 'name_en', to_jsonb(NEW) ->> 'address_zh')
    else (to_jsonb(NEW) ->> 'title_zh') || ' ' || (to_jsonb(NEW) ->> 'title_en') end);
  return NEW;
end $$;
