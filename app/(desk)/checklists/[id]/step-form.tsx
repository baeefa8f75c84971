'use client'

import { useActionState } from 'react'
import type { FormState } from '../../../form-action'

/** A step that asks nothing: its button is its form, and what was refused stands under it. */
export function StepForm({
  action,
  hidden,
  word,
  label,
  look = 'btn',
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  word: string
  /** What is read out, where the word alone would not say of what. */
  label?: string
  look?: string
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(action, {})
  return (
    <form action={send} aria-busy={pending}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className={look} type="submit" aria-label={label} aria-disabled={pending || undefined}>
        {word}
      </button>
      {state.sentence && (
        <p role="alert" className="bad xs">
          {state.sentence}
        </p>
      )}
    </form>
  )
}
