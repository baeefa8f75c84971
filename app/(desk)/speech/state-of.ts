import type { SentenceState } from '@/components/sentence-state'
import type { DirectiveWork } from '@/db/queries/speech'

export type Standing = { state: SentenceState; total: number; closed: number; late: number }

/**
 * How the work under a sentence stands. Tasks and hazards count alike; `late` also while a major hazard is open, on time or not:
 * a sentence is never green over one.
 */
export function standingOf(directives: readonly Pick<DirectiveWork, 'tasks' | 'hazards'>[]): Standing {
  const works = directives.flatMap(one => [one.tasks, one.hazards])
  const open = works.reduce((sum, work) => sum + work.open, 0)
  const closed = works.reduce((sum, work) => sum + work.done, 0)
  const late = works.reduce((sum, work) => sum + work.late, 0)
  const major = directives.reduce((sum, one) => sum + one.hazards.major, 0)
  const total = open + closed
  if (total === 0) return { state: 'none', total, closed, late }
  if (late > 0 || major > 0) return { state: 'late', total, closed, late }
  return { state: open === 0 ? 'closed' : 'onTime', total, closed, late }
}
