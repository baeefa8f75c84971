import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { KeysetPager } from '@/components/keyset-pager'
import { count } from '@/components/numerals'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { countDoubts, type DoubtFilters, doubtStates, listDoubts, readDoubtFilters } from '@/db/queries/doubts'
import { doubtKinds } from '@/domain/doubt'
import { codeOf } from '@/domain/loops'
import { refuseIf } from '@/domain/refusal'
import { addressOf } from '../../address'
import { read } from '../../session'
import { DoubtTable } from './doubt-table'
import { caseHref } from './doubt-words'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const path = '/doubts'
const pageSize = 40

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('doubts'))('title') }
}

/** Everything that gives reason to look at a closing again; unread first. */
export default async function DoubtsPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readDoubtFilters(address)
  const asked = [address.from].flat()[0]
  const from = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 0
  const states: (DoubtFilters['state'] | undefined)[] = [undefined, ...doubtStates]
  const kinds = [undefined, ...doubtKinds]
  const page = await read(async (tx, actor) => {
    refuseIf(actor.role === 'enterprise' ? { code: 'wrongRole' } : null)
    const [all, ...counts] = await countDoubts(tx, [
      filters,
      ...states.map(state => ({ ...filters, state })),
      ...kinds.map(kind => ({ ...filters, kind })),
    ])
    return { all: all!, counts, ...(await listDoubts(tx, filters, { from, limit: pageSize })) }
  })
  const [t, ts] = await Promise.all([getTranslations('doubts'), getTranslations('lists')])
  const here = addressOf(filters)
  const view = (to: DoubtFilters, word: string, n: number) => ({
    href: `${path}${addressOf(to)}`,
    word,
    count: n,
    current: addressOf(to) === here,
  })
  return (
    <>
      <TopBar title={t('title')} aside={t('aside')} />
      <Section>
        <p className="dim">{t('intro')}</p>
        {filters.loop && filters.case && (
          <p>
            <a className="link" href={caseHref(filters.loop, filters.case)}>
              {codeOf(filters.loop, filters.case)}
            </a>
          </p>
        )}
      </Section>
      <SavedViews
        label={t('views')}
        views={states.map((state, index) =>
          view({ ...filters, state }, t(`view.${state ?? 'all'}`), page.counts[index]!),
        )}
      />
      <SavedViews
        label={t('kinds')}
        views={kinds.map((kind, index) =>
          view({ ...filters, kind }, kind ? t(`kind.${kind}`) : t('anyKind'), page.counts[states.length + index]!),
        )}
      />
      <DoubtTable
        caption={t('caption', { n: page.all })}
        rows={page.rows}
        empty={
          <div className="sec">
            <EmptyState title={t('emptyTitle')} text={t('emptyText')} closed>
              <a className="btn" href={path}>
                {t('emptyShow')}
              </a>
            </EmptyState>
          </div>
        }
      />
      <KeysetPager
        label={t('pages')}
        range={
          page.rows.length === page.all
            ? ts('rangeAll', { all: count(page.all) })
            : ts('range', { n: count(page.rows.length), all: count(page.all) })
        }
        previous={from > 0 ? { href: `${path}${here}`, word: t('first') } : undefined}
        next={
          page.next === null
            ? undefined
            : { href: `${path}${addressOf({ ...filters, from: page.next })}`, word: t('next') }
        }
      />
    </>
  )
}
