'use client'

import { type ReactNode, useActionState } from 'react'
import type { FormFieldProps } from '@/components/form-field'
import { Notice } from '@/components/notice'
import type { FormState } from '../../../form-action'
import { TypedFields } from '../../typed-fields'
import { saveChannelAction, testChannelAction } from './actions'

export type ChannelWords = {
  title: string
  state: string
  save: string
  saved: string
  test: string
  tested: string
  wrong: string
}

/** One channel: what leads to it, when it stays quiet, and a test message. It opens by itself where it is on or something was refused. */
export function ChannelForm({
  channel,
  on,
  saveKey,
  testKey,
  fields,
  words,
  children,
}: {
  channel: string
  on: boolean
  saveKey: string
  testKey: string
  fields: readonly FormFieldProps[]
  words: ChannelWords
  /** What was sent over it lately. */
  children?: ReactNode
}) {
  const [state, save, saving] = useActionState<FormState, FormData>(saveChannelAction, {})
  const [tested, test, testing] = useActionState<FormState, FormData>(testChannelAction, {})
  return (
    <details className="channel" open={on || state.sentence !== undefined || state.done !== undefined} id={channel}>
      <summary>
        <h2>{words.title}</h2>
        <span className="faint">{words.state}</span>
      </summary>
      <div>
        <form action={save} className="form" aria-label={words.title} aria-busy={saving}>
          {state.sentence && <Notice kind="bad" title={state.sentence} live />}
          {state.done && <Notice kind="good" title={words.saved} live />}
          <input type="hidden" name="key" value={saveKey} />
          <input type="hidden" name="channel" value={channel} />
          <TypedFields fields={fields} state={state} wrong={words.wrong} />
          <div className="ends">
            <button className="btn pri" type="submit" aria-disabled={saving || undefined}>
              {words.save}
            </button>
          </div>
        </form>
        {on && (
          <form action={test} className="mt-3" aria-label={words.test} aria-busy={testing}>
            {tested.sentence && <Notice kind="bad" title={tested.sentence} live />}
            {tested.done && <Notice kind="good" title={words.tested} live />}
            <input type="hidden" name="key" value={testKey} />
            <input type="hidden" name="channel" value={channel} />
            <button className="btn" type="submit" aria-disabled={testing || undefined}>
              {words.test}
            </button>
          </form>
        )}
        {children}
      </div>
    </details>
  )
}
