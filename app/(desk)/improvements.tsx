import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { Improvement } from '@/db/queries/improvements'
import type { Choice } from '@/db/queries/people'
import type { ImprovementLoop } from '@/domain/improvement'
import { codeOf } from '@/domain/loops'
import { lightWords, today } from '../light-of'
import { localized, sayDay } from '../words'
import { EntryForm } from './entry-form'
import { giveImprovementAction } from './improvement-action'

/** What a drill or a response gave out to get better, each with its task's stage and light; and the form that gives another to whoever may. */
export async function Improvements({
  loop,
  id,
  rows,
  path,
  units,
}: {
  loop: ImprovementLoop
  id: number
  rows: readonly Improvement[]
  /** The page of the drill or the response. */
  path: string
  /** Units that it can be given to; undefined for who may not give any now. */
  units?: readonly Choice[]
}) {
  const [t, tl, locale, light] = await Promise.all([
    getTranslations('improvements'),
    getTranslations('loops'),
    getLocale(),
    lightWords(),
  ])
  const pick = localized(locale)
  return (
    <Section title={t('title')} aside={t('aside')} id="improvements">
      {rows.length === 0 ? (
        <p className="dim">{t('none')}</p>
      ) : (
        <LedgerTable
          caption={t('title')}
          rows={rows}
          rowKey={row => row.taskId}
          rowHref={row => `/tasks/${row.taskId}`}
          columns={[
            {
              key: 'code',
              head: t('column.task'),
              phone: 'lead',
              width: '5.5rem',
              cell: row => <span className="code">{codeOf('task', row.taskId)}</span>,
            },
            { key: 'what', head: t('column.what'), phone: 'title', cell: row => pick(row.zh, row.en) },
            {
              key: 'unit',
              head: t('column.unit'),
              width: '9rem',
              cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
            },
            {
              key: 'stage',
              head: t('column.stage'),
              width: '7rem',
              cell: row => <span className="dim">{tl(`stage.task.${row.stage}`)}</span>,
            },
            {
              key: 'due',
              head: t('column.due'),
              phoneLabel: t('column.due'),
              width: '6rem',
              look: 'nw',
              cell: row => (row.dueOn ? sayDay(row.dueOn, locale, today()) : ''),
            },
            {
              key: 'light',
              head: t('column.light'),
              phone: 'aside',
              width: '9rem',
              cell: row => {
                const shown = light('task', row.stage, row.dueOn)
                return <Light tone={shown.tone} word={shown.short} />
              },
            },
          ]}
        />
      )}
      {units && (
        <details className="mt-4" open={rows.length === 0}>
          <summary className="btn">{t('give')}</summary>
          <div className="mt-4">
            <EntryForm
              // a form that was sent begins anew, with a key of its own
              key={rows.length}
              action={giveImprovementAction}
              label={t('give')}
              hidden={{ key: randomUUID(), loop, id: String(id) }}
              submit={t('send')}
              cancel={{ href: path, word: t('cancel') }}
              wrong={t('wrong')}
              minor
              fields={[
                { name: 'title', label: t('form.title'), hint: t('form.titleHint'), required: true, maxLength: 200 },
                {
                  kind: 'textarea',
                  name: 'criteria',
                  label: t('form.criteria'),
                  hint: t('form.criteriaHint'),
                  required: true,
                  rows: 2,
                  maxLength: 4000,
                },
                {
                  kind: 'select',
                  name: 'orgId',
                  label: t('form.unit'),
                  hint: t('form.unitHint'),
                  required: true,
                  none: tl('choose'),
                  options: units.map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) })),
                },
                {
                  kind: 'date',
                  name: 'dueOn',
                  label: t('form.dueOn'),
                  required: true,
                  short: true,
                  min: today(),
                },
              ]}
            />
          </div>
        </details>
      )}
    </Section>
  )
}
