import { getLocale, getTranslations } from 'next-intl/server'
import type { SentMessage } from '@/db/queries/channel-choices'
import { today } from '../../../light-of'
import { sayInstant } from '../../../words'
import { deliveryWords } from '../../inbox/notice-words'

/** What went over a channel lately, and what became of it in words. */
export async function SentMessages({ title, rows }: { title: string; rows: readonly SentMessage[] }) {
  const [t, locale, delivered] = await Promise.all([getTranslations('notices'), getLocale(), deliveryWords()])
  return (
    <div className="mt-4 max-w-160">
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className="dim">{t('choices.noRecord')}</p>
      ) : (
        <ul className="grid gap-1">
          {rows.map(row => (
            <li key={row.id} className="border-t border-line pt-1">
              <small className="faint">{sayInstant(row.at, locale, today())}</small> {delivered(row)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
