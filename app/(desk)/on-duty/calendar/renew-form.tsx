'use client'

import { useActionState } from 'react'
import { FormField } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { type CalendarState, renewCalendarAction } from './actions'

/** The press that makes an address, and the address, shown once. */
export function RenewForm({
  hidden,
  words,
}: {
  hidden: Record<string, string>
  words: { make: string; made: string; address: string }
}) {
  const [state, send, pending] = useActionState<CalendarState, FormData>(renewCalendarAction, {})
  return (
    <form action={send} className="form" aria-label={words.make} aria-busy={pending}>
      {state.sentence && <Notice kind="bad" title={state.sentence} live />}
      {state.address ? (
        <>
          <Notice kind="good" title={words.made} live />
          <FormField name="address" label={words.address} defaultValue={state.address} readOnly />
        </>
      ) : (
        <>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button className="btn pri" type="submit" aria-disabled={pending || undefined}>
            {words.make}
          </button>
        </>
      )}
    </form>
  )
}
