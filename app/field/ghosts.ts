import type { Visit } from './bundle'
import { phoneNow } from './phone'
import { phoneDatabase } from './phone-database'

/** The last picture of the item, else of the place: what the camera lays over its view. */
export const ghostOf = (visit: Visit, itemId: number | null) =>
  visit.ghosts.find(ghost => ghost.itemId === itemId) ?? visit.ghosts[0] ?? null

/** The pictures a visit may need with no signal: the last of each item, and the last of the place. */
export function wantedGhosts(visits: readonly Visit[]): Set<number> {
  return new Set(
    visits.flatMap(visit => {
      const items = new Set(visit.ghosts.map(ghost => ghost.itemId))
      return [...items].map(item => ghostOf(visit, item)!.evidenceId)
    }),
  )
}

/** Takes along the last pictures of the places to visit and drops those of other places; one that does not come now comes next time. */
export async function fetchGhosts(): Promise<void> {
  const { bundle } = phoneNow()
  if (!bundle) return
  const { personId } = bundle.as
  const database = await phoneDatabase()
  const wanted = wantedGhosts(bundle.visits)
  const here = new Set<number>()
  for (const key of await database.getAllKeys('ghosts')) {
    const [owner, evidenceId] = key
    if (owner === personId && wanted.has(evidenceId)) here.add(evidenceId)
    else await database.delete('ghosts', key)
  }
  for (const evidenceId of wanted) {
    if (here.has(evidenceId)) continue
    try {
      const response = await fetch(`/api/evidence/${evidenceId}?size=full`, { signal: AbortSignal.timeout(30_000) })
      if (!response.ok) continue
      await database.put('ghosts', { personId, evidenceId, bytes: await response.arrayBuffer() })
    } catch (error) {
      // the overlay is a help: without signal or space the rest goes on without it
      console.info('a last picture did not come:', error)
      return
    }
  }
}
