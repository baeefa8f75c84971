import { getLocale, getTranslations } from 'next-intl/server'
import type { NoticeRow } from '@/db/queries/notices'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { sayInstant } from '../../words'
import { markReadAction } from './actions'
import { deliveryWords, noticeWords } from './notice-words'

/** Notices, each with the way to its record, what became of it elsewhere, and a button that marks it as read. */
export async function NoticeList({ rows }: { rows: readonly NoticeRow[] }) {
  const [t, locale, words, delivered] = await Promise.all([
    getTranslations('notices'),
    getLocale(),
    noticeWords(),
    deliveryWords(),
  ])
  return (
    <ul>
      {rows.map(row => {
        const { sentence, title } = words(row)
        const code = row.loop && row.caseId ? codeOf(row.loop, row.caseId) : ''
        return (
          <li key={row.id} className={`told${row.read ? '' : ' new'}`}>
            <a href={`/inbox/${row.id}`}>
              <span className="code">{code}</span>
              <span className="what">
                {!row.read && <span className="vh">{t('unreadGroup')}: </span>}
                {sentence}
              </span>
              <span className="about clip">{title}</span>
            </a>
            <time className="when" dateTime={row.at.toISOString()}>
              {sayInstant(row.at, locale, today())}
            </time>
            {!row.read && (
              <form action={markReadAction}>
                <button
                  type="submit"
                  className="btn quiet"
                  name="notice"
                  value={row.id}
                  aria-label={t('markReadOf', { what: `${code} ${sentence}` })}
                >
                  {t('markRead')}
                </button>
              </form>
            )}
            {row.deliveries.length > 0 && (
              <p className="sent">
                {row.deliveries.map(one => (
                  <span key={one.channel} className={one.state === 'failed' ? 'bad' : undefined}>
                    {delivered(one)}{' '}
                  </span>
                ))}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
