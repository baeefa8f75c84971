import type { Line } from '../../../domain/line'
import { firstAndSecondPoint } from './directives-first-second'
import { fourthToSixthPoint } from './directives-fourth-to-sixth'
import { openingDemands } from './directives-opening'
import { thirdPoint } from './directives-third'
import type { Mechanism } from './mechanisms'

export type Demand = {
  key: string
  line: Line
  /** `source` where the sentence stands under that line in the speech; `assigned` where we put it there. */
  lineBasis: 'source' | 'assigned'
  sentenceNo: number
  /** Exact words of the sentence. */
  quoteEn: string
  quoteZh: string
  titleEn: string
  titleZh: string
  mechanism: Mechanism
}

/** Every demand of the speech in the order of its words; a directive's number is its place here. */
export const directives: readonly (Demand & { no: number; code: string })[] = [
  ...openingDemands,
  ...firstAndSecondPoint,
  ...thirdPoint,
  ...fourthToSixthPoint,
].map((demand, index) => ({ ...demand, no: index + 1, code: `督-${index + 1}` }))
