'use client'

import { useActionState, useState } from 'react'
import type { FormState } from '../../../form-action'
import { answerItemAction } from './actions'

export type AnswerButton = { value: string; word: string; look: 'pass' | 'fail' | 'later'; shape?: 'g' | 'r' | 'n' }

/** One item's answers: four submit buttons, so that one tap is one answer, with script and without. */
export function AnswerForm({
  hidden,
  answer,
  note,
  buttons,
  words,
}: {
  hidden: Record<string, string>
  answer: string | null
  note: string
  buttons: readonly AnswerButton[]
  /** What the note is for stands once, above the list, as #note-hint. */
  words: { label: string; note: string }
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(answerItemAction, {})
  const [tapped, setTapped] = useState<string | null>(null)
  const chosen = pending ? tapped : answer
  const typed = typeof state.values?.note === 'string' ? state.values.note : note
  const id = `note-${hidden.itemId}`
  return (
    <form action={send} className="answering" aria-label={words.label} aria-busy={pending}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="field">
        <label htmlFor={id}>{words.note}</label>
        <input
          key={typed}
          className="input"
          id={id}
          name="note"
          defaultValue={typed}
          maxLength={2000}
          autoComplete="off"
          aria-describedby="note-hint"
        />
      </div>
      <div className="thumbs3 four">
        {buttons.map(button => (
          <button
            key={button.value}
            className={`thumb ${button.look}`}
            type="submit"
            name="answer"
            value={button.value}
            aria-pressed={chosen === button.value}
            onClick={() => setTapped(button.value)}
          >
            {button.shape && <i className={`lt ${button.shape}`} aria-hidden="true" />}
            {button.word}
          </button>
        ))}
      </div>
      <p role="status" className={state.sentence ? 'bad' : 'vh'}>
        {state.sentence}
      </p>
    </form>
  )
}
