import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { LineStroke } from '@/components/line-stroke'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstIntake } from '@/db/commands/bring-document'
import { type ListedDocument, type ListedDraft, listDocuments, listDrafts } from '@/db/queries/documents'
import { today } from '../../light-of'
import { read } from '../../session'
import { localized, sayDay, sayInstant } from '../../words'

const mostDrafts = 50

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') }
}

/** The way to a document's living text: the first one, the speech, is there without a number. */
const hrefOf = (row: ListedDocument) => (row.taken ? `/speech?doc=${row.id}` : '/speech')

/** Every published document with its pieces by disposition and the work under it, and those that are being taken in. */
export default async function DocumentsPage() {
  const { actor, documents, drafts } = await read(async (tx, actor) => ({
    actor,
    documents: await listDocuments(tx),
    drafts: await listDrafts(tx, mostDrafts),
  }))
  const [t, locale] = await Promise.all([getTranslations('documents'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const may = reasonAgainstIntake(actor) === null
  const number = (key: 'directive' | 'preamble' | 'metadata', phone?: 'hide'): Column<ListedDocument> => ({
    key,
    head: t(`column.${key}`),
    phoneLabel: t(`column.${key}`),
    numeric: true,
    width: '5.5rem',
    phone,
    cell: row => (
      <NumberLink
        value={row[key]}
        href={`/speech?${row.taken ? `doc=${row.id}&` : ''}only=${key}`}
        label={t('says.pieces', {
          n: row[key],
          disposition: t(`disposition.${key}`),
          title: pick(row.titleZh, row.titleEn),
        })}
      />
    ),
  })
  const published: Column<ListedDocument>[] = [
    {
      key: 'title',
      head: t('column.title'),
      phone: 'title',
      cell: row => (
        <>
          {pick(row.titleZh, row.titleEn)}
          {row.invented && <small className="faint"> {t('inventedShort')}</small>}
        </>
      ),
    },
    {
      key: 'issuer',
      head: t('column.issuer'),
      width: '14rem',
      phone: 'full',
      cell: row => pick(row.speakerZh, row.speakerEn),
    },
    { key: 'day', head: t('column.day'), width: '8rem', look: 'nw', cell: row => sayDay(row.spokenOn, locale, now) },
    number('directive'),
    number('preamble', 'hide'),
    number('metadata', 'hide'),
    {
      key: 'directives',
      head: t('column.directives'),
      phoneLabel: t('column.directives'),
      numeric: true,
      width: '6rem',
      cell: row => (
        <NumberLink
          value={row.directives}
          href={`/directives?doc=${row.id}`}
          label={t('says.directives', { n: row.directives, title: pick(row.titleZh, row.titleEn) })}
        />
      ),
    },
    {
      key: 'tasks',
      head: t('column.tasks'),
      phoneLabel: t('column.tasks'),
      numeric: true,
      width: '5rem',
      cell: row => (
        <NumberLink
          value={row.tasks}
          href={`/tasks?document=${row.id}`}
          label={t('says.tasks', { n: row.tasks, title: pick(row.titleZh, row.titleEn) })}
        />
      ),
    },
  ]
  const open: Column<ListedDraft>[] = [
    {
      key: 'title',
      head: t('column.title'),
      phone: 'title',
      cell: row => pick(row.titleZh, row.titleEn) || `#${row.id}`,
    },
    {
      key: 'decided',
      head: t('column.decided'),
      phoneLabel: t('column.decided'),
      width: '12rem',
      cell: row => (
        <span className="row">
          <LineStroke total={row.pieces} open={row.pieces - row.decided} late={0} />
          <span className="n">
            {count(row.decided)}/{count(row.pieces)}
          </span>
        </span>
      ),
    },
    {
      key: 'office',
      head: t('column.office'),
      width: '12rem',
      phone: 'hide',
      cell: row => (row.unit ? pick(row.unit.zh, row.unit.en) : '—'),
    },
    {
      key: 'by',
      head: t('column.by'),
      width: '14rem',
      cell: row => `${row.by ? pick(row.by.zh, row.by.en) : '—'} · ${sayInstant(row.at, locale, now)}`,
    },
    {
      key: 'state',
      head: <span className="vh">{t('column.decided')}</span>,
      phone: 'aside',
      width: '7rem',
      cell: row => t(`state.${row.outcome ?? 'open'}`),
    },
  ]
  return (
    <>
      <TopBar title={t('title')}>
        {may && (
          <a className="btn pri" href="/documents/new">
            {t('new')}
          </a>
        )}
      </TopBar>
      <Section title={t('published')} aside={t('publishedAside')} id="published">
        <p className="dim lead">{t('lead')}</p>
        <LedgerTable
          caption={t('published')}
          columns={published}
          rows={documents}
          rowKey={row => row.id}
          rowHref={hrefOf}
          tall
        />
      </Section>
      {actor.role !== 'enterprise' && (
        <Section title={t('drafts')} aside={t('draftsAside')} id="drafts">
          <LedgerTable
            caption={t('drafts')}
            columns={open}
            rows={drafts}
            rowKey={row => row.id}
            rowHref={row => `/documents/${row.id}`}
            empty={<p className="dim">{t('noneDrafts')}</p>}
          />
        </Section>
      )}
    </>
  )
}
