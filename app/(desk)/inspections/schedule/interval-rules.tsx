import { getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Section } from '@/components/section'
import { risks, visitRule } from '@/db/queries/places'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { RiskMark } from '../../places/risk-mark'

/** After how many days each colour is visited again, and which rule says so. */
export async function IntervalRules() {
  const [t, tr] = await Promise.all([getTranslations('visits'), getTranslations('rules')])
  const facts = await Promise.all(
    risks.map(async risk => {
      const rule = visitRule(risk, today())
      return { risk, days: tr(`unit.${rule.unit}`, { n: rule.value }), says: await cite(rule) }
    }),
  )
  return (
    <Section title={t('schedule.rules')} id="rules">
      <dl className="facts">
        {facts.map(({ risk, days, says }) => (
          <Interval key={risk} risk={risk} days={days} says={says} />
        ))}
      </dl>
    </Section>
  )
}

function Interval({ risk, days, says }: { risk: string; days: string; says: string }) {
  return (
    <>
      <dt>
        <RiskMark risk={risk} />
      </dt>
      <dd>
        {days} <Basis href="/settings/rules">{says}</Basis>
      </dd>
    </>
  )
}
