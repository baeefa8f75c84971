import type { Role } from './role'

/** How a place of a campaign's register stands: nobody was there, a visit is planned, somebody was there, it need not be visited. */
export const coverStates = ['unvisited', 'scheduled', 'visited', 'not_applicable'] as const
export type CoverState = (typeof coverStates)[number]

/** Places of a register by how they stand. */
export type Standing = Record<CoverState, number>
export const noStanding: Standing = { unvisited: 0, scheduled: 0, visited: 0, not_applicable: 0 }

/** All places of the register. */
export const registered = (standing: Standing): number => coverStates.reduce((sum, state) => sum + standing[state], 0)

/** The places that are to be visited: the register less what need not be. */
export const toVisit = (standing: Standing): number => registered(standing) - standing.not_applicable

/** Who commands a campaign may hold one of these roles. */
export const commanderRoles = ['leader', 'head', 'supervisor'] as const satisfies readonly Role[]

/** Where a campaign stands against its target: both in places; `due` is what an even pace would have visited by now. */
export type Pace = { goal: number; due: number; missing: number; perDay: number | null }

/**
 * The pace that a target asks for. `percent` of the places to visit, evenly over the working days from the first to the last; `elapsed` and `left` are working days
 * so far and still to come. `perDay` is how many places a day reach the goal in time, rounded up; null when no day is left and some are missing.
 */
export function paceOf(
  standing: Standing,
  { percent, elapsed, left }: { percent: number; elapsed: number; left: number },
): Pace {
  const goal = Math.ceil((toVisit(standing) * percent) / 100)
  const days = elapsed + left
  const due = days === 0 ? goal : Math.floor((goal * Math.min(elapsed, days)) / days)
  const missing = Math.max(goal - standing.visited, 0)
  return { goal, due, missing, perDay: missing === 0 ? 0 : left > 0 ? Math.ceil(missing / left) : null }
}
