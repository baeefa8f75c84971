import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { Section } from '@/components/section'
import type { CockpitFigures } from '@/db/queries/cockpit-figures'
import { type Figure, hrefOf } from '@/db/queries/figure'
import { type Day, shanghaiDay } from '@/domain/clock'
import { sayInstant } from '../../words'

const five = ({ all, major }: CockpitFigures): [string, Figure][] => [
  ['open', all.open],
  ['late', all.late],
  ['done', all.done],
  ['majorOpen', major.open],
  ['majorLate', major.late],
]

/** What the figures were at the end of the day before the last reading, and are now; each opens its rows of its own day. */
export async function Changed({
  since,
  before,
  now,
  day,
}: {
  since: Date | null
  before: CockpitFigures | null
  now: CockpitFigures
  /** The day at whose end `before` stands. */
  day: Day | null
}) {
  const [t, locale] = await Promise.all([getTranslations('brief'), getLocale()])
  if (!since || !before || !day)
    return (
      <Section title={t('changed')}>
        <p className="dim">{t('never')}</p>
      </Section>
    )
  const was = new Map(five(before))
  return (
    <Section title={t('changed')} aside={t('changedSince', { at: sayInstant(since, locale) })}>
      <ul className="duty">
        {five(now).map(([key, figure]) => (
          <li key={key} className="row">
            <span className="grow">{t(key as 'open')}</span>
            <NumberLink
              value={was.get(key)!.value}
              href={`${hrefOf(was.get(key)!)}&on=${day}`}
              label={`${t(key as 'open')}, ${day}: ${was.get(key)!.value}`}
            />
            <span aria-hidden="true">→</span>
            <NumberLink value={figure.value} href={hrefOf(figure)} label={`${t(key as 'open')}: ${figure.value}`} />
          </li>
        ))}
      </ul>
      <a className="link xs" href={`/cockpit/compare?from=${day}&to=${shanghaiDay(new Date())}`}>
        {t('compareAll')}
      </a>
    </Section>
  )
}
