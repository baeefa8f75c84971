import { type Cast, idOf, key } from './cast'
import { moveCase, type Said } from './move-case'
import type { Outcome } from './outcome'
import { reportHazard } from './report-hazard'

type Who = keyof Cast['as']
export type Walk = {
  id: number
  /** Tries a move at the version where the walk stands; the outcome says what came of it. */
  move: (who: Who, name: string, said?: Said) => Promise<Outcome>
  /** Makes a move; throws with the refusal where it is refused. */
  go: (who: Who, name: string, said?: Said) => Promise<void>
  /** Notes that the case moved on beside the walk, as evidence does. */
  beside: (outcome: Outcome) => void
}

/** A fresh hazard at the cast's place, and how to walk it on, for the database tests. */
export async function walkHazard(cast: Cast, title: string): Promise<Walk> {
  const id = idOf(await reportHazard(cast.as.inspector, { key: key(), placeId: cast.placeId, title }))
  let version = 1
  const move: Walk['move'] = (who, name, said = {}) =>
    moveCase(cast.as[who], { key: key(), loop: 'hazard', id, version, move: name, said })
  const beside: Walk['beside'] = outcome => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
    version = outcome.version
  }
  return { id, move, beside, go: async (who, name, said) => beside(await move(who, name, said)) }
}
