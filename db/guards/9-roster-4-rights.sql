-- Who sees. Whoever is on duty in the authorities is every official's to know; a draft, a swap, a log and a hand-over belong to the unit and those above it. Nothing here is an enterprise's.
do $$
declare
  mine text := $p$(select ctx.everything()) or org_id in (select ctx.units())$p$;
  official text := $p$(select ctx.person()) is not null and (select ctx.role()) <> 'enterprise'$p$;
  t text;
begin
  foreach t in array array['roster', 'shift'] loop
    execute format('create policy read on public.%I for select to sixlines_app using ((%s) and (published_at is not null or %s))', t, official, mine);
  end loop;
  execute format('create policy read on public.roster_member for select to sixlines_app using ((%s) and exists (select from public.roster r where r.id = roster_member.roster_id))', official);
  execute format('create policy read on public.shift_seat for select to sixlines_app using ((%s) and exists (select from public.shift h where h.id = shift_seat.shift_id))', official);
  foreach t in array array['shift_swap', 'shift_entry', 'shift_handover', 'call_check'] loop
    execute format('create policy read on public.%I for select to sixlines_app using ((%s) and (%s))', t, official, mine);
  end loop;
  execute format('create policy read on public.call_plan for select to sixlines_app using (%s)', official);
  execute format('create policy read on public.call_draw for select to sixlines_app using ((%s) and (org_id is null or %s or exists (select from public.call_check c where c.draw_id = call_draw.id)))', official, mine);
end $$;
create policy own on public.calendar_feed for select to sixlines_app using (person_id = (select ctx.person()));
-- the hash of an address is nobody's to read
revoke select on public.calendar_feed from sixlines_app, sixlines_audit;
grant select (person_id, at) on public.calendar_feed to sixlines_app;

revoke all on all functions in schema rosters from public;
grant execute on function rosters.may_write(bigint), rosters.draft(bigint, date, date, jsonb, int, text, jsonb, jsonb), rosters.publish(bigint), rosters.drop_draft(bigint), rosters.ask_swap(bigint, bigint, bigint, text),
  rosters.answer_swap(bigint, boolean), rosters.withdraw_swap(bigint), rosters.decide_swap(bigint, boolean, text), rosters.replace(bigint, bigint, text), rosters.write_entry(bigint, text), rosters.write_handover(bigint, text, text),
  rosters.sign_handover(bigint), rosters.press_call(int), rosters.answer_call(bigint), rosters.seed_of(date), rosters.lots(bigint), rosters.keep_calendar(text), rosters.calendar(text), rosters.is_calendar(text),
  rosters.next_shift(bigint), rosters.signing_shift(bigint, bigint, timestamptz), rosters.clash(bigint, timestamptz, timestamptz, timestamptz, bigint[]) to sixlines_app;
grant execute on function rosters.call_round(timestamptz) to sixlines_worker;
