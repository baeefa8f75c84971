import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findDocument } from '@/db/queries/circulation-documents'
import {
  type CommitmentFilters,
  commitmentStates,
  countCommitments,
  type ListedCommitment,
  listCommitments,
  readCommitmentFilters,
} from '@/db/queries/commitments'
import { documentFrom } from '@/domain/circulation'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized, sayDay } from '../../../words'
import { ListFoot } from '../../list-foot'
import { NotUnderstood } from '../../not-understood'
import { toneOf } from '../board-columns'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/circulation/commitments'
const pageSize = 50

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('circulation'))('commitments.title') }
}

/** Every promise in sight as it stands, the earliest day first; of one document where its address says so. */
export default async function CommitmentsPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readCommitmentFilters(address)
  const { state: _, ...narrowed } = filters
  const views: CommitmentFilters[] = [narrowed, ...commitmentStates.map(state => ({ ...narrowed, state }))]
  const after = [address.after].flat()[0]
  const document = documentFrom(filters.document)
  const now = today()
  const page = await read(async tx => ({
    about: document && (await findDocument(tx, document)),
    counts: await countCommitments(tx, [filters, ...views], now),
    ...(await listCommitments(tx, filters, now, { after, limit: pageSize })),
  }))
  const [t, locale] = await Promise.all([getTranslations('circulation'), getLocale()])
  const pick = localized(locale)
  const all = page.counts[0]!
  const here = addressOf(filters)
  const outcome = (found: ListedCommitment['mid']) =>
    found ? (
      <Light tone={toneOf[found]} word={t(`outcome.${found}`)} />
    ) : (
      <span className="faint">{t('board.notYet')}</span>
    )
  const columns: Column<ListedCommitment>[] = [
    {
      key: 'unit',
      head: t('column.unit'),
      width: '11rem',
      cell: row => (row.unit ? pick(row.unit.zh, row.unit.en) : '—'),
    },
    {
      key: 'promise',
      head: t('column.again'),
      width: '8rem',
      phone: 'lead',
      cell: row => t(`againShort.${row.kind}`),
    },
    { key: 'words', head: t('column.words'), phone: 'title', cell: row => row.words },
    {
      key: 'day',
      head: t('column.day'),
      width: '7rem',
      phoneLabel: t('column.day'),
      cell: row => (
        <span className={row.dueOn < now && !row.final ? 'bad' : undefined}>{sayDay(row.dueOn, locale, now)}</span>
      ),
    },
    {
      key: 'owner',
      head: t('column.owner'),
      width: '8rem',
      cell: row => (row.owner ? pick(row.owner.zh, row.owner.en) : '—'),
    },
    { key: 'mid', head: t('column.mid'), width: '8rem', phone: 'hide', cell: row => outcome(row.mid) },
    { key: 'final', head: t('column.final'), width: '8rem', phone: 'aside', cell: row => outcome(row.final) },
  ]
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/circulation' },
          ...(page.about
            ? [{ word: pick(page.about.zh, page.about.en), href: `/circulation/${filters.document}` }]
            : []),
          { word: t('commitments.title') },
        ]}
      />
      <Section>
        <h1>{t('commitments.title')}</h1>
        {page.about && <p className="dim lead">{pick(page.about.zh, page.about.en)}</p>}
      </Section>
      <SavedViews
        label={t('commitments.views')}
        views={views.map((view, index) => ({
          href: `${path}${addressOf(view)}`,
          word: t(`commitments.view.${view.state ?? 'all'}`),
          count: page.counts[index + 1],
          current: addressOf(view) === here,
        }))}
      />
      <NotUnderstood address={address} understood={filters} also={['after', 'on']} />
      <LedgerTable
        caption={t('commitments.caption', { n: all })}
        columns={columns}
        rows={page.rows}
        rowKey={row => row.id}
        rowHref={row => `/circulation/${row.circulationId}#commitment-${row.kind}`}
        wide
        empty={
          <div className="sec">
            <EmptyState title={t('commitments.empty')} text={t('commitments.emptyText')} />
          </div>
        }
      />
      <ListFoot path={path} address={filters} shown={page.rows.length} all={all} after={after} next={page.next} />
    </>
  )
}
