'use client'

import { type ReactNode, useActionState } from 'react'
import type { FormFieldProps } from '@/components/form-field'
import { LedgerTable } from '@/components/ledger-table'
import { Light, type Tone } from '@/components/light'
import { Notice } from '@/components/notice'
import type { FormState } from '../../../form-action'
import { TypedFields } from '../../typed-fields'
import { planInspectionsAction } from './actions'

export type DueRow = {
  id: number
  name: string
  risk: ReactNode
  where: string
  sector: string
  last: string
  light: { tone: Tone; word: string }
}

/** The places that are due, each with its box, and how those that are ticked are to be visited. A refusal keeps every tick and word. */
export function ScheduleForm({
  rows,
  plans,
  ticked,
  hidden,
  fields,
  words,
}: {
  rows: readonly DueRow[]
  /** The reader may plan; otherwise the list stands alone. */
  plans: boolean
  /** How many rows from the top are ticked to begin with. */
  ticked: number
  hidden: Record<string, string>
  fields: readonly FormFieldProps[]
  words: Record<
    | 'label'
    | 'caption'
    | 'select'
    | 'place'
    | 'risk'
    | 'where'
    | 'kind'
    | 'last'
    | 'due'
    | 'plan'
    | 'planText'
    | 'send'
    | 'wrong'
    | 'tickSome',
    string
  >
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(planInspectionsAction, {})
  const again = state.values ? new Set([state.values['placeIds[]'] ?? []].flat()) : null
  const first = new Set(rows.slice(0, ticked).map(row => String(row.id)))
  return (
    <form action={send} aria-label={words.label} aria-busy={pending}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <LedgerTable
        caption={words.caption}
        wide
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/places/${row.id}`}
        select={
          plans
            ? {
                name: 'placeIds[]',
                head: words.select,
                label: row => row.name,
                checked: row => (again ?? first).has(String(row.id)),
              }
            : undefined
        }
        columns={[
          { key: 'place', head: words.place, cell: row => row.name, phone: 'title' },
          {
            key: 'risk',
            head: words.risk,
            cell: row => row.risk,
            phone: 'lead',
            look: 'nw',
          },
          { key: 'where', head: words.where, cell: row => <span className="dim">{row.where}</span> },
          { key: 'kind', head: words.kind, cell: row => <span className="dim">{row.sector}</span>, phone: 'hide' },
          { key: 'last', head: words.last, cell: row => row.last, look: 'nw', phoneLabel: words.last },
          {
            key: 'due',
            head: words.due,
            cell: row => <Light tone={row.light.tone} word={row.light.word} />,
            phone: 'aside',
            look: 'nw',
          },
        ]}
      />
      {plans && (
        <section className="sec" id="plan">
          <div className="hd">
            <h2>{words.plan}</h2>
          </div>
          <div className="form">
            <p className="dim">{words.planText}</p>
            {state.sentence && (
              <Notice kind="bad" title={state.fields?.includes('placeIds') ? words.tickSome : state.sentence} live />
            )}
            <TypedFields fields={fields} state={state} wrong={words.wrong} />
            <div className="ends">
              <button className="btn pri" type="submit" aria-disabled={pending || undefined}>
                {words.send}
              </button>
            </div>
          </div>
        </section>
      )}
    </form>
  )
}
