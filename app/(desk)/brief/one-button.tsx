'use client'

import { useActionState } from 'react'
import { Notice } from '@/components/notice'
import type { FormState } from '../../form-action'

/** A form of one button; a refusal stands above it. */
export function OneButton({
  action,
  hidden,
  word,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  word: string
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(action, {})
  return (
    <form action={send} aria-busy={pending}>
      {state.sentence && <Notice kind="bad" title={state.sentence} live />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="btn" aria-disabled={pending || undefined}>
        {word}
      </button>
    </form>
  )
}
