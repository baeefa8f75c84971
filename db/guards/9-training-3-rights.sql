-- Who sees trainings. A unit its own and those its people are at; officials those of the enterprises in their sight; nobody another enterprise's.
do $$
declare
  firms text := $p$(select ctx.role()) <> 'enterprise' and org_id in (select o.id from public.org o where o.kind = 'enterprise')$p$;
  base text := $p$(select ctx.everything()) or org_id in (select ctx.units()) or $p$;
  t text;
begin
  execute format('create policy read on public.training_session for select to sixlines_app using (%s id in (select training.mine()) or (%s))', base, firms);
  foreach t in array array['training_expected', 'training_attendance', 'training_absence', 'quiz_attempt'] loop
    execute format('create policy read on public.%I for select to sixlines_app using (%s holder_org_id in (select ctx.units()) or person_id = (select ctx.person()) or (%s))', t, base, firms);
  end loop;
  execute format('create policy read on public.trainee for select to sixlines_app using (%s person_id = (select ctx.person()) or (%s))', base, firms);
end $$;
create policy give on public.training_session for insert to sixlines_app with check (org_id = (select ctx.org()) and person_id = (select ctx.person()));
-- who is expected comes with the training, in its own transaction
create policy give on public.training_expected for insert to sixlines_app with check (training.is_being_planned(session_id));
create policy give on public.training_absence for insert to sixlines_app with check (by_id = (select ctx.person()));

-- a unit's own bank, and of others what was checked: enterprises keep theirs to themselves
create policy read on public.question for select to sixlines_app using ((select ctx.everything()) or org_id in (select ctx.units()) or org_id in (select o.id from public.org o where o.kind <> 'enterprise'));
create policy read on public.question_version for select to sixlines_app using ((select ctx.everything()) or org_id in (select ctx.units())
  or (checked_at is not null and org_id in (select o.id from public.org o where o.kind <> 'enterprise'))
  or exists (select from public.quiz_attempt t where t.person_id = (select ctx.person()) and question_version.id = any (t.version_ids)));
create policy give on public.question for insert to sixlines_app with check (org_id = (select ctx.org()));
create policy give on public.question_version for insert to sixlines_app with check (written_by_id = (select ctx.person()));

-- what signs the code, what draws, the right answers, and what others gave (which tells the right answers) is nobody's to read
revoke select on public.training_session, public.question_version, public.quiz_attempt from sixlines_app;
grant select (id, org_id, topic_zh, topic_en, kind, class_hours, starts_at, ends_at, place, trainer, audience, expected, quiz_questions, quiz_topic, pass_mark, attempts, person_id, at,
  cancelled_at, cancelled_by_id, cancel_reason, invented) on public.training_session to sixlines_app;
grant select (id, question_id, version, org_id, kind, topic, line, text_zh, text_en, options, clause, written_by_id, at, checked_by_id, checked_at) on public.question_version to sixlines_app;
grant select (id, session_id, person_id, org_id, holder_org_id, no, seed, version_ids, started_at, submitted_at, wrong_ids, percent, passed) on public.quiz_attempt to sixlines_app;

grant insert (org_id, topic_zh, topic_en, kind, class_hours, starts_at, ends_at, place, trainer, audience, expected, quiz_questions, quiz_topic, pass_mark, attempts, person_id) on public.training_session to sixlines_app;
grant insert (session_id, person_id, org_id, holder_org_id) on public.training_expected to sixlines_app;
grant insert (session_id, person_id, org_id, holder_org_id, reason, by_id) on public.training_absence to sixlines_app;
grant insert (org_id) on public.question to sixlines_app;
grant insert (question_id, version, org_id, kind, topic, line, text_zh, text_en, options, answers, explanation_zh, explanation_en, clause, written_by_id) on public.question_version to sixlines_app;

revoke all on all functions in schema training from public;
grant execute on function training.today(), training.is_being_planned(bigint), training.mine(), training.drawable(text, bigint), training.code(bigint), training.at_door(bigint, text), training.sign_in(bigint, text), training.add(bigint, bigint, text),
  training.cancel(bigint, text), training.enrol(bigint, text, text, text, date), training.end_trainee(bigint), training.kept_answers(bigint[]), training.marked(bigint), training.check_question(bigint),
  training.retire_question(bigint), training.begin_quiz(bigint), training.submit_quiz(bigint, jsonb) to sixlines_app;
