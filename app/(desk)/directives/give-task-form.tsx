'use client'

import { useActionState } from 'react'
import { FormField, type FormFieldProps } from '@/components/form-field'
import { RefusalNotice } from '@/components/refusal-notice'
import type { FormState } from '../../form-action'
import { giveTaskAction } from './give-task-action'

export type GiveTaskWords = {
  submit: string
  cancel: string
  kept: string
  assisting: string
  invalid: string
  note: string
}

/** The form that gives a task; a refusal brings back every word that was typed. */
export function GiveTaskForm({
  hidden,
  fields,
  assisting,
  path,
  words,
}: {
  hidden: Record<string, string>
  fields: readonly FormFieldProps[]
  assisting: FormFieldProps
  path: string
  words: GiveTaskWords
}) {
  const [state, action, pending] = useActionState<FormState, FormData>(giveTaskAction, {})
  // the shape of the form names its faults in `fields`, the command in the refusal's own details
  const faulty = [...(state.fields ?? []), ...String(state.refusal?.details?.fields ?? '').split(', ')]
  const again = (field: FormFieldProps): FormFieldProps => {
    const typed = state.values?.[field.name]
    const error = faulty.includes(field.name.replace(/\[\]$/, '')) ? words.invalid : undefined
    return {
      ...field,
      ...(typed === undefined ? {} : { defaultValue: typed }),
      ...(error ? { error } : {}),
    } as FormFieldProps
  }
  const keyOf = (field: FormFieldProps) => `${field.name}-${String(state.values?.[field.name] ?? '')}`
  const chosen = [state.values?.[assisting.name] ?? []].flat().length
  return (
    <form action={action} className="form">
      {state.sentence && <RefusalNotice happened={state.sentence} kept={words.kept} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(field => (
        <FormField key={keyOf(field)} {...again(field)} />
      ))}
      <details open={chosen > 0}>
        <summary className="mb-2 font-semibold">{words.assisting}</summary>
        <div className="max-h-80 overflow-auto border-y border-line py-2">
          <FormField key={keyOf(assisting)} {...again(assisting)} />
        </div>
      </details>
      <div className="ends">
        <button className="btn pri" type="submit" aria-disabled={pending || undefined}>
          {words.submit}
        </button>
        <a className="btn quiet" href={path}>
          {words.cancel}
        </a>
        <small className="faint">{words.note}</small>
      </div>
    </form>
  )
}
