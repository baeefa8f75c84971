import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { count } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { readerOf } from '@/db/queries/address'
import { findScored, type ListedScore, listScoreEvents } from '@/db/queries/scores'
import { pathOf } from '@/domain/case-path'
import { codeOf } from '@/domain/loops'
import { type ScoreKind, scoreDimensions, scoreKinds } from '@/domain/score'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized, sayInstant } from '../../../words'
import { ListFoot } from '../../list-foot'
import { NotUnderstood } from '../../not-understood'
import { signed } from '../signed'
import { daysIn, spanOf } from '../span'
import { SpanForm } from '../span-form'

type Props = { params: Promise<{ unit: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }
const pageSize = 50

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scores'))('title') }
}

/** Everything that gave a unit its points: case, event, rule, day, and what an appeal took back. */
export default async function UnitScoresPage({ params, searchParams }: Props) {
  const unitId = Number((await params).unit)
  if (!Number.isSafeInteger(unitId) || unitId < 1) notFound()
  const address = await searchParams
  const { oneOf, id } = readerOf(address)
  const span = spanOf(address, today())
  const filters = {
    kind: oneOf('kind', Object.keys(scoreKinds) as ScoreKind[]),
    dimension: oneOf('dimension', scoreDimensions),
  }
  const after = id('after')
  const page = await read(async tx => {
    const unit = await findScored(tx, unitId)
    return unit && { unit, ...(await listScoreEvents(tx, unitId, span, filters, { after, limit: pageSize })) }
  })
  if (!page) notFound()
  const [t, locale] = await Promise.all([getTranslations('scores'), getLocale()])
  const pick = localized(locale)
  const path = `/scores/${unitId}`
  const here = addressOf({ ...span, ...filters })
  const columns: Column<ListedScore>[] = [
    {
      key: 'at',
      head: t('column.at'),
      phone: 'lead',
      width: '10rem',
      cell: row => sayInstant(row.at, locale, today()),
    },
    { key: 'code', head: t('column.code'), phone: 'title', width: '7rem', cell: row => codeOf(row.loop, row.caseId) },
    {
      key: 'kind',
      head: t('column.kind'),
      cell: row =>
        `${t(`kind.${row.kind}`)}${row.reversesId ? ` · ${t('back')}` : row.isReversed ? ` · ${t('wasReversed')}` : ''}`,
    },
    {
      key: 'points',
      head: t('column.points'),
      phone: 'aside',
      numeric: true,
      width: '5rem',
      cell: row => signed(row.points),
    },
    { key: 'rule', head: t('column.rule'), width: '16rem', phone: 'full', cell: row => row.rule },
    {
      key: 'event',
      head: t('column.event'),
      phoneLabel: t('column.event'),
      numeric: true,
      width: '8rem',
      cell: row => (
        <a className="link" href={`/ledger/${row.loop}/${row.caseId}#e${row.seq}`}>
          {count(row.eventId)}
        </a>
      ),
    },
  ]
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: `/scores${addressOf(span)}` }, { word: pick(page.unit.zh, page.unit.en) }]}
      />
      <SavedViews
        label={t('views')}
        views={[{}, ...scoreDimensions.map(dimension => ({ dimension }))]
          .map(view => ({
            href: `${path}${addressOf({ ...span, ...view })}`,
            word: 'dimension' in view ? t(`dimension.${view.dimension}`) : t('all'),
            current: addressOf({ ...span, ...view }) === here,
          }))
          .concat(filters.kind ? [{ href: `${path}${here}`, word: t(`kind.${filters.kind}`), current: true }] : [])}
      />
      <NotUnderstood address={address} understood={{ ...daysIn(address), ...filters }} also={['after']} />
      <Section>
        <h1>
          {pick(page.unit.zh, page.unit.en)} · {t('sum', { points: page.points, n: page.all })}
        </h1>
        <SpanForm span={span} kept={filters} />
      </Section>
      <LedgerTable
        caption={t('sum', { points: page.points, n: page.all })}
        columns={columns}
        rows={page.rows}
        rowKey={row => row.id}
        rowHref={row => pathOf(row.loop, row.caseId)}
        wide
        empty={
          <div className="sec">
            <EmptyState title={t('empty.title')} text={t('empty.text')} />
          </div>
        }
      />
      <ListFoot
        path={path}
        address={{ ...span, ...filters }}
        shown={page.rows.length}
        all={page.all}
        after={after}
        next={page.next}
      />
    </>
  )
}
