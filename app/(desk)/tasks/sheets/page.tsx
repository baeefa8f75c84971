import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormField } from '@/components/form-field'
import { LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import type { Address } from '@/db/queries/address'
import { findWhole, listTaskSheets, readWhole, wholeQuery } from '@/db/queries/task-sheets'
import { codeOf } from '@/domain/loops'
import { mostTaskRows, taskColumns } from '@/domain/task-columns'
import { refusalSentence } from '../../../refusal-sentence'
import { read } from '../../../session'
import { localized } from '../../../words'
import { sheetRefusal } from '../../sheet-refusal'
import { SheetUploadForm } from '../../sheet-upload-form'
import { SheetTable } from './sheet-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sheets'))('title') }
}

export default async function TaskSheetsPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const asked = readWhole(address)
  if (!asked) notFound()
  const page = await read(async (tx, actor) => {
    const whole = await findWhole(tx, asked, actor)
    return whole && { whole, sheets: await listTaskSheets(tx, asked, 20) }
  })
  if (!page) notFound()
  const { whole, sheets } = page
  const refusal = sheetRefusal(address)
  const [t, tr, tt, td, locale] = await Promise.all([
    getTranslations('sheets'),
    getTranslations('register'),
    getTranslations('tasks'),
    getTranslations('directives'),
    getLocale(),
  ])
  const pick = localized(locale)
  const code = codeOf(whole.loop, whole.id)
  return (
    <>
      <TopBar
        crumbsLabel={tr('way')}
        crumbs={[
          whole.loop === 'task' ? { word: tt('title'), href: '/tasks' } : { word: td('title'), href: '/directives' },
          { word: code, href: `/${whole.loop}s/${whole.id}` },
          { word: t('title') },
        ]}
      >
        <a className="btn quiet" href={`/tasks/sheets/template?${wholeQuery(asked)}`} download>
          {tr('template')}
        </a>
      </TopBar>
      <Section id="bring">
        <h1>{t('title')}</h1>
        <p className="dim lead">{t('lead', { code, name: pick(whole.zh, whole.en) })}</p>
        {refusal && <Notice kind="bad" title={await refusalSentence(refusal)} live />}
        {whole.against ? (
          <Notice title={t('notYours')}>
            <p>{await refusalSentence(whole.against, whole.loop)}</p>
          </Notice>
        ) : (
          <SheetUploadForm
            action={`/api/task-sheets?${wholeQuery(asked)}`}
            label={tr('upload.title')}
            send={tr('upload.send')}
            busy={t('busy')}
          >
            <input type="hidden" name="key" value={randomUUID()} />
            <FormField
              kind="file"
              name="file"
              label={tr('upload.label')}
              hint={t('hint', { most: mostTaskRows })}
              accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              required
            />
          </SheetUploadForm>
        )}
      </Section>
      <Section title={t('past')} id="sheets">
        <SheetTable rows={sheets} />
      </Section>
      <Section title={tr('columns.title')} aside={tr('columns.aside')} id="columns">
        <LedgerTable
          caption={t('columns')}
          rows={taskColumns}
          rowKey={column => column.key}
          columns={[
            {
              key: 'name',
              head: tr('columns.name'),
              cell: column => pick(column.zh, column.en),
              phone: 'title',
              look: 'nw',
            },
            {
              key: 'must',
              head: tr('columns.must'),
              phoneLabel: tr('columns.must'),
              cell: column => tr(column.required ? 'columns.yes' : 'columns.no'),
            },
            {
              key: 'what',
              head: tr('columns.what'),
              phone: 'full',
              cell: column => <span className="dim">{t(`note.${column.key}`)}</span>,
            },
          ]}
        />
        <p className="dim mt-3">{t('rules')}</p>
      </Section>
    </>
  )
}
