import type { LoopName } from '@/domain/loop'
import { accident } from '../schema/accident'
import { accountability } from '../schema/accountability'
import { circular } from '../schema/circular'
import { hazard } from '../schema/hazard'
import { inspection } from '../schema/inspection'
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
  accident,
} as const satisfies Record<LoopName, unknown>
