import { drillCriteria } from '@/domain/drill'
import type { Need } from '@/domain/need'
import { refuseIf } from '@/domain/refusal'
import { insertGiven } from '../insert-given'
import { drillEntry, drillMark } from '../schema/drill'
import type { Said } from './move-case'
import type { Effect } from './move-effects'

/** The needs of plans and drills that what was said brings with it. */
export function drillNeedsGiven({ review, start, entry, marks }: Said): Need[] {
  const given: Need[] = []
  if (review?.opinion.trim() && (review.kind === 'discussion' || review.names?.trim())) given.push('review')
  if (start && !Number.isNaN(Date.parse(start.at)) && start.headcount >= 1) given.push('start')
  if (entry && entry.minutes >= 0 && entry.words.trim()) given.push('entry')
  if (drillCriteria.every(one => marks?.[one]?.grade && marks[one].words.trim())) given.push('marks')
  return given
}

/** What the moves of a drill write beside it: its timeline, and how it was found by each criterion. */
export const drillEffects: Record<string, Effect> = {
  'drill.record': async (tx, actor, facts, said) => {
    const { minutes, words } = said.entry!
    await insertGiven(tx, drillEntry, { drillId: facts.id, minutes, words, personId: actor.personId })
    return {}
  },
  'drill.evaluate': async (tx, actor, facts, said) => {
    for (const criterion of drillCriteria) {
      const one = said.marks![criterion]
      refuseIf(one ? null : { code: 'needsMarks' })
      await insertGiven(tx, drillMark, {
        drillId: facts.id,
        criterion,
        grade: one!.grade,
        words: one!.words,
        personId: actor.personId,
        orgId: actor.orgId,
      })
    }
    return {}
  },
}
