import type { Move } from '@/domain/loop'
import { loops } from '@/domain/loops'

/** A prefecture, two of its counties, and a county of another one. */
export const regions = ['220200', '220203', '220204', '220102'] as const

/** Moves that take a case further; the others are drawn too, but seldom, or no history would come to its end. */
const onward = {
  hazard:
    /^(grade|order|start|submit|pass_|close|impose_controls|file_plan|list|start_listed|implement|request|delist|confirm_stable|reopen)/,
  task: /^(accept|report|submit|verify|archive|return|suspend|resume)/,
}

/** The moves that a random history may make of a case as it stands; with `further` only those that take it on. */
export const movesFrom = (
  loop: 'task' | 'hazard',
  { stage, level }: { stage: string; level: string | null },
  further: boolean,
): [string, Move<string>][] =>
  Object.entries(loops[loop].moves as Record<string, Move<string>>).filter(
    ([name, move]) =>
      move.from.includes(stage) &&
      (!move.level || !level || move.level === level) &&
      (!further || onward[loop].test(name)),
  )

/** Judging what others did, which the first inspector's colleague does. */
export const isJudgement = (name: string): boolean => /reinspection|review|confirm_stable|reopen/.test(name)
