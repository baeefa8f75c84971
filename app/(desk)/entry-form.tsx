'use client'

import { useActionState } from 'react'
import type { FormFieldProps } from '@/components/form-field'
import { Notice } from '@/components/notice'
import type { FormState } from '../form-action'
import { TypedFields } from './typed-fields'

/** A form that opens something new; a refusal brings back every word that was typed, and marks the fields it is about. */
export function EntryForm({
  action,
  label,
  hidden,
  fields,
  submit,
  cancel,
  wrong,
  minor = false,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  label: string
  hidden: Record<string, string>
  fields: readonly FormFieldProps[]
  submit: string
  cancel: { href: string; word: string }
  /** What stands under a field that cannot be read. */
  wrong: string
  /** Another button of the page is its primary one. */
  minor?: boolean
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(action, {})
  return (
    <form action={send} className="form" aria-label={label} aria-busy={pending}>
      {state.sentence && <Notice kind="bad" title={state.sentence} live />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TypedFields fields={fields} state={state} wrong={wrong} />
      <div className="ends">
        <button className={minor ? 'btn' : 'btn pri'} type="submit" aria-disabled={pending || undefined}>
          {submit}
        </button>
        <a className="btn quiet" href={cancel.href}>
          {cancel.word}
        </a>
      </div>
    </form>
  )
}
