'use client'

import { useActionState } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import type { FormState } from '../../../form-action'
import { sendDocumentAction } from './actions'

export type ReceiverRow = { id: number; name: string; kind: string; where: string }

/** The units that can get the document; what is ticked gets it. A refusal keeps every tick. */
export function SendForm({
  rows,
  ticked,
  hidden,
  words,
}: {
  rows: readonly ReceiverRow[]
  /** Whether all are ticked to begin with. */
  ticked: boolean
  hidden: Record<string, string>
  words: Record<'label' | 'caption' | 'select' | 'unit' | 'kind' | 'where' | 'send' | 'sendText' | 'tickSome', string>
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(sendDocumentAction, {})
  const again = state.values ? new Set([state.values['unitIds[]'] ?? []].flat()) : null
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
        select={{
          name: 'unitIds[]',
          head: words.select,
          label: row => row.name,
          checked: row => (again ? again.has(String(row.id)) : ticked),
        }}
        columns={[
          { key: 'unit', head: words.unit, cell: row => row.name, phone: 'title' },
          { key: 'kind', head: words.kind, width: '10rem', cell: row => <span className="dim">{row.kind}</span> },
          { key: 'where', head: words.where, width: '14rem', cell: row => <span className="dim">{row.where}</span> },
        ]}
      />
      <section className="sec">
        <div className="form">
          {state.sentence && (
            <Notice kind="bad" title={state.fields?.includes('unitIds') ? words.tickSome : state.sentence} live />
          )}
          <div className="ends">
            <button className="btn pri" type="submit" aria-disabled={pending || undefined}>
              {words.send}
            </button>
            <small className="dim">{words.sendText}</small>
          </div>
        </div>
      </section>
    </form>
  )
}
