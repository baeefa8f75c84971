import type { Actor } from '@/domain/actor'
import type { Tx } from '../client'
import { type Check, listChecks } from './call-checks'
import { listOwnShifts, type OwnShift } from './duty-board'
import { listSwaps, type Swap } from './shift-swaps'
import { type ListedNote, listNotesToSign } from './shifts'

export type OwnDuty = { shifts: OwnShift[]; calls: Check[]; notes: ListedNote[]; swaps: Swap[] }

/** What of duty waits for this reader: calls to answer, hand-overs to sign, swaps to agree to or to decide on; and their shifts ahead. */
export async function findOwnDuty(tx: Tx, actor: Actor, at: Date = new Date()): Promise<OwnDuty> {
  if (actor.role === 'enterprise') return { shifts: [], calls: [], notes: [], swaps: [] }
  const swaps = (await listSwaps(tx, { state: 'open' }, { limit: 100 })).rows
  const me = actor.personId
  return {
    shifts: await listOwnShifts(tx, me, at),
    calls: (await listChecks(tx, { state: 'waiting', mine: 'yes' }, { limit: 10 })).rows,
    notes: await listNotesToSign(tx, me),
    swaps: swaps.filter(({ stage, other, asker, mine }) =>
      stage === 'asked' ? other.id === me : mine && actor.role === 'head' && other.id !== me && asker.id !== me,
    ),
  }
}
