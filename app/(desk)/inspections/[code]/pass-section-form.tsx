'use client'

import { useActionState } from 'react'
import type { FormState } from '../../../form-action'
import { passSectionAction } from './actions'

/** Answers the rest of a section with “pass” in one tap. */
export function PassSectionForm({
  hidden,
  word,
  note,
}: {
  hidden: Record<string, string>
  word: string
  note: string
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(passSectionAction, {})
  return (
    <form action={send} className="move" aria-busy={pending}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="btn" type="submit" aria-disabled={pending || undefined}>
        {word}
      </button>
      <small>{note}</small>
      {state.sentence && (
        <p role="alert" className="bad xs">
          {state.sentence}
        </p>
      )}
    </form>
  )
}
