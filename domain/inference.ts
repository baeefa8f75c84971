/** What a cause is by its nature: a short board (短板) is too little of something, a loophole (漏洞) is nothing where something should be. */
export const causeKinds = ['short_board', 'loophole'] as const
export type CauseKind = (typeof causeKinds)[number]

/** Traits of places by which others like them are found. */
export const traitKinds = ['equipment', 'process'] as const
export type TraitKind = (typeof traitKinds)[number]

/** How far a place of a fan-out has come: nobody looked, somebody looked and found nothing, or hazards were found; or it was left out with a reason. */
export const lookStates = ['waiting', 'nothing', 'found', 'left_out'] as const
export type LookState = (typeof lookStates)[number]

/** What is looked for in other places; of each kind that is chosen a place must have at least one. */
export type Traits = { sectors: readonly string[]; termIds: readonly number[]; clauses: readonly string[] }
export const isEmpty = ({ sectors, termIds, clauses }: Traits): boolean =>
  sectors.length + termIds.length + clauses.length === 0

/** The line of the speech under which accidents and their lessons stand: the demand to draw inferences is the defense line's. */
export const accidentLine = 'defense'
