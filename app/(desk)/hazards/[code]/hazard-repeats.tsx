import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Notice } from '@/components/notice'
import type { HazardDetail } from '@/db/queries/hazards'
import { codeOf } from '@/domain/loops'
import type { Rule } from '@/domain/rules'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { localized, sayInstant } from '../../../words'

/** The same fault at the same place, found before: what was closed did not hold. */
export async function HazardRepeats({ repeats, rule }: { repeats: HazardDetail['repeats']; rule: Rule }) {
  if (repeats.length === 0) return null
  const [t, tl, locale] = await Promise.all([getTranslations('hazards'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  return (
    <section className="sec notes" id="repeats">
      <Notice kind="warn" title={t('repeats.title', { n: repeats.length })}>
        <p>
          {t('repeats.text', { days: rule.value })} <Basis>{await cite(rule)}</Basis>
        </p>
        <ul className="checks" aria-label={t('repeats.caption')}>
          {repeats.map(one => (
            <li key={one.id}>
              <a className="link" href={`/hazards/${one.id}`}>
                {codeOf('hazard', one.id)}
              </a>{' '}
              {pick(one.titleZh, one.titleEn)}{' '}
              <small className="faint">
                {tl(`stage.hazard.${one.stage}` as 'stage.hazard.closed')} · {sayInstant(one.openedAt, locale, today())}
              </small>
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  )
}
