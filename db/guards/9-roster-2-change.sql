-- What changes on a published roster, and what is written on its shifts.

-- A place as it stands, for a change: of a published shift that has not ended, or not begun.
create or replace function rosters.seat(wanted bigint, at timestamptz, before_it_begins boolean) returns public.shift_seat
language plpgsql security definer set search_path = pg_catalog as $$
declare
  s public.shift_seat;
begin
  select * into s from public.shift_seat where id = wanted for update;
  if s.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if s.ended_at is not null then perform loops.refuse('seatChanged', 'SL409'); end if;
  if not exists (select from public.shift h where h.id = s.shift_id and h.published_at is not null) then perform loops.refuse('rosterDraft', 'SL409'); end if;
  if before_it_begins and s.starts_at <= at or s.ends_at <= at then perform loops.refuse('shiftBegun', 'SL409'); end if;
  return s;
end $$;

create or replace function rosters.is_of_team(person bigint, seat public.shift_seat) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.shift h join public.roster_member m on m.roster_id = h.roster_id where h.id = seat.shift_id and m.kind = seat.kind and m.person_id = person)
    and duties.is_of(person, seat.org_id)
$$;

-- Whether both would keep the two rules after the swap, and stand on the team for what they get.
create or replace function rosters.check_swap(seat public.shift_seat, for_seat public.shift_seat, asker bigint, other bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare aside bigint[] := array_remove(array[seat.id, for_seat.id], null);
begin
  if seat.person_id is distinct from asker or for_seat.id is not null and (for_seat.person_id is distinct from other or for_seat.org_id <> seat.org_id or for_seat.kind <> seat.kind) then perform loops.refuse('seatChanged', 'SL409'); end if;
  if not rosters.is_of_team(other, seat) or for_seat.id is not null and not rosters.is_of_team(asker, for_seat) then perform loops.refuse('notOfTeam', 'SL409'); end if;
  perform rosters.refuse_clash(other, seat, aside);
  if for_seat.id is not null then perform rosters.refuse_clash(asker, for_seat, aside); end if;
end $$;

create or replace function rosters.tell_swap(swap public.shift_swap, people bigint[], kind text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform notices.tell(people, tell_swap.kind, null, null, null,
    (select jsonb_build_object('titleZh', o.short_zh, 'titleEn', o.short_en, 'byZh', p.name_zh, 'byEn', p.name_en, 'on', (s.starts_at at time zone 'Asia/Shanghai')::date)
      from public.shift_seat s, public.org o, public.person p where s.id = swap.seat_id and o.id = swap.org_id and p.id = ctx.person()),
    '/on-duty/swaps?swap=' || swap.id, format('swap:%s:%s', swap.id, swap.stage));
end $$;

-- Whoever has a place asks another of the team for it: in exchange for theirs, or to take it over.
create or replace function rosters.ask_swap(seat_id bigint, for_seat_id bigint, other bigint, reason text) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  me bigint := ctx.person();
  mine public.shift_seat;
  theirs public.shift_seat;
  made public.shift_swap;
begin
  perform pg_advisory_xact_lock(hashtext('sixlines.roster'), (select s.org_id::int from public.shift_seat s where s.id = ask_swap.seat_id));
  mine := rosters.seat(ask_swap.seat_id, said_at, true);
  if mine.person_id is distinct from me then perform loops.refuse('notYourShift'); end if;
  if ask_swap.for_seat_id is not null then
    theirs := rosters.seat(ask_swap.for_seat_id, said_at, true);
    other := theirs.person_id;
  end if;
  if btrim(coalesce(reason, '')) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  if other is null or not exists (select from public.person p where p.id = other) then perform loops.refuse('notOfTeam', 'SL409'); end if;
  if other = me then perform loops.refuse('swapSelf', 'SL409'); end if;
  if exists (select from public.shift_swap w where w.stage in ('asked', 'agreed') and (w.seat_id in (mine.id, theirs.id) or w.for_seat_id in (mine.id, theirs.id))) then perform loops.refuse('swapOpen', 'SL409'); end if;
  perform rosters.check_swap(mine, theirs, me, other);
  insert into public.shift_swap (org_id, seat_id, for_seat_id, asker_id, other_id, reason, asked_at)
    values (mine.org_id, mine.id, theirs.id, me, other, btrim(reason), said_at) returning * into made;
  perform rosters.tell_swap(made, array[other], 'swapAsked');
  return made.id;
end $$;

create or replace function rosters.swap(wanted bigint, stages text[]) returns public.shift_swap
language plpgsql security definer set search_path = pg_catalog as $$
declare w public.shift_swap;
begin
  select * into w from public.shift_swap where id = wanted for update;
  if w.id is null or not (w.asker_id = ctx.person() or w.other_id = ctx.person() or w.org_id = any (ctx.orgs())) then perform loops.refuse('notFound', 'SL404'); end if;
  if not w.stage = any (stages) then perform loops.refuse('swapDecided', 'SL409'); end if;
  return w;
end $$;

-- The other agrees or declines; the two rules are asked again.
create or replace function rosters.answer_swap(wanted bigint, agrees boolean) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  w public.shift_swap := rosters.swap(wanted, '{asked}');
begin
  if w.other_id <> ctx.person() then perform loops.refuse('notYourShift'); end if;
  if agrees then
    perform rosters.check_swap(rosters.seat(w.seat_id, said_at, true), case when w.for_seat_id is not null then rosters.seat(w.for_seat_id, said_at, true) end, w.asker_id, w.other_id);
  end if;
  update public.shift_swap set stage = case when agrees then 'agreed' else 'declined' end, answered_at = said_at where id = w.id returning * into w;
  perform rosters.tell_swap(w, case when agrees then array(select notices.office(w.org_id, '{head}')) || array[w.asker_id] else array[w.asker_id] end, case when agrees then 'swapAgreed' else 'swapDeclined' end);
end $$;

create or replace function rosters.withdraw_swap(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  w public.shift_swap := rosters.swap(wanted, '{asked,agreed}');
begin
  if w.asker_id <> ctx.person() then perform loops.refuse('notYourShift'); end if;
  update public.shift_swap set stage = 'withdrawn', ended_at = said_at where id = w.id;
end $$;

-- Ends a place and lets another follow in it.
create or replace function rosters.follow(s public.shift_seat, person bigint, gap_reason text, came text, why text, swap bigint, at timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  insert into public.shift_seat (shift_id, org_id, kind, no, person_id, gap, starts_at, ends_at, rested_at, came_by, reason, swap_id, follows_id, by_id, at)
  values (s.shift_id, s.org_id, s.kind, s.no, person, gap_reason, s.starts_at, s.ends_at, s.rested_at, came, why, swap, s.id, ctx.person(), follow.at)
$$;

-- A head or supervisor, neither of the two, approves or refuses what both agreed on; the places change in the same transaction.
create or replace function rosters.decide_swap(wanted bigint, approves boolean, opinion text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  w public.shift_swap := rosters.swap(wanted, '{agreed}');
  mine public.shift_seat;
  theirs public.shift_seat;
begin
  if ctx.person() in (w.asker_id, w.other_id) then perform loops.refuse('swapOwn'); end if;
  if not rosters.may_write(w.org_id) then perform loops.refuse('notYourUnit'); end if;
  if not approves and btrim(coalesce(opinion, '')) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  if approves then
    mine := rosters.seat(w.seat_id, said_at, true);
    if w.for_seat_id is not null then theirs := rosters.seat(w.for_seat_id, said_at, true); end if;
    perform rosters.check_swap(mine, theirs, w.asker_id, w.other_id);
    update public.shift_seat set ended_at = said_at where id in (mine.id, theirs.id);
    perform rosters.follow(mine, w.other_id, null, 'swap', w.reason, w.id, said_at);
    if theirs.id is not null then perform rosters.follow(theirs, w.asker_id, null, 'swap', w.reason, w.id, said_at); end if;
  end if;
  update public.shift_swap s set stage = case when approves then 'approved' else 'refused' end, decided_by_id = ctx.person(), decided_at = said_at, opinion = btrim(coalesce(decide_swap.opinion, '')) where s.id = w.id returning * into w;
  perform rosters.tell_swap(w, array[w.asker_id, w.other_id], case when approves then 'swapApproved' else 'swapRefused' end);
end $$;

-- Who answers for the roster puts another in a place, or nobody, and says why; open swaps of it lapse.
create or replace function rosters.replace(wanted bigint, person bigint, why text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  s public.shift_seat := rosters.seat(wanted, said_at, false);
begin
  if not rosters.may_write(s.org_id) then perform loops.refuse('notYourUnit'); end if;
  if btrim(coalesce(why, '')) = '' then perform loops.refuse('needsReason', 'SL422'); end if;
  if person is not distinct from s.person_id then perform loops.refuse('sameOnShift', 'SL409'); end if;
  if person is not null then
    if not duties.is_of(person, s.org_id) then perform loops.refuse('strangerNamed', 'SL422'); end if;
    perform rosters.refuse_clash(person, s, '{}');
  end if;
  update public.shift_swap w set stage = 'lapsed', ended_at = said_at where w.stage in ('asked', 'agreed') and s.id in (w.seat_id, w.for_seat_id);
  update public.shift_seat set ended_at = said_at where id = s.id;
  perform rosters.follow(s, person, case when person is null then 'nobody' end, 'replacement', btrim(why), null, said_at);
  perform notices.tell(array_remove(array[person, s.person_id], null), 'shiftReplaced', null, null, null,
    (select jsonb_build_object('titleZh', o.short_zh, 'titleEn', o.short_en, 'byZh', p.name_zh, 'byEn', p.name_en, 'on', (s.starts_at at time zone 'Asia/Shanghai')::date) from public.org o, public.person p where o.id = s.org_id and p.id = ctx.person()),
    '/on-duty/shifts/' || s.shift_id, 'replaced:' || s.id);
end $$;

-- A swap goes forward, once at each step.
create or replace function rosters.guard_swap() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare later text[] := '{stage,answered_at,decided_by_id,decided_at,opinion,ended_at}';
begin
  if OLD.stage not in ('asked', 'agreed') or to_jsonb(OLD) - later is distinct from to_jsonb(NEW) - later or OLD.answered_at is not null and OLD.answered_at is distinct from NEW.answered_at
    or NEW.stage in ('approved', 'refused') and (OLD.stage <> 'agreed' or NEW.decided_by_id is null) then perform loops.refuse('frozen', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.shift_swap;
create trigger a_guard before update on public.shift_swap for each row execute function rosters.guard_swap();

-- A line of the log, by somebody on the shift, while it lasts.
create or replace function rosters.write_entry(on_shift bigint, said text) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  h public.shift;
  made bigint;
begin
  select * into h from public.shift where id = on_shift and published_at is not null;
  if h.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if said_at < h.starts_at or said_at >= h.ends_at or not exists (select from public.shift_seat s where s.shift_id = h.id and s.person_id = ctx.person() and s.ended_at is null) then perform loops.refuse('notOnDuty', 'SL403'); end if;
  if btrim(coalesce(said, '')) = '' then perform loops.refuse('invalid', 'SL422'); end if;
  insert into public.shift_entry (shift_id, org_id, words, person_id, at) values (h.id, h.org_id, btrim(said), ctx.person(), said_at) returning id into made;
  return made;
end $$;

-- The outgoing shift's note, once; what comes to mind later is a line of the log.
create or replace function rosters.write_handover(on_shift bigint, said text, left_open text) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  h public.shift;
  made bigint;
begin
  select * into h from public.shift where id = on_shift and published_at is not null for update;
  if h.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if said_at < h.starts_at or not exists (select from public.shift_seat s where s.shift_id = h.id and s.person_id = ctx.person() and s.ended_at is null and s.kind in ('leader', 'staff')) then perform loops.refuse('notOnDuty', 'SL403'); end if;
  if '' in (btrim(coalesce(said, '')), btrim(coalesce(left_open, ''))) then perform loops.refuse('invalid', 'SL422'); end if;
  if exists (select from public.shift_handover o where o.shift_id = h.id) then perform loops.refuse('handoverWritten', 'SL409'); end if;
  insert into public.shift_handover (shift_id, org_id, happened, open_items, written_by_id, written_at) values (h.id, h.org_id, btrim(said), btrim(left_open), ctx.person(), said_at) returning id into made;
  perform notices.tell(array(select s.person_id from public.shift_seat s where s.shift_id = rosters.next_shift(h.id) and s.ended_at is null and s.person_id is not null and s.kind in ('leader', 'staff')), 'shiftHandedOver', null, null, null,
    (select jsonb_build_object('titleZh', o.short_zh, 'titleEn', o.short_en, 'byZh', p.name_zh, 'byEn', p.name_en, 'on', h.on_day) from public.org o, public.person p where o.id = h.org_id and p.id = ctx.person()),
    format('/on-duty/shifts/%s#handover', h.id), 'handover:' || made);
  return made;
end $$;

-- The shift of the same unit that follows.
create or replace function rosters.next_shift(of_shift bigint) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select n.id from public.shift h join public.shift n on n.org_id = h.org_id and n.published_at is not null and n.starts_at >= h.ends_at where h.id = of_shift order by n.starts_at limit 1
$$;

-- The shift on which somebody may sign a note: the next one, or a later one that has begun.
create or replace function rosters.signing_shift(of_shift bigint, person bigint, at timestamptz) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select n.id from public.shift h join public.shift n on n.org_id = h.org_id and n.published_at is not null and n.starts_at >= h.ends_at and (n.id = rosters.next_shift(h.id) or n.starts_at <= signing_shift.at)
    join public.shift_seat s on s.shift_id = n.id and s.person_id = person and s.ended_at is null and s.kind in ('leader', 'staff')
  where h.id = of_shift order by n.starts_at limit 1
$$;

create or replace function rosters.sign_handover(wanted bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  said_at timestamptz := rosters.now_signed();
  o public.shift_handover;
  on_shift bigint;
begin
  select * into o from public.shift_handover where id = wanted for update;
  if o.id is null then perform loops.refuse('notFound', 'SL404'); end if;
  if o.written_by_id = ctx.person() then perform loops.refuse('handoverOwn'); end if;
  if o.signed_at is not null then perform loops.refuse('handoverSigned', 'SL409'); end if;
  on_shift := rosters.signing_shift(o.shift_id, ctx.person(), said_at);
  if on_shift is null then perform loops.refuse('notNextShift'); end if;
  update public.shift_handover set signed_by_id = ctx.person(), signed_at = said_at, to_shift_id = on_shift where id = o.id;
end $$;

create or replace function rosters.only_signs() returns trigger
language plpgsql set search_path = pg_catalog as $$
declare later text[] := '{signed_by_id,signed_at,to_shift_id}';
begin
  if OLD.signed_at is not null or NEW.signed_at is null or to_jsonb(OLD) - later is distinct from to_jsonb(NEW) - later then perform loops.refuse('frozen', 'SL409'); end if;
  return NEW;
end $$;
drop trigger if exists a_guard on public.shift_handover;
create trigger a_guard before update on public.shift_handover for each row execute function rosters.only_signs();
