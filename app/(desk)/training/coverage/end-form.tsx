'use client'

import { useActionState } from 'react'
import type { FormState } from '../../../form-action'
import { endTraineeAction } from '../actions'

/** One button that ends a row of the roll; a refusal stands beside it. */
export function EndForm({ id, formKey, word, label }: { id: number; formKey: string; word: string; label: string }) {
  const [state, send, pending] = useActionState<FormState, FormData>(endTraineeAction, {})
  return (
    <form action={send} aria-busy={pending}>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="id" value={id} />
      <button className="link" type="submit" aria-label={label} aria-disabled={pending || undefined}>
        {word}
      </button>
      {state.sentence && (
        <span className="bad" role="alert">
          {state.sentence}
        </span>
      )}
    </form>
  )
}
