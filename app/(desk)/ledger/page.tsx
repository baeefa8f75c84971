import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { FilterBar, type FilterChip } from '@/components/filter-bar'
import type { FormFieldProps } from '@/components/form-field'
import { KeysetPager } from '@/components/keyset-pager'
import { count } from '@/components/numerals'
import { TopBar } from '@/components/top-bar'
import { type LedgerFilters, listLedger, readLedgerFilters } from '@/db/queries/ledger'
import { listLedgerPeople } from '@/db/queries/ledger-people'
import { type LoopName, loopNames } from '@/domain/loop'
import { loops } from '@/domain/loops'
import { read } from '../../session'
import { localized } from '../../words'
import { NotUnderstood } from '../not-understood'
import { EventList } from './event-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger'))('title') }
}

type Address = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const pageSize = 50

const addressOf = (filters: LedgerFilters & { after?: number; filters?: 'open' }): string => {
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString()
  return `/ledger${query && `?${query}`}`
}

export default async function LedgerPage({ searchParams }: Address) {
  const address = await searchParams
  const { after, ...filters } = readLedgerFilters(address)
  const opened = address.filters === 'open'
  const { rows, people, actor } = await read(async (tx, actor) => ({
    actor,
    rows: await listLedger(tx, filters, after, pageSize),
    people: opened || filters.person ? await listLedgerPeople(tx) : [],
  }))
  const [t, ts, loopWord, moveWord, locale] = await Promise.all([
    getTranslations('ledger'),
    getTranslations('seals'),
    getTranslations('loops.loop'),
    getTranslations('loops.move'),
    getLocale(),
  ])
  const pick = localized(locale)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const who = people.find(one => one.id === filters.person)
  const moveName = (loop: string, move: string) => moveWord(`${loop}.${move}` as 'task.accept')
  const without = (key: keyof LedgerFilters) =>
    addressOf({ ...filters, ...(key === 'loop' && { move: undefined }), [key]: undefined })
  const chip = (key: keyof LedgerFilters, label: string, value: string): FilterChip => ({
    label,
    value,
    href: without(key),
    remove: t('remove', { label }),
  })
  const chips = [
    ...(filters.loop ? [chip('loop', t('loop'), loopWord(filters.loop))] : []),
    ...(filters.move
      ? [chip('move', t('move'), filters.loop ? moveName(filters.loop, filters.move) : filters.move)]
      : []),
    ...(filters.person ? [chip('person', t('person'), who ? pick(who.zh, who.en) : String(filters.person))] : []),
  ]
  const none = { value: '', word: t('any') }
  const moveField = (loop: LoopName): FormFieldProps => ({
    kind: 'select',
    name: 'move',
    label: t('move'),
    defaultValue: filters.move ?? '',
    options: [none, ...Object.keys(loops[loop].moves).map(move => ({ value: move, word: moveName(loop, move) }))],
  })
  return (
    <>
      <TopBar title={t('title')} aside={t('aside')}>
        {actor.role !== 'enterprise' && (
          <a className="btn" href="/ledger/seals">
            {ts('title')}
          </a>
        )}
      </TopBar>
      <FilterBar
        action="/ledger"
        label={t('filters')}
        chips={chips}
        closed={opened ? undefined : addressOf({ ...filters, filters: 'open' })}
        opened={opened}
        keep={opened ? [] : Object.entries(filters).map(([name, value]) => [name, String(value)] as const)}
        clear={{ href: '/ledger', word: t('clear') }}
        words={{ find: t('find'), more: t('filters'), apply: t('apply') }}
        fields={[
          {
            kind: 'select',
            name: 'loop',
            label: t('loop'),
            defaultValue: filters.loop ?? '',
            options: [none, ...loopNames.map(loop => ({ value: loop, word: loopWord(loop) }))],
          },
          // the same verb means different moves in different loops, so the loop is chosen first
          ...(filters.loop ? [moveField(filters.loop)] : []),
          {
            kind: 'select',
            name: 'person',
            label: t('person'),
            defaultValue: filters.person ? String(filters.person) : '',
            options: [none, ...people.map(one => ({ value: String(one.id), word: pick(one.zh, one.en) }))],
          },
        ]}
      />
      <NotUnderstood address={address} understood={filters} also={['after', 'filters']} />
      {shown.length === 0 ? (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')}>
          <a className="btn" href="/ledger">
            {t('clear')}
          </a>
        </EmptyState>
      ) : (
        <>
          <EventList rows={shown} />
          <KeysetPager
            label={t('pages')}
            range={t('range', { from: count(last!.id), to: count(shown[0]!.id) })}
            previous={after ? { href: addressOf(filters), word: t('newest') } : undefined}
            next={
              rows.length > pageSize
                ? { href: addressOf({ ...filters, after: last!.id }), word: t('older') }
                : undefined
            }
          />
        </>
      )}
      <p className="note">{t('proves')}</p>
    </>
  )
}
