import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar } from '@/components/filter-bar'
import { LedgerTable } from '@/components/ledger-table'
import { Notice } from '@/components/notice'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import type { Tx } from '@/db/client'
import { listPrefectures } from '@/db/queries/case-list'
import {
  type CirculationFilters,
  countCirculation,
  findCirculationFigures,
  listBoard,
  readCirculationFilters,
} from '@/db/queries/circulation'
import { findDocument } from '@/db/queries/circulation-documents'
import { findUnitName } from '@/db/queries/people'
import type { Actor } from '@/domain/actor'
import { circulationMoves, type DocumentRef, documentKey, receiverKinds } from '@/domain/circulation'
import { addressOf } from '../../address'
import { today } from '../../light-of'
import { dayShown } from '../../past-day'
import { localized } from '../../words'
import { ListFoot } from '../list-foot'
import { NotUnderstood } from '../not-understood'
import { boardColumns } from './board-columns'
import { BoardFigures } from './board-figures'

type Address = Record<string, string | string[] | undefined>
const pageSize = 100

const views = {
  all: {},
  unsigned: { sign: 'unsigned' },
  late: { sign: 'late' },
  signed: { sign: 'signed' },
  signedLate: { sign: 'signedLate' },
  signedStage: { stage: 'signed' },
  committed: { stage: 'committed' },
  mid_reviewed: { stage: 'mid_reviewed' },
  reviewed: { stage: 'reviewed' },
  withdrawn: { stage: 'withdrawn' },
} as const satisfies Record<string, CirculationFilters>

/** Everything that the board of one document shows, in the page's one snapshot; null when it is not there for this reader. */
export async function readBoard(tx: Tx, actor: Actor, document: DocumentRef, address: Address) {
  const key = documentKey(document)
  // of which document is said by the path
  const { document: _, ...filters } = readCirculationFilters(address)
  const named = { ...filters, document: key }
  const narrowed = {
    under: filters.under,
    unit: filters.unit,
    kind: filters.kind,
    region: filters.region,
    document: key,
  }
  const now = today()
  const after = [address.after].flat()[0]
  const found = await findDocument(tx, document)
  if (!found) return null
  const [all, ...counts] = await countCirculation(
    tx,
    [named, ...Object.values(views).map(view => ({ ...narrowed, ...view }))],
    now,
  )
  const board = await listBoard(tx, named, now, { after, limit: pageSize })
  const about = filters.unit ?? filters.under
  return {
    actor,
    document,
    found,
    filters,
    address,
    after,
    all: all!,
    counts,
    figures: await findCirculationFigures(tx, now, narrowed),
    about: about ? await findUnitName(tx, about) : null,
    regions: await listPrefectures(tx),
    ...board,
  }
}

type BoardPage = NonNullable<Awaited<ReturnType<typeof readBoard>>>

/** The board of one document: every unit with whether it signed and when, its four promises and what became of them; who has not signed stands first. */
export async function Board({ page }: { page: BoardPage }) {
  const { found, filters, figures, address } = page
  const [t, tl, locale] = await Promise.all([getTranslations('circulation'), getTranslations('lists'), getLocale()])
  const pick = localized(locale)
  const key = documentKey(page.document)
  const path = `/circulation/${key}`
  const narrowed = { under: filters.under, unit: filters.unit, kind: filters.kind, region: filters.region }
  const here = addressOf(filters)
  const may = (circulationMoves.send.by as readonly string[]).includes(page.actor.role) && !dayShown()
  const without = (name: keyof typeof filters) => `${path}${addressOf({ ...filters, [name]: undefined })}`
  const regionWord = (region: { zh: string; en: string } | undefined) => region && pick(region.zh, region.en)
  const chips = [
    ...(filters.kind ? [{ label: t('board.kindOf'), value: t(`kind.${filters.kind}`), href: without('kind') }] : []),
    ...(filters.region
      ? [
          {
            label: t('new.region'),
            value: regionWord(page.regions.find(region => region.code === filters.region)) ?? filters.region,
            href: without('region'),
          },
        ]
      : []),
    ...(page.about
      ? [
          {
            label: t('column.unit'),
            value: t(filters.unit ? 'board.unit' : 'board.under', { unit: pick(page.about.zh, page.about.en) }),
            href: without(filters.unit ? 'unit' : 'under'),
          },
        ]
      : []),
  ].map(chip => ({ ...chip, remove: tl('remove', { label: chip.label, value: chip.value }) }))
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/circulation' }, { word: t('board.title') }]}>
        <a className="btn quiet" href={found.path}>
          {t('board.read')}
        </a>
        {may && (
          <a className="btn pri" href={`/circulation/new${addressOf({ document: key })}`}>
            {t('send')}
          </a>
        )}
      </TopBar>
      <Section>
        <h1 className="mb-3">{pick(found.zh, found.en)}</h1>
        {/^\d{1,3}$/.test(String(address.sent ?? '')) && (
          <div className="mb-3">
            <Notice kind="good" live title={t('new.sentTitle', { n: Number(address.sent) })}>
              <p>{t('new.sentText')}</p>
            </Notice>
          </div>
        )}
        <BoardFigures figures={figures} path={path} narrowed={narrowed} document={key} />
      </Section>
      <SavedViews
        label={t('views')}
        views={(Object.entries(views) as [keyof typeof views, CirculationFilters][])
          .map(([name, view], index) => ({
            href: `${path}${addressOf({ ...narrowed, ...view })}`,
            word: t(`view.${name}`),
            count: page.counts[index],
            current: addressOf({ ...narrowed, ...view }) === here,
          }))
          .filter(view => view.current || view.count !== 0)}
      />
      <FilterBar
        action={path}
        label={t('board.filters')}
        fields={[
          {
            kind: 'select',
            name: 'kind',
            label: t('board.kindOf'),
            none: t('board.anyKind'),
            options: receiverKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
            defaultValue: filters.kind ?? '',
          },
          {
            kind: 'select',
            name: 'region',
            label: t('new.region'),
            none: t('new.everywhere'),
            options: page.regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
            defaultValue: filters.region ?? '',
          },
        ]}
        keep={(Object.entries(filters) as [string, string | number][])
          .filter(([name]) => name !== 'kind' && name !== 'region')
          .map(([name, value]) => [name, String(value)] as const)}
        chips={chips}
        words={{ find: tl('find'), more: t('board.more'), apply: t('board.apply') }}
        clear={{ href: path, word: tl('clear') }}
      />
      <NotUnderstood address={address} understood={filters} also={['after', 'on', 'sent']} />
      <LedgerTable
        caption={t('board.caption', { n: page.all })}
        columns={await boardColumns()}
        rows={page.rows}
        rowKey={row => row.id}
        rowHref={row => `/circulation/${row.id}`}
        wide
        empty={
          <div className="sec">
            <EmptyState title={t('board.empty')} text={t('board.emptyText')} />
          </div>
        }
      />
      <ListFoot
        path={path}
        address={filters}
        shown={page.rows.length}
        all={page.all}
        after={page.after}
        next={page.next}
      />
    </>
  )
}
