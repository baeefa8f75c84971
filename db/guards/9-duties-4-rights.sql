-- Who sees the network. Officials see all of it that is about a unit in their sight; an enterprise its own, and who stands over its places: their regulators and the governments of their territory.
create or replace function duties.seen() returns setof bigint
language sql stable security definer set search_path = pg_catalog rows 50 as $$
  select unnest((select ctx.orgs())::bigint[])
  union select p.regulator_org_id from public.place p where p.org_id = any ((select ctx.orgs())::bigint[]) and p.regulator_org_id is not null
  union select g.id from public.org mine join public.org g on g.kind = 'government' and starts_with(mine.path, g.path) where mine.id = any ((select ctx.orgs())::bigint[])
  union select g.id from public.place p join public.org g on g.kind = 'government' and g.region_code in (p.region_code, left(p.region_code, 4) || '00', left(p.region_code, 2) || '0000')
    where p.org_id = any ((select ctx.orgs())::bigint[])
$$;

do $$
declare
  about text := $p$(select ctx.everything()) or ((select ctx.role()) <> 'enterprise' and org_id in (select o.id from public.org o)) or ((select ctx.role()) = 'enterprise' and org_id in (select duties.seen()))$p$;
  mine text := $p$(select ctx.everything()) or ((select ctx.role()) <> 'enterprise' and org_id in (select o.id from public.org o)) or org_id in (select ctx.units())$p$;
  t text;
begin
  foreach t in array array['post', 'responsibility'] loop
    execute format('create policy read on public.%I for select to sixlines_app using (%s)', t, about);
    execute format('create policy begin on public.%I for insert to sixlines_app with check (duties.may_write(org_id))', t);
    execute format('create policy finish on public.%I for update to sixlines_app using (duties.may_write(org_id)) with check (duties.may_write(org_id))', t);
  end loop;
  create policy read on public.sector_regulator for select to sixlines_app using ((select ctx.person()) is not null);
  create policy begin on public.sector_regulator for insert to sixlines_app with check (duties.may_map(region_code));
  create policy finish on public.sector_regulator for update to sixlines_app using (duties.may_map(region_code)) with check (true);
  execute format('create policy read on public.duty_change for select to sixlines_app using (org_id is null and (select ctx.role()) <> ''enterprise'' or %s)', mine);
  execute format('create policy read on public.handover for select to sixlines_app using (%s)', mine);
  create policy begin on public.handover for insert to sixlines_app with check (duties.may_hand(org_id) and by_id = (select ctx.person()));
  create policy read on public.handover_item for select to sixlines_app using (exists (select from public.handover h where h.id = handover_id));
  -- what belongs to a hand-over comes with it, in its own transaction
  create policy begin on public.handover_item for insert to sixlines_app with check (kind in ('task', 'hazard', 'inspection') and exists (
    select from public.handover h where h.id = handover_id and h.by_id = (select ctx.person()) and h.xmin = pg_current_xact_id()::xid));
end $$;
grant insert (org_id, title_zh, title_en, side, business_duty_zh, business_duty_en, safety_duty_zh, safety_duty_en, valid_from),
  update (title_zh, title_en, business_duty_zh, business_duty_en, safety_duty_zh, safety_duty_en, valid_to) on public.post to sixlines_app;
grant insert (kind, org_id, place_id, post_id, person_id, deputy_id, basis, words, valid_from), update (valid_to) on public.responsibility to sixlines_app;
grant insert (sector, level, region_code, org_id, basis, words, valid_from), update (valid_to) on public.sector_regulator to sixlines_app;
grant insert (from_id, to_id, org_id, on_day, reason, by_id, by_org_id) on public.handover to sixlines_app;
grant update (deputy_id) on public.inspection to sixlines_app;
grant insert (handover_id, kind, item_id, part, moved, refusal) on public.handover_item to sixlines_app;

revoke all on all functions in schema duties from public;
grant execute on function duties.today(), duties.may_write(bigint), duties.may_hand(bigint), duties.may_map(text), duties.has_left(bigint, bigint, date), duties.leavers(date), duties.is_of(bigint, bigint),
  duties.regulator_of(text, text, date), duties.seen(), duties.hand_responsibilities(bigint), duties.hand_places(bigint), duties.end_roles(bigint), duties.regulate(bigint, bigint) to sixlines_app;
