import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import type { ProgressRow } from '@/db/queries/task-page'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

/** What was reported on the task, newest first. */
export async function Progress({
  rows,
  percent,
  claimed,
}: {
  rows: readonly ProgressRow[]
  percent: number
  /** The unit says that it is finished. */
  claimed: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('tasks'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('progress')} aside={t('percent', { percent })} id="progress">
      {claimed && percent < 100 && (
        <div className="mb-3">
          <Notice kind="warn" title={t('claimedBelow', { percent })} />
        </div>
      )}
      {rows.length === 0 ? (
        <p className="dim">{t('noProgress')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map(row => (
            <li key={row.id} className="flex flex-wrap gap-x-3 py-1.5">
              <b className="n w-12">{t('percent', { percent: row.percent })}</b>
              <span className="said grow whitespace-pre-line">{row.said}</span>
              <span className="faint">
                {pick(row.personZh, row.personEn)} ·{' '}
                <time dateTime={row.at.toISOString()}>{sayInstant(row.at, locale, today())}</time>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
