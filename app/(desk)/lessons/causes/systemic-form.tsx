'use client'

import { useActionState } from 'react'
import type { FormFieldProps } from '@/components/form-field'
import { LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import type { FormState } from '../../../form-action'
import { TypedFields } from '../../typed-fields'
import { giveSystemicTaskAction } from '../infer-actions'

type Row = {
  id: number
  code: string
  title: string
  cause: string
  place: string
  stage: string
  reported: string
  back: string
  task: { id: number; code: string } | null
  tick: string
  ticked: boolean
}
type Words = Record<
  'caption' | 'hazard' | 'place' | 'stage' | 'reported' | 'task' | 'title' | 'lead' | 'send' | 'wrong',
  string
>

/** The hazards of a cause; where a task may be made of them, with a box for each and what the task says. */
export function SystemicForm({
  hidden,
  rows,
  words,
  fields,
}: {
  hidden: Record<string, string>
  rows: readonly Row[]
  words: Words
  /** Null for a reader who makes no such task. */
  fields: readonly FormFieldProps[] | null
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(giveSystemicTaskAction, {})
  const typed = state.values ? [state.values['hazardIds[]'] ?? []].flat() : null
  const table = (
    <LedgerTable
      caption={words.caption}
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/hazards/${row.id}`}
      select={
        fields
          ? {
              name: 'hazardIds[]',
              head: words.title,
              label: row => row.tick,
              checked: row => (typed ? typed.includes(String(row.id)) : row.ticked),
            }
          : undefined
      }
      columns={[
        {
          key: 'hazard',
          head: words.hazard,
          phone: 'title',
          cell: row => (
            <>
              <span className="code">{row.code}</span> {row.title}
            </>
          ),
        },
        { key: 'place', head: words.place, width: '14rem', cell: row => <span className="dim">{row.place}</span> },
        {
          key: 'stage',
          head: words.stage,
          width: '9rem',
          phone: 'aside',
          cell: row => (
            <>
              {row.stage}
              {row.back && <b className="bad"> · {row.back}</b>}
            </>
          ),
        },
        { key: 'reported', head: words.reported, width: '6.5rem', look: 'nw', cell: row => row.reported },
        {
          key: 'task',
          head: words.task,
          width: '6rem',
          cell: row =>
            row.task ? (
              <a className="link" href={`/tasks/${row.task.id}`}>
                {row.task.code}
              </a>
            ) : (
              '—'
            ),
        },
      ]}
    />
  )
  if (!fields) return table
  return (
    <form action={send} className="form wideform" aria-label={words.title} aria-busy={pending}>
      {state.sentence && <Notice kind="bad" title={state.sentence} live />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {table}
      <h3 className="mt-4">{words.title}</h3>
      <p className="dim lead">{words.lead}</p>
      <TypedFields fields={fields} state={state} wrong={words.wrong} />
      <div className="ends">
        <button className="btn pri" type="submit" aria-disabled={pending || undefined}>
          {words.send}
        </button>
      </div>
    </form>
  )
}
