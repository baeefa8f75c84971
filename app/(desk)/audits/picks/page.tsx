import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { KeysetPager } from '@/components/keyset-pager'
import { count } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { countPicks, listPicks, type PickFilters, pickStates, readPickFilters } from '@/db/queries/audits'
import { filterNames } from '@/db/queries/case-list'
import { refuseIf } from '@/domain/refusal'
import { addressOf } from '../../../address'
import { read } from '../../../session'
import { inReadersLanguage } from '../../../words'
import { PickTable } from '../pick-table'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/audits/picks'
const pageSize = 40

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audits'))('picks.title') }
}

/** The drawn cases behind every number of the false-closure rate. */
export default async function PicksPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readPickFilters(address)
  const asked = [address.from].flat()[0]
  const from = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 0
  const states: (PickFilters['state'] | undefined)[] = [undefined, ...pickStates]
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    const [all, ...counts] = await countPicks(tx, [filters, ...states.map(state => ({ ...filters, state }))])
    return {
      all: all!,
      counts,
      names: await filterNames(tx, { unit: filters.unit }),
      ...(await listPicks(tx, filters, { from, limit: pageSize })),
    }
  })
  const [t, ts, pick] = await Promise.all([getTranslations('audits'), getTranslations('lists'), inReadersLanguage()])
  const here = addressOf(filters)
  const { unit } = page.names
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/audits' },
          ...(filters.draw ? [{ word: t('picks.of', { id: filters.draw }), href: `/audits/${filters.draw}` }] : []),
          ...(unit ? [{ word: t('picks.ofUnit', { unit: pick(unit.zh, unit.en) }) }] : []),
          { word: t('picks.title') },
        ]}
      />
      <Section>
        <h1>{t('picks.title')}</h1>
      </Section>
      <SavedViews
        label={t('picks.views')}
        views={states.map((state, index) => ({
          href: `${path}${addressOf({ ...filters, state })}`,
          word: t(`picks.view.${state ?? 'all'}`),
          count: page.counts[index],
          current: filters.state === state,
        }))}
      />
      <PickTable
        caption={t('picks.caption', { n: page.all })}
        rows={page.rows}
        empty={
          <div className="sec">
            <EmptyState title={t('picks.emptyTitle')} text={t('picks.emptyText')}>
              <a className="btn" href={path}>
                {t('picks.show')}
              </a>
            </EmptyState>
          </div>
        }
      />
      <KeysetPager
        label={t('picks.pages')}
        range={
          page.rows.length === page.all
            ? ts('rangeAll', { all: count(page.all) })
            : ts('range', { n: count(page.rows.length), all: count(page.all) })
        }
        previous={from > 0 ? { href: `${path}${here}`, word: t('picks.first') } : undefined}
        next={
          page.next === null
            ? undefined
            : { href: `${path}${addressOf({ ...filters, from: page.next })}`, word: t('picks.next') }
        }
      />
    </>
  )
}
