'use client'

import { FormField, type FormFieldProps } from '@/components/form-field'
import type { FormState } from '../form-action'

/** The fields of a form as they were typed, those that could not be read marked. */
export function TypedFields({
  fields,
  state,
  wrong,
}: {
  fields: readonly FormFieldProps[]
  state: FormState
  /** What stands under a field that cannot be read. */
  wrong: string
}) {
  return fields.map(field => {
    const typed = state.values?.[field.name]
    const faulty = state.fields?.includes(field.name.replace(/\[\]$/, ''))
    const again =
      field.kind === 'checkbox'
        ? state.values
          ? { defaultChecked: typed !== undefined }
          : {}
        : typed === undefined
          ? {}
          : { defaultValue: typed }
    return (
      <FormField
        key={`${field.name}-${typed ?? ''}`}
        {...({ ...field, ...again, ...(faulty ? { error: wrong } : {}) } as FormFieldProps)}
      />
    )
  })
}
