import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { KeysetPager } from '@/components/keyset-pager'
import { TopBar } from '@/components/top-bar'
import { countUnread, type InboxPlace, listInbox, type NoticeRow, readInboxPlace } from '@/db/queries/notices'
import { shanghaiDay } from '@/domain/clock'
import { today } from '../../light-of'
import { read } from '../../session'
import { sayDay } from '../../words'
import { markReadAction } from './actions'
import { NoticeList } from './notice-list'

const pageSize = 50

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notices'))('title') }
}

/** The unread ones as one group, the others by the day on which they came. */
function groupsOf(rows: readonly NoticeRow[]): { key: string; rows: NoticeRow[] }[] {
  const groups = new Map<string, NoticeRow[]>()
  for (const row of rows) {
    const key = row.read ? shanghaiDay(row.at) : 'unread'
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups].map(([key, rows]) => ({ key, rows }))
}

const hrefOf = ({ unreadBefore, readBefore }: InboxPlace): string =>
  unreadBefore === undefined ? `/inbox?before=${readBefore}` : `/inbox?unread=${unreadBefore}`

export default async function InboxPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const place = readInboxPlace(await searchParams)
  const { rows, next, unread } = await read(async tx => ({
    ...(await listInbox(tx, place, pageSize)),
    unread: await countUnread(tx),
  }))
  const [t, locale] = await Promise.all([getTranslations('notices'), getLocale()])
  const first = place.unreadBefore === undefined && place.readBefore === undefined
  const newest = rows.find(row => !row.read)
  return (
    <>
      <TopBar title={t('title')} aside={t('unread', { n: unread })}>
        <a className="btn quiet" href="/settings/notifications">
          {t('settings')}
        </a>
        {first && newest && (
          <form action={markReadAction}>
            <button type="submit" className="btn" name="newest" value={newest.id}>
              {t('readAll')}
            </button>
          </form>
        )}
      </TopBar>
      {rows.length === 0 ? (
        <div className="sec">
          <EmptyState title={t('empty')} text={t('emptyText')}>
            <span className="row">
              <a className="btn" href="/desk">
                {t('emptyDesk')}
              </a>
              <a className="btn quiet" href="/settings/notifications">
                {t('emptySettings')}
              </a>
            </span>
          </EmptyState>
        </div>
      ) : (
        <div className="inbox">
          {groupsOf(rows).map(group => (
            <section key={group.key}>
              <h2>
                {group.key === 'unread' ? t('unreadGroup') : sayDay(group.key, locale, today())}{' '}
                <span>{group.rows.length}</span>
              </h2>
              <NoticeList rows={group.rows} />
            </section>
          ))}
        </div>
      )}
      {rows.length > 0 && (
        <KeysetPager
          label={t('caption')}
          range={t('range', { n: rows.length })}
          previous={first ? undefined : { href: '/inbox', word: t('newest') }}
          next={next ? { href: hrefOf(next), word: t('older') } : undefined}
        />
      )}
    </>
  )
}
