'use client'

import { useActionState } from 'react'
import type { FormFieldProps } from '@/components/form-field'
import { Notice } from '@/components/notice'
import type { FormState } from '../../form-action'
import { TypedFields } from '../typed-fields'

/** The form of all five; a refusal brings back every word that was typed, and marks the elements that it is about. */
export function FiveForm({
  action,
  label,
  hidden,
  groups,
  submit,
  cancel,
  wrong,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  label: string
  hidden: Record<string, string>
  groups: readonly { key: string; title: string; text: string; fields: readonly FormFieldProps[] }[]
  submit: string
  cancel: { href: string; word: string }
  wrong: string
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(action, {})
  return (
    <form action={send} className="form fiveform" aria-label={label} aria-busy={pending}>
      {state.sentence && <Notice kind="bad" title={state.sentence} live />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {groups.map(group => (
        <section key={group.key} aria-labelledby={`of-${group.key}`}>
          <div>
            <h2 id={`of-${group.key}`}>{group.title}</h2>
            <p className="dim">{group.text}</p>
          </div>
          <TypedFields fields={group.fields} state={state} wrong={wrong} />
        </section>
      ))}
      <div className="ends">
        <button className="btn pri" type="submit" aria-disabled={pending || undefined}>
          {submit}
        </button>
        <a className="btn quiet" href={cancel.href}>
          {cancel.word}
        </a>
      </div>
    </form>
  )
}
