'use client'

import { useActionState } from 'react'
import { moveAction } from './move-action'
import { Answer } from './move-answer'
import type { MoveState } from './stale-view'

/** A move that asks nothing: its button is its form. */
export function OneClickMove({
  hidden,
  word,
  primary,
}: {
  hidden: Record<string, string>
  word: string
  primary: boolean
}) {
  const [state, action, pending] = useActionState<MoveState, FormData>(moveAction, {})
  return (
    <form action={action}>
      {Object.entries({ ...hidden, ...(state.stale ? { version: String(state.stale.version) } : {}) }).map(
        ([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      <button className={primary ? 'btn pri' : 'btn'} type="submit" aria-disabled={pending || undefined}>
        {word}
      </button>
      <Answer state={state} />
    </form>
  )
}
