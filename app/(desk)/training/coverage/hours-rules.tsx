import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Section } from '@/components/section'
import { findRuleOn } from '@/db/queries/rules'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { localized } from '../../../words'

const keys = [
  'managers.first',
  'managers.yearly',
  'managers.first.high_risk',
  'managers.yearly.high_risk',
  'workers.first',
  'workers.first.high_risk',
  'workers.yearly.high_risk',
  'record',
] as const

/** The rules that the roll is counted by, each with its clause and how much of its text was read. */
export async function HoursRules() {
  const [t, locale] = await Promise.all([getTranslations('training'), getLocale()])
  const pick = localized(locale)
  const found = await Promise.all(
    keys.flatMap(key => {
      const rule = findRuleOn(`training.${key}`, today())
      return rule ? [cite(rule).then(cited => ({ key, words: pick(rule.noteZh, rule.noteEn), cited }))] : []
    }),
  )
  return (
    <Section title={t('coverage.rules')} id="rules">
      <p className="dim lead">{t('coverage.rulesLead')}</p>
      <ul className="checks" aria-label={t('coverage.rules')}>
        {found.map(rule => (
          <li key={rule.key}>
            <div>
              {rule.words} <Basis href="/settings/rules">{rule.cited}</Basis>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
