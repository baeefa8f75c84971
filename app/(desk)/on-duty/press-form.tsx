'use client'

import { useActionState } from 'react'
import { FormField, type FormFieldProps } from '@/components/form-field'
import { Notice } from '@/components/notice'
import type { FormState } from '../../form-action'

/** A press or two that ask little: each button says which. What the rules refuse stands beside it. */
export function PressForm({
  action,
  label,
  hidden,
  field,
  buttons,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  label: string
  hidden: Record<string, string>
  field?: FormFieldProps
  buttons: readonly { word: string; name?: string; value?: string; primary?: boolean }[]
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(action, {})
  const typed = field && state.values?.[field.name]
  return (
    <form action={send} className="grid justify-items-start gap-2" aria-label={label} aria-busy={pending}>
      {state.sentence && <Notice kind="bad" title={state.sentence} live />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {field && (
        <FormField {...({ ...field, ...(typed === undefined ? {} : { defaultValue: typed }) } as FormFieldProps)} />
      )}
      <span className="row">
        {buttons.map(button => (
          <button
            key={button.word}
            className={button.primary ? 'btn pri' : 'btn'}
            type="submit"
            name={button.name}
            value={button.value}
            aria-disabled={pending || undefined}
          >
            {button.word}
          </button>
        ))}
      </span>
    </form>
  )
}
