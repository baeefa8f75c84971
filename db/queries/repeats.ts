import { sql } from 'drizzle-orm'
import { addDays, type Day } from '@/domain/clock'
import type { Rule } from '@/domain/rules'
import type { Tx } from '../client'
import { type CaseFilters, whereOf } from './case-filters'
import { type Figure, hazardFigure } from './figure'
import type { Narrowing } from './narrowing'
import { ruleOn } from './rules'

export type RepeatFigures = { reported: Figure; repeated: Figure; rule: Rule }

/** Hazards reported within the rule's days up to today, and how many of them had been found at their place before; each with its list. */
export async function findRepeats(tx: Tx, today: Day, under?: number, narrow: Narrowing = {}): Promise<RepeatFigures> {
  const rule = ruleOn('hazard.repeat', today)
  const reported: CaseFilters = { openedFrom: addDays(today, -rule.value), under, ...narrow }
  const repeated: CaseFilters = { ...reported, repeat: 'yes' }
  const clock = { today, soonUntil: today }
  // counted apart, so that the earlier hazards are joined and not looked up one by one
  const { rows } = await tx.execute(sql`
    select (select count(*)::int from hazard c where ${whereOf('hazard', repeated, clock)}) as repeated,
      (select count(*)::int from hazard c where ${whereOf('hazard', reported, clock)}) as reported`)
  const found = rows[0] as { reported: number; repeated: number }
  return { reported: hazardFigure(found.reported, reported), repeated: hazardFigure(found.repeated, repeated), rule }
}
