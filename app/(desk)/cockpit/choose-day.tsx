import { getTranslations } from 'next-intl/server'
import { addDays, type Day, shanghaiDay } from '@/domain/clock'

/** The time machine of the cockpit: a past day to look at; a plain form, so that it works without script. */
export async function ChooseDay({ day, under }: { day: Day | null; under?: number }) {
  const t = await getTranslations('past')
  const yesterday = addDays(shanghaiDay(new Date()), -1)
  return (
    <details className="pick">
      <summary className="btn quiet">{t('title')}</summary>
      <form action="/cockpit" className="pop days">
        {under !== undefined && <input type="hidden" name="under" value={under} />}
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
