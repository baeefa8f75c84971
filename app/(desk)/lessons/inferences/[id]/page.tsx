import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import {
  type BoardFilters,
  boardByTerritory,
  countBoard,
  findInference,
  listBoard,
  listTerms,
  readBoardFilters,
} from '@/db/queries/inferences'
import { codeOf } from '@/domain/loops'
import { addressOf } from '../../../../address'
import { today } from '../../../../light-of'
import { read } from '../../../../session'
import { localized, sayDay, sayInstant } from '../../../../words'
import { NotUnderstood } from '../../../not-understood'
import { sectorWord } from '../../../places/sector-word'
import { BoardTable } from './board-table'
import { TerritoryTable } from './territory-table'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }
const states = ['waiting', 'late', 'found', 'nothing', 'left_out'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('lessons'))('board.title', { id: (await params).id }) }
}

/** Who has looked at the places that are like the one where it happened, what they found, and who has not. */
export default async function BoardPage({ params, searchParams }: Props) {
  const { id: said } = await params
  if (!/^\d{1,15}$/.test(said)) notFound()
  const id = Number(said)
  const address = await searchParams
  const filters = readBoardFilters(address)
  const page = await read(async (tx, actor) => {
    const found = await findInference(tx, id)
    if (!found) return null
    const others: BoardFilters = { region: filters.region, unit: filters.unit }
    return {
      actor,
      found,
      rows: await listBoard(tx, id, filters, today()),
      counts: await countBoard(tx, id, [others, ...states.map(state => ({ ...others, state }))], today()),
      territories: await boardByTerritory(tx, id),
      terms: await listTerms(tx),
    }
  })
  if (!page) notFound()
  const { found } = page
  const [t, tp, locale] = await Promise.all([getTranslations('lessons'), getTranslations('places'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const path = `/lessons/inferences/${id}`
  const accident = codeOf('accident', found.accidentId)
  const due = sayDay(found.dueOn, locale, now)
  const traits = [
    ...found.sectors.map(sector => sectorWord(tp, sector)),
    ...page.terms.filter(term => found.termIds.includes(term.id)).map(term => pick(term.zh, term.en)),
    ...found.clauses,
  ].join(' · ')
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/lessons' },
          { word: accident, href: `/lessons/${found.accidentId}#inferences` },
          { word: t('board.title', { id }) },
        ]}
      >
        <a className="btn quiet" href={`${path}/export${addressOf(filters)}`}>
          {t('board.export')}
        </a>
      </TopBar>
      <Section>
        {address.done === 'draw' && (
          <Notice kind="good" live title={t('board.done', { units: found.units, places: found.places, due })} />
        )}
        {address.done === 'look' && <Notice kind="good" live title={t('board.lookDone')} />}
        <h1 className="mb-3 mt-2">{t('board.of', { code: accident })}</h1>
        <Facts
          facts={[
            { term: t('board.words'), value: found.words },
            ...(found.finding ? [{ term: t('findings.lesson'), value: pick(found.finding.zh, found.finding.en) }] : []),
            { term: t('board.traits'), value: traits },
            { term: t('infer.due'), value: due },
            {
              term: t('board.askedBy'),
              value: t('board.by', {
                who: found.by ? pick(found.by.zh, found.by.en) : '—',
                unit: found.unit ? pick(found.unit.zh, found.unit.en) : '—',
                at: sayInstant(found.at, locale, now),
              }),
            },
          ]}
        />
      </Section>
      <TerritoryTable rows={page.territories} path={path} />
      <SavedViews
        label={t('board.how')}
        views={[
          {
            href: `${path}${addressOf({ ...filters, state: undefined })}`,
            word: t('board.stateAll'),
            count: page.counts[0],
            current: !filters.state,
          },
          ...states.map((state, index) => ({
            href: `${path}${addressOf({ ...filters, state })}`,
            word: t(`board.state.${state}`),
            count: page.counts[index + 1],
            current: filters.state === state,
          })),
        ]}
      />
      <NotUnderstood address={address} understood={filters} also={['done']} />
      <BoardTable rows={page.rows} path={path} actor={page.actor} terms={page.terms} dueOn={found.dueOn} />
    </>
  )
}
