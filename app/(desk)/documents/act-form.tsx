'use client'

import { type ReactNode, useActionState } from 'react'
import { Notice } from '@/components/notice'
import type { FormState } from '../../form-action'

/** One act as one button; what refuses it is said above it. `done` stands there once it is made and the page stays. */
export function ActForm({
  action,
  hidden,
  word,
  label,
  primary = false,
  children,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  word: ReactNode
  label: string
  primary?: boolean
  children?: ReactNode
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(action, {})
  return (
    <form action={send} aria-label={label} aria-busy={pending}>
      {state.sentence && <Notice kind="bad" title={state.sentence} live />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button className={primary ? 'btn pri' : 'btn'} type="submit" aria-disabled={pending || undefined}>
        {word}
      </button>
    </form>
  )
}
