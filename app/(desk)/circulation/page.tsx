import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { NumberLink } from '@/components/figure'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { share } from '@/components/numerals'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listSentDocuments, type SentDocument } from '@/db/queries/circulation'
import { circulationMoves, documentKey } from '@/domain/circulation'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { dayShown } from '../../past-day'
import { read } from '../../session'
import { localized, sayDay } from '../../words'
import { sayHours } from './hours'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('circulation'))('title') }
}

/** Every document that reached a unit in sight, with how many signed for it, how soon, and what of the promises was kept. */
export default async function CirculationPage() {
  const { actor, rows } = await read(async (tx, actor) => ({ actor, rows: await listSentDocuments(tx, today()) }))
  const [t, locale] = await Promise.all([getTranslations('circulation'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const may = (circulationMoves.send.by as readonly string[]).includes(actor.role) && !dayShown()
  const send = may && (
    <a className="btn pri" href="/circulation/new">
      {t('send')}
    </a>
  )
  const board = (row: SentDocument, filters: Record<string, string> = {}) =>
    `/circulation/${documentKey(row)}${addressOf(filters)}`
  const commitmentsHref = (row: SentDocument, state: string) =>
    `/circulation/commitments${addressOf({ document: documentKey(row), state })}`
  const columns: Column<SentDocument>[] = [
    { key: 'document', head: t('column.document'), phone: 'title', cell: row => pick(row.zh, row.en) },
    {
      key: 'sentOn',
      head: t('column.sentOn'),
      width: '9rem',
      cell: row => sayDay(row.lastOn, locale, now),
      phone: 'lead',
    },
    {
      key: 'sent',
      head: t('column.sent'),
      numeric: true,
      width: '6rem',
      phoneLabel: t('column.sent'),
      cell: row => <NumberLink value={row.sent} href={board(row)} />,
    },
    {
      key: 'signed',
      head: t('column.signed'),
      numeric: true,
      width: '10rem',
      phoneLabel: t('column.signed'),
      cell: row => (
        <>
          <NumberLink value={share(row.signed, row.sent)} href={board(row, { sign: 'signed' })} />{' '}
          <span className="faint">{t('of', { n: row.signed, all: row.sent })}</span>
        </>
      ),
    },
    {
      key: 'late',
      head: t('column.late'),
      numeric: true,
      width: '8rem',
      phoneLabel: t('column.late'),
      cell: row => (
        <span className={row.unsignedLate > 0 ? 'bad' : undefined}>
          <NumberLink value={row.unsignedLate} href={board(row, { sign: 'late' })} />
        </span>
      ),
    },
    {
      key: 'hours',
      head: t('column.hours'),
      numeric: true,
      width: '9rem',
      phone: 'hide',
      cell: row =>
        row.medianHours === null ? (
          t('none')
        ) : (
          <NumberLink value={sayHours(row.medianHours)} href={board(row, { sign: 'signed' })} />
        ),
    },
    {
      key: 'kept',
      head: t('column.kept'),
      numeric: true,
      width: '11rem',
      phoneLabel: t('column.kept'),
      cell: row =>
        row.judged === 0 ? (
          <span className="faint">{t('figure.nothing')}</span>
        ) : (
          <>
            <NumberLink value={share(row.kept, row.judged)} href={commitmentsHref(row, 'kept')} />{' '}
            <span className="faint">{t('of', { n: row.kept, all: row.judged })}</span>
          </>
        ),
    },
  ]
  return (
    <>
      <TopBar title={t('title')}>{send}</TopBar>
      <Section>
        <p className="dim lead">{t('lead')}</p>
      </Section>
      <LedgerTable
        caption={t('caption', { n: rows.length })}
        columns={columns}
        rows={rows}
        rowKey={documentKey}
        rowHref={row => board(row)}
        wide
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t(may ? 'empty.send' : 'empty.text')}>
              {send}
            </EmptyState>
          </div>
        }
      />
    </>
  )
}
