import { getTranslations } from 'next-intl/server'
import { addDays, type Day, shanghaiDay } from '@/domain/clock'

/** The time machine of the cockpit: a past day to look at; a plain form, so that it works without script. */
export async function ChooseDay({
  day,
  keep,
}: {
  day: Day | null
  /** What the address says beside the day. */
  keep: Record<string, string | number | undefined>
}) {
  const t = await getTranslations('past')
  const yesterday = addDays(shanghaiDay(new Date()), -1)
  return (
    <details className="pick">
      <summary className="btn quiet">{t('title')}</summary>
      <form action="/cockpit" className="pop days">
        {Object.entries(keep).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <label htmlFor="on-day">{t('day')}</label>
        <input
          id="on-day"
          type="date"
          name="on"
          max={yesterday}
          defaultValue={day ?? addDays(yesterday, -6)}
          required
        />
        <button type="submit" className="btn">
          {t('show')}
        </button>
      </form>
    </details>
  )
}
