import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Light } from '@/components/light'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { Extension } from '@/db/queries/extensions'
import { ruleOn } from '@/db/queries/rules'
import { today } from '../light-of'
import { cite } from '../rule-words'
import { localized, sayDay, sayInstant } from '../words'

/** The extensions of a case: what was asked, what was decided, and a mark when it was more than once. */
export async function CaseExtensions({ view }: { view: CaseView }) {
  const { extensions } = view
  const first = extensions.at(-1)
  if (!first) return null
  const [t, locale] = await Promise.all([getTranslations('case'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const granted = extensions.filter(one => one.decision === 'granted').length
  const rule = ruleOn('extension.serial', now, view.regionCode)
  const name = (who: Extension['askedBy']) => (who ? pick(who.zh, who.en) : '—')
  const decided = ({ decision, newDueOn }: Extension) => {
    if (decision === 'granted')
      return <Light tone="green" word={t('extensions.granted', { to: sayDay(newDueOn!, locale, now) })} />
    return decision === 'refused' ? (
      <Light tone="red" word={t('extensions.refused')} />
    ) : (
      <Light tone="yellow" word={t('extensions.waits')} />
    )
  }
  return (
    <Section title={t('extensions.title')} aside={extensions.length} id="extensions">
      {granted >= rule.value && (
        <Notice kind="warn" title={t('extensions.serial', { n: granted })}>
          <p>
            {t('extensions.serialText', { first: sayDay(first.oldDueOn, locale, now) })}{' '}
            <Basis>{await cite(rule)}</Basis>
          </p>
        </Notice>
      )}
      <ol className="checks" aria-label={t('extensions.caption')}>
        {extensions.map(one => (
          <li key={one.id}>
            {decided(one)}
            <p>
              {t('extensions.asked', {
                who: name(one.askedBy),
                on: sayInstant(one.askedAt, locale, now),
                old: sayDay(one.oldDueOn, locale, now),
                wanted: sayDay(one.wantedOn, locale, now),
              })}
            </p>
            <p className="dim">{one.reason}</p>
            {one.decidedAt && (
              <>
                <p>{one.opinion}</p>
                <small className="faint">
                  {t('extensions.decided', { who: name(one.decidedBy), on: sayInstant(one.decidedAt, locale, now) })}
                </small>
              </>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
