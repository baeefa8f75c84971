import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Notice } from '@/components/notice'
import type { CaseView } from '@/db/queries/case-view'
import { ruleOn } from '@/db/queries/rules'
import { shanghaiDay } from '@/domain/clock'
import { watchOf } from '@/domain/watch'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { sayDay } from '../../../words'

/** What happens after closing: the watch, the revisit, and every time it came back. */
export async function HazardWatch({ view }: { view: CaseView }) {
  const [t, locale] = await Promise.all([getTranslations('hazards'), getLocale()])
  const { stage } = view.facts
  const reopenings = view.events.filter(event => event.move === 'reopen').length
  const closedOn = shanghaiDay(view.closedAt ?? new Date())
  const rule = ruleOn('hazard.watch', closedOn, view.regionCode)
  const basis = <Basis>{await cite(rule)}</Basis>
  const notice = () => {
    if (stage === 'stable')
      return (
        <Notice kind="good" title={t('watch.stableTitle')}>
          {t('watch.stable')}
        </Notice>
      )
    if (stage !== 'closed' || !view.closedAt) return null
    const { until, daysLeft } = watchOf(closedOn, today(), rule.value)
    const day = sayDay(until, locale, today())
    if (daysLeft >= 0) {
      return (
        <Notice title={t('watch.title', { until: day })}>
          <p>
            {t('watch.left', { days: daysLeft })} {basis}
          </p>
        </Notice>
      )
    }
    return (
      <Notice kind="warn" title={t('watch.lateTitle')}>
        <p>
          {t('watch.late', { until: day, days: -daysLeft })} {basis}
        </p>
      </Notice>
    )
  }
  const shown = notice()
  if (!shown && reopenings === 0) return null
  return (
    <section className="sec notes">
      {shown}
      {reopenings > 0 && (
        <Notice kind="warn" title={t('reopened.title', { n: reopenings })}>
          <p>{t('reopened.text')}</p>
        </Notice>
      )}
    </section>
  )
}
