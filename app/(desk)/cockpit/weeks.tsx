import { getLocale, getTranslations } from 'next-intl/server'
import { Trend } from '@/components/trend'
import type { WeekFigures } from '@/db/queries/cockpit-figures'
import { hrefOf } from '@/db/queries/figure'
import { sayDay } from '../../words'

/** Twelve weeks that end today: opened, closed, and what stayed open. */
export async function Weeks({ weeks }: { weeks: readonly WeekFigures[] }) {
  const [t, locale] = await Promise.all([getTranslations('cockpit'), getLocale()])
  const last = weeks.at(-1)
  return (
    <Trend
      points={weeks.map(week => ({
        key: week.to,
        word: sayDay(week.to, locale, last?.to),
        opened: week.opened.value,
        closed: week.closed.value,
        open: week.open,
        openedHref: hrefOf(week.opened),
        closedHref: hrefOf(week.closed),
      }))}
      words={{
        caption: t('weeksCaption'),
        period: t('weekTo'),
        opened: t('trendOpened'),
        closed: t('trendClosed'),
        open: t('trendOpen'),
        numbers: t('numbers'),
      }}
    />
  )
}
