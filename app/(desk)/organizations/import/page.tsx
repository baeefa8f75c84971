import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormField } from '@/components/form-field'
import { LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstDutyImport } from '@/db/commands/bring-duties'
import type { Address } from '@/db/queries/address'
import { listDutyImports } from '@/db/queries/duty-imports'
import { dutyColumns } from '@/domain/duty-columns'
import { today } from '../../../light-of'
import { refusalSentence } from '../../../refusal-sentence'
import { read } from '../../../session'
import { localized, sayInstant } from '../../../words'
import { sheetRefusal } from '../../sheet-refusal'
import { SheetUploadForm } from '../../sheet-upload-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations'))('import.title') }
}

export default async function DutyImportPage({ searchParams }: { searchParams: Promise<Address> }) {
  const refusal = sheetRefusal(await searchParams)
  const { actor, imports } = await read(async (tx, actor) => ({ actor, imports: await listDutyImports(tx, 20) }))
  const [t, tr, locale] = await Promise.all([
    getTranslations('organizations'),
    getTranslations('register'),
    getLocale(),
  ])
  const pick = localized(locale)
  const against = reasonAgainstDutyImport(actor)
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/organizations' }, { word: t('import.title') }]}
      >
        <a className="btn quiet" href="/organizations/export" download>
          {t('nav.export')}
        </a>
      </TopBar>
      <Section id="bring">
        <h1>{t('import.title')}</h1>
        <p className="dim lead">
          {t('import.lead')}
          {locale === 'en' && ' '}
          {t('import.changesNote')}
        </p>
        {refusal && <Notice kind="bad" title={await refusalSentence(refusal)} live />}
        {against ? (
          <Notice title={t('import.notYours')}>
            <p>{await refusalSentence(against)}</p>
          </Notice>
        ) : (
          <SheetUploadForm
            action="/api/duties"
            label={tr('upload.title')}
            send={tr('upload.send')}
            busy={tr('upload.busy')}
          >
            <input type="hidden" name="key" value={randomUUID()} />
            <FormField
              kind="file"
              name="file"
              label={tr('upload.label')}
              hint={tr('upload.hint')}
              accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              required
            />
          </SheetUploadForm>
        )}
      </Section>
      {actor.role !== 'enterprise' && (
        <Section title={tr('past.title')} id="imports">
          <LedgerTable
            caption={tr('past.caption')}
            rows={imports}
            rowKey={row => row.id}
            rowHref={row => `/organizations/import/${row.id}`}
            empty={<p className="dim">{tr('past.none')}</p>}
            columns={[
              { key: 'file', head: tr('past.file'), phone: 'title', cell: row => row.fileName },
              { key: 'rows', head: tr('past.rows'), numeric: true, phone: 'aside', cell: row => count(row.rows) },
              { key: 'by', head: tr('past.by'), cell: row => (row.by ? pick(row.by.zh, row.by.en) : '—') },
              {
                key: 'at',
                head: tr('past.at'),
                look: 'nw',
                cell: row => <span className="dim">{sayInstant(row.at, locale, today())}</span>,
              },
              {
                key: 'outcome',
                head: tr('past.outcome'),
                look: 'nw',
                cell: row => tr(`outcome.${row.outcome ?? 'waiting'}`),
              },
            ]}
          />
        </Section>
      )}
      <Section title={tr('columns.title')} aside={tr('columns.aside')} id="columns">
        <LedgerTable
          caption={tr('columns.caption')}
          rows={dutyColumns}
          rowKey={column => column.key}
          columns={[
            {
              key: 'name',
              head: tr('columns.name'),
              phone: 'title',
              look: 'nw',
              cell: column => pick(column.zh, column.en),
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
              cell: column => <span className="dim">{t(`import.note.${column.key}`)}</span>,
            },
          ]}
        />
      </Section>
    </>
  )
}
