import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { KeysetPager } from '@/components/keyset-pager'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { type BrokenKind, brokenKindNames } from '@/db/queries/broken-kinds'
import { countBroken, listBroken } from '@/db/queries/broken-loops'
import { calendar } from '@/db/queries/calendar'
import { today } from '../../light-of'
import { read } from '../../session'
import { NotUnderstood } from '../not-understood'
import { BrokenList } from './broken-list'
import { readCursor, writeCursor } from './cursor'
import { KindTable } from './kind-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('broken'))('title') }
}

type Address = { searchParams: Promise<{ kind?: string; after?: string }> }
const pageSize = 50

export default async function BrokenLoopsPage({ searchParams }: Address) {
  const address = await searchParams
  const { kind: asked, after: from } = address
  const kind = brokenKindNames.find(name => name === asked)
  const after = readCursor(from)
  const now = today()
  const { counts, rows, role } = await read(async (tx, actor) => ({
    role: actor.role,
    counts: await countBroken(tx, now, calendar()),
    rows: await listBroken(tx, {
      kinds: kind ? [kind] : brokenKindNames,
      today: now,
      calendar: calendar(),
      after,
      limit: pageSize + 1,
    }),
  }))
  const t = await getTranslations('broken')
  const all = counts.reduce((sum, one) => sum + one.count, 0)
  const total = kind ? (counts.find(one => one.kind === kind)?.count ?? 0) : all
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const page = (more?: string) => {
    const query = new URLSearchParams({ ...(kind && { kind }), ...(more && { after: more }) }).toString()
    return `/loops${query && `?${query}`}#list`
  }
  const titled = (name: BrokenKind) => t('listOf', { kind: t(`kind.${name}.what`), count: count(total) })
  return (
    <>
      <TopBar title={t('title')} aside={t('aside')} />
      <NotUnderstood address={address} understood={{ kind, after }} />
      <Section>
        <KindTable counts={counts} chosen={kind} all={all} />
      </Section>
      <Section
        id="list"
        title={kind ? titled(kind) : t('listOf', { kind: t('listAll'), count: count(total) })}
        aside={t('order')}
      >
        {shown.length === 0 ? (
          <EmptyState title={t('emptyTitle')} text={t('emptyText')} closed>
            <a className="btn" href="/loops">
              {t('show')}
            </a>
          </EmptyState>
        ) : (
          <>
            <BrokenList
              rows={shown}
              role={role}
              withKind={!kind}
              caption={kind ? t(`kind.${kind}.what`) : t('listAll')}
            />
            <KeysetPager
              inside
              label={t('pages')}
              range={t('range', { shown: count(shown.length), count: count(total) })}
              previous={after ? { href: page(), word: t('first') } : undefined}
              next={
                rows.length > pageSize && last
                  ? { href: page(writeCursor(last)), word: t('more', { count: pageSize }) }
                  : undefined
              }
            />
          </>
        )}
      </Section>
    </>
  )
}
