/** How a place of a campaign's register stands: nobody was there, a visit is planned, somebody was there, it need not be visited. */
export const coverStates = ['unvisited', 'scheduled', 'visited', 'not_applicable'] as const
export type CoverState = (typeof coverStates)[number]
