import { type Refusal, RefusalError, refusalCodes } from '@/domain/refusal'

/** What a command answers; a refusal has left nothing behind. */
export type Outcome = { ok: true; id: number; version: number } | { ok: false; refusal: Refusal }

type DatabaseError = { code?: string; message?: string; constraint?: string; cause?: unknown }

function databaseErrorIn(error: unknown): DatabaseError | null {
  for (let at = error as DatabaseError | undefined; at; at = at.cause as DatabaseError | undefined) {
    if (typeof at.code === 'string') return at
  }
  return null
}

/** The refusal that an error carries, whether the rules or the database raised it; null for a surprise. */
export function refusalIn(error: unknown): Refusal | null {
  if (error instanceof RefusalError) return error.refusal
  const raised = databaseErrorIn(error)
  if (!raised) return null
  if (raised.code?.startsWith('SL4')) {
    const code = refusalCodes.find(known => known === raised.message)
    return code ? { code } : null
  }
  // a row that the policies do not let through reads as absent
  if (raised.code === '42501') return { code: 'notFound' }
  // a constraint that stands behind a rule says the same as the rule
  if (raised.code === '23503') return { code: 'invalid', details: { fields: '' } }
  if (raised.code === '23P01' && raised.constraint === 'shift_seat_not_twice') return { code: 'onTwoShifts' }
  if (raised.code === '23P01' && raised.constraint === 'shift_seat_rested') return { code: 'restShort' }
  if (raised.code === '23514' && raised.constraint?.endsWith('_apart')) return { code: 'ownWork' }
  if (raised.code === '23514' && raised.constraint?.endsWith('_outside')) return { code: 'ownUnit' }
  return null
}

/** Deadlock, serialization failure, or a row that somebody else wrote first (the next try finds it): the whole transaction may be tried again. */
export const isTransient = (error: unknown): boolean =>
  ['40P01', '40001', '23505'].includes(databaseErrorIn(error)?.code ?? '')
