import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { ReviewPart } from '@/domain/response'
import { insertGiven } from '../insert-given'
import { responseNotice, responseReview } from '../schema/response'
import type { Effect } from './move-effects'

/** Notes each person who is told and each team that is called; who was told before is refused, so that no notice stands twice. */
const notify: Effect = async (tx, actor, facts, said) => {
  const personIds = [...new Set(said.notified!.personIds)]
  const teamIds = [...new Set(said.notified!.teamIds ?? [])]
  const { rows } = await tx.execute(sql`
    select from response_notice n where n.response_id = ${facts.id}
      and (n.person_id = any (${sql.param(personIds)}::bigint[]) or n.team_id = any (${sql.param(teamIds)}::bigint[]))`)
  refuseIf(rows.length > 0 ? { code: 'alreadyNotified' } : null)
  const told = { responseId: facts.id, toldById: actor.personId }
  for (const personId of personIds) await insertGiven(tx, responseNotice, { ...told, personId })
  for (const teamId of teamIds) await insertGiven(tx, responseNotice, { ...told, teamId })
  return { payload: { notified: { personIds, teamIds } } }
}

const review: Effect = async (tx, actor, facts, said) => {
  const word = (part: ReviewPart) => said.afterAction?.[part]?.trim() ?? ''
  const afterAction = {
    timeline: word('timeline'),
    wentWell: word('wentWell'),
    wentIll: word('wentIll'),
    advice: word('advice'),
  }
  await insertGiven(tx, responseReview, {
    responseId: facts.id,
    ...afterAction,
    personId: actor.personId,
    orgId: actor.orgId,
  })
  return { payload: { afterAction } }
}

/** What the moves of a response write beside it: notices and the review. */
export const responseEffects: Record<string, Effect> = {
  'response.notify': notify,
  'response.notify_more': notify,
  'response.review': review,
}
