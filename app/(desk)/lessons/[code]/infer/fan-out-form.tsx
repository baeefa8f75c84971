'use client'

import { useActionState } from 'react'
import type { FormFieldProps } from '@/components/form-field'
import { LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import type { FormState } from '../../../../form-action'
import { TypedFields } from '../../../typed-fields'
import { drawInferenceAction } from '../../infer-actions'

type Row = { id: number; place: string; region: string; unit: string; why: string; leave: string }
type Words = Record<
  'caption' | 'leave' | 'leaveHint' | 'place' | 'region' | 'unit' | 'why' | 'send' | 'cancel' | 'wrong',
  string
>

/** The places that would be asked, each with why and a box to leave it out, and what the tasks say; a refusal brings everything back as it was. */
export function FanOutForm({
  hidden,
  traits,
  rows,
  words,
  fields,
  cancel,
}: {
  hidden: Record<string, string>
  traits: Record<string, string[]>
  rows: readonly Row[]
  words: Words
  fields: readonly FormFieldProps[]
  cancel: string
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(drawInferenceAction, {})
  const left = [state.values?.['leftOut[]'] ?? []].flat()
  return (
    <form action={send} className="form wideform" aria-label={words.send} aria-busy={pending}>
      {state.sentence && <Notice kind="bad" title={state.sentence} live />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {Object.entries(traits).flatMap(([name, values]) =>
        values.map(value => <input key={`${name}${value}`} type="hidden" name={name} value={value} />),
      )}
      <p className="hint">{words.leaveHint}</p>
      <LedgerTable
        caption={words.caption}
        rows={rows}
        rowKey={row => row.id}
        select={{
          name: 'leftOut[]',
          head: words.leave,
          label: row => row.leave,
          checked: row => left.includes(String(row.id)),
        }}
        columns={[
          {
            key: 'place',
            head: words.place,
            phone: 'title',
            cell: row => (
              <a className="link" href={`/places/${row.id}`}>
                {row.place}
              </a>
            ),
          },
          { key: 'region', head: words.region, width: '9rem', cell: row => row.region },
          { key: 'unit', head: words.unit, width: '12rem', cell: row => row.unit },
          { key: 'why', head: words.why, phone: 'full', cell: row => <small className="dim">{row.why}</small> },
        ]}
      />
      <TypedFields fields={fields} state={state} wrong={words.wrong} />
      <div className="ends">
        <button className="btn pri" type="submit" aria-disabled={pending || undefined}>
          {words.send}
        </button>
        <a className="btn quiet" href={cancel}>
          {words.cancel}
        </a>
      </div>
    </form>
  )
}
