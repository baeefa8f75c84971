import 'server-only'
import type { Actor } from '@/domain/actor'
import type { Tx } from './client'

/** Answers kept by this process, the oldest forgotten first. */
const keptAtMost = 500

type Answer = { snapshot: string; value: Promise<unknown> }
type Seen = { snapshot: string; actor: Actor }
const kept = globalThis as { sixlinesAnswers?: Map<string, Answer>; sixlinesSeen?: WeakMap<object, Seen> }

// on the process: pages and route handlers are bundled apart, and read the same figures
const answers = () => {
  kept.sixlinesAnswers ??= new Map()
  return kept.sixlinesAnswers
}
const seen = () => {
  kept.sixlinesSeen ??= new WeakMap()
  return kept.sixlinesSeen
}

/** Notes which committed transactions a reading one sees (the server's start and pg_current_snapshot of its one snapshot), and who reads. */
export function noteSnapshot(tx: Tx, snapshot: string, actor: Actor): void {
  seen().set(tx, { snapshot, actor })
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) freeze(part)
  }
  return value
}

/** What an answer depends on beside the committed data and its arguments: the units that the reader sees, or the reader. */
export type Depends = 'scope' | 'membership'

/**
 * The answer to a question, computed once for each state of the database. Two snapshots of one server that name the same transactions
 * see the same rows, so what one reader was told holds for the next one to the last digit, and anything committed makes it be asked
 * again. A transaction that writes, a past day and a standby always ask. The answer is shared, and frozen so that nobody changes it.
 */
export async function remembered<T>(
  tx: Tx,
  depends: Depends,
  question: readonly unknown[],
  work: () => Promise<T>,
): Promise<T> {
  const by = seen().get(tx)
  if (!by) return work()
  const { scopeOrgId, membershipId } = by.actor
  const key = JSON.stringify([depends, depends === 'scope' ? scopeOrgId : membershipId, ...question])
  const known = answers().get(key)
  // where the reader who asks it fails, the next one asks for themselves
  if (known?.snapshot === by.snapshot) return (known.value as Promise<T>).catch(work)
  const value = work().then(freeze)
  const answer = { snapshot: by.snapshot, value }
  answers().delete(key)
  answers().set(key, answer)
  if (answers().size > keptAtMost) answers().delete(answers().keys().next().value!)
  value.catch(() => answers().get(key) === answer && answers().delete(key))
  return value
}
