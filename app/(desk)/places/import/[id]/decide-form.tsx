'use client'

import { useActionState } from 'react'
import { Notice } from '@/components/notice'
import type { FormState } from '../../../../form-action'

/** The one choice about an import: its good rows in, or none. */
export function DecideForm({
  action,
  hidden,
  words,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden: { key: string; id: string }
  /** Without `take` there is nothing to take in. */
  words: { label: string; take?: string; drop: string; busy: string }
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(action, {})
  return (
    <form action={send} className="form" aria-label={words.label} aria-busy={pending}>
      {state.sentence && <Notice kind="bad" title={state.sentence} live />}
      <input type="hidden" name="key" value={hidden.key} />
      <input type="hidden" name="id" value={hidden.id} />
      <div className="ends">
        {words.take && (
          <button className="btn pri" type="submit" name="decision" value="take" disabled={pending}>
            {words.take}
          </button>
        )}
        <button className="btn" type="submit" name="decision" value="drop" disabled={pending}>
          {words.drop}
        </button>
      </div>
      <p className="dim" role="status">
        {pending ? words.busy : ''}
      </p>
    </form>
  )
}
