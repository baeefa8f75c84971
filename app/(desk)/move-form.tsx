'use client'

import { useActionState } from 'react'
import { FormField, type FormFieldProps } from '@/components/form-field'
import { moveAction } from './move-action'
import { Answer } from './move-answer'
import type { MoveState } from './stale-view'

/** The form of a move that asks something; a refusal brings back every word that was typed. */
export function MoveForm({
  hidden,
  fields,
  submit,
  note,
  cancel,
}: {
  hidden: Record<string, string>
  fields: readonly FormFieldProps[]
  submit: string
  note: string
  cancel: { href: string; word: string }
}) {
  const [state, action, pending] = useActionState<MoveState, FormData>(moveAction, {})
  const carried = state.stale ? { ...hidden, version: String(state.stale.version) } : hidden
  return (
    <form action={action} className="moveform">
      <Answer state={state} />
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(field => {
        const typed = state.values?.[field.name]
        return (
          <FormField
            key={`${field.name}-${typed ?? ''}`}
            {...({ ...field, ...(typed === undefined ? {} : { defaultValue: typed }) } as FormFieldProps)}
          />
        )
      })}
      <div className="acts">
        <button className="btn pri" type="submit" aria-disabled={pending || undefined}>
          {submit}
        </button>
        <a className="btn quiet" href={cancel.href}>
          {cancel.word}
        </a>
        <small>{note}</small>
      </div>
    </form>
  )
}
