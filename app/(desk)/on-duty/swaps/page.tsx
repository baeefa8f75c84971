import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { countSwaps, listSwaps, readSwapFilters, swapStates } from '@/db/queries/shift-swaps'
import { refuseIf } from '@/domain/refusal'
import { addressOf } from '../../../address'
import { read } from '../../../session'
import { NotUnderstood } from '../../not-understood'
import { DutyNav } from '../duty-nav'
import { beginsAt, DutyPager, pageSize } from '../list-parts'
import { SwapRow } from './swap-row'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/on-duty/swaps'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster'))('swapsPage.title') }
}

/** Every swap with who asked, agreed and approved when; those that wait first. */
export default async function SwapsPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readSwapFilters(address)
  const from = beginsAt(address)
  const states = [undefined, ...swapStates] as const
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    const counts: number[] = []
    for (const state of states) counts.push(await countSwaps(tx, { unit: filters.unit, state }))
    return {
      me: actor.personId,
      counts,
      all: await countSwaps(tx, filters),
      ...(await listSwaps(tx, filters, { from, limit: pageSize })),
    }
  })
  const t = await getTranslations('roster')
  return (
    <>
      <TopBar title={t('swapsPage.title')} />
      <DutyNav here="swaps" />
      <NotUnderstood address={address} understood={filters} also={['from', 'done']} />
      <SavedViews
        label={t('swapsPage.views')}
        views={[
          ...states.map((state, index) => ({
            href: `${path}${addressOf({ unit: filters.unit, state })}`,
            word: t(`swapsPage.view.${state ?? 'all'}`),
            count: page.counts[index],
            current: !filters.swap && filters.state === state,
          })),
          ...(filters.swap ? [{ href: `${path}?swap=${filters.swap}`, word: t('swapsPage.one'), current: true }] : []),
        ]}
      />
      <Section>
        {address.done && page.rows.length > 0 && <Notice kind="good" title={t('swapsPage.done')} live />}
        {page.rows.length === 0 ? (
          <EmptyState title={t('swapsPage.emptyTitle')} text={t('swapsPage.emptyText')} />
        ) : (
          <ul>
            {page.rows.map(swap => (
              <SwapRow key={swap.id} swap={swap} me={page.me} />
            ))}
          </ul>
        )}
      </Section>
      <DutyPager path={path} filters={filters} from={from} shown={page.rows.length} all={page.all} next={page.next} />
    </>
  )
}
