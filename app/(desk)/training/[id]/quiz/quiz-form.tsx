'use client'

import { useActionState } from 'react'
import { Notice } from '@/components/notice'
import type { FormState } from '../../../../form-action'

export type AskedQuestion = {
  id: number
  many: boolean
  hint: string
  words: string
  options: { key: string; words: string }[]
}

/** All questions of an attempt on one form; a refusal brings back every answer that was given. */
export function QuizForm({
  action,
  hidden,
  questions,
  label,
  submit,
}: {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  questions: readonly AskedQuestion[]
  label: string
  submit: string
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(action, {})
  return (
    <form action={send} className="form quiz" aria-label={label} aria-busy={pending}>
      {state.sentence && <Notice kind="bad" title={state.sentence} live />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ol>
        {questions.map(question => {
          const name = `given.q${question.id}${question.many ? '[]' : ''}`
          const given = [state.values?.[name] ?? []].flat()
          return (
            <li key={question.id}>
              <fieldset className={`field${state.sentence && given.length === 0 ? ' err' : ''}`}>
                <legend>{question.words}</legend>
                <div className="hint">{question.hint}</div>
                <div className="ticks down">
                  {question.options.map(option => (
                    <label className="tick" key={option.key}>
                      <input
                        key={String(given.includes(option.key))}
                        type={question.many ? 'checkbox' : 'radio'}
                        name={name}
                        value={option.key}
                        defaultChecked={given.includes(option.key)}
                      />
                      <span>{option.words}</span>
                    </label>
                  ))}
                </div>
              </fieldset>
            </li>
          )
        })}
      </ol>
      <div className="ends">
        <button className="btn pri" type="submit" aria-disabled={pending || undefined}>
          {submit}
        </button>
      </div>
    </form>
  )
}
