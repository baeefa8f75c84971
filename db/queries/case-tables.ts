import { type SQL, sql } from 'drizzle-orm'
import type { LoopName } from '@/domain/loop'
import { accident } from '../schema/accident'
import { accountability } from '../schema/accountability'
import { assurance } from '../schema/assurance'
import { circular } from '../schema/circular'
import { circulation } from '../schema/circulation'
import { drill } from '../schema/drill'
import { hazard } from '../schema/hazard'
import { inspection } from '../schema/inspection'
import { plan } from '../schema/plan'
import { response } from '../schema/response'
import { rumour } from '../schema/rumour'
import { directive } from '../schema/source'
import { task } from '../schema/task'

/** The table of each loop; all of them have the columns of caseColumns. */
export const caseTables = {
  directive,
  task,
  hazard,
  inspection,
  circular,
  accountability,
  assurance,
  circulation,

  accident,
  plan,
  drill,
  response,
  rumour,
} as const satisfies Record<LoopName, unknown>

/** The day that the light of a case aliased `c` is about: its due day, or for five in place that count the first day on which one ends. */
export const lightDay = (loop: LoopName): SQL =>
  loop === 'assurance' ? sql`coalesce(c.due_on, case when c.stage = 'confirmed' then c.expires_on end)` : sql`c.due_on`
