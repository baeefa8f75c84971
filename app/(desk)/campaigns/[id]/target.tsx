import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import { calendar } from '@/db/queries/calendar'
import type { Campaign } from '@/db/queries/campaigns'
import { addDays, workingDaysBetween } from '@/domain/clock'
import { paceOf } from '@/domain/coverage'
import { today } from '../../../light-of'
import { sayDay } from '../../../words'

/** What the campaign is to reach by its end, and what pace that asks for from today; nothing where nobody set a target. */
export async function Target({ campaign }: { campaign: Campaign }) {
  const { id, standing, targetPercent, startsOn, endsOn } = campaign
  if (targetPercent === null || startsOn === null || endsOn === null) return null
  const [t, tl, locale] = await Promise.all([getTranslations('campaigns'), getTranslations('loops'), getLocale()])
  const now = today()
  const last = [now, endsOn].sort()[0]!
  const elapsed = Math.max(workingDaysBetween(addDays(startsOn, -1), last, calendar()), 0)
  const left = Math.max(workingDaysBetween(last < startsOn ? addDays(startsOn, -1) : last, endsOn, calendar()), 0)
  const { goal, due, missing, perDay } = paceOf(standing, { percent: targetPercent, elapsed, left })
  const behind = due - standing.visited
  return (
    <Section title={t('target.title')} aside={tl('basis.assigned')}>
      <p>{t('target.goal', { percent: targetPercent, goal: count(goal), on: sayDay(endsOn, locale, now) })}</p>
      <p>
        {t.rich('target.now', {
          due: count(due),
          visited: () => <NumberLink value={standing.visited} href={`/places?campaign=${id}&cover=visited`} />,
        })}{' '}
        {behind > 0 ? (
          <span className="light r">
            <i className="lt r" aria-hidden="true" />
            {t('target.behind', { n: behind })}
          </span>
        ) : (
          <span className="light g">
            <i className="lt g" aria-hidden="true" />
            {t('target.inTime')}
          </span>
        )}
      </p>
      {missing > 0 && (
        <p className="dim">
          {perDay === null ? t('target.over', { missing }) : t('target.perDay', { missing, days: left, perDay })}
        </p>
      )}
    </Section>
  )
}
