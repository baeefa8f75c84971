'use client'

import { type ReactNode, useActionState } from 'react'
import { FormField } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { type SignInState, signInAction } from './actions'

/** `children` are more buttons of the same form. */
export function SignInForm({
  next,
  words,
  children,
}: {
  next: string
  words: { email: string; password: string; submit: string; forgotten: string }
  children?: ReactNode
}) {
  const [state, send, busy] = useActionState<SignInState, FormData>(signInAction, {})
  return (
    <form action={send} className="form" aria-busy={busy}>
      <input type="hidden" name="next" value={next} />
      {state.problem && <Notice kind="bad" title={state.problem} live />}
      <FormField
        kind="email"
        name="email"
        label={words.email}
        defaultValue={state.email}
        autoComplete="username"
        required
      />
      <FormField kind="password" name="password" label={words.password} autoComplete="current-password" required />
      <button type="submit" className="btn pri">
        {words.submit}
      </button>
      <p className="xs faint">{words.forgotten}</p>
      {children}
    </form>
  )
}
