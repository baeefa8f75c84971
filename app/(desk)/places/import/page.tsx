import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormField } from '@/components/form-field'
import { LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstRegister } from '@/db/commands/bring-register'
import type { Address } from '@/db/queries/address'
import { listImports } from '@/db/queries/register-imports'
import { registerColumns } from '@/domain/register-columns'
import { refusalSentence } from '../../../refusal-sentence'
import { read } from '../../../session'
import { localized } from '../../../words'
import { sheetRefusal } from '../../sheet-refusal'
import { SheetUploadForm } from '../../sheet-upload-form'
import { columnNote } from './column-note'
import { ImportTable } from './import-table'

const shown = 20

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('register'))('title') }
}

export default async function ImportPage({ searchParams }: { searchParams: Promise<Address> }) {
  const refusal = sheetRefusal(await searchParams)
  const { actor, imports } = await read(async (tx, actor) => ({ actor, imports: await listImports(tx, shown) }))
  const [t, tp, locale] = await Promise.all([getTranslations('register'), getTranslations('places'), getLocale()])
  const pick = localized(locale)
  const against = reasonAgainstRegister(actor)
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: tp('title'), href: '/places' }, { word: t('title') }]}>
        <a className="btn quiet" href="/places/import/template" download>
          {t('template')}
        </a>
      </TopBar>
      <Section id="bring">
        <h1>{t('title')}</h1>
        <p className="dim lead">{t('lead')}</p>
        {refusal && <Notice kind="bad" title={await refusalSentence(refusal)} live />}
        {against ? (
          <Notice title={t('notYours')}>
            <p>{await refusalSentence(against)}</p>
          </Notice>
        ) : (
          <SheetUploadForm
            action="/api/register"
            label={t('upload.title')}
            send={t('upload.send')}
            busy={t('upload.busy')}
          >
            <input type="hidden" name="key" value={randomUUID()} />
            <FormField
              kind="file"
              name="file"
              label={t('upload.label')}
              hint={t('upload.hint')}
              accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              required
            />
          </SheetUploadForm>
        )}
      </Section>
      {actor.role !== 'enterprise' && (
        <Section title={t('past.title')} id="imports">
          <ImportTable rows={imports} />
        </Section>
      )}
      <Section title={t('columns.title')} aside={t('columns.aside')} id="columns">
        <LedgerTable
          caption={t('columns.caption')}
          rows={registerColumns}
          rowKey={column => column.key}
          columns={[
            {
              key: 'name',
              head: t('columns.name'),
              cell: column => pick(column.zh, column.en),
              phone: 'title',
              look: 'nw',
            },
            {
              key: 'must',
              head: t('columns.must'),
              phoneLabel: t('columns.must'),
              cell: column => t(column.required ? 'columns.yes' : 'columns.no'),
            },
            {
              key: 'what',
              head: t('columns.what'),
              phone: 'full',
              cell: column => <span className="dim">{columnNote(t, column.key)}</span>,
            },
          ]}
        />
        <p className="dim mt-3">{t('rules')}</p>
      </Section>
    </>
  )
}
