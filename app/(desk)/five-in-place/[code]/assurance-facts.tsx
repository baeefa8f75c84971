import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { Section } from '@/components/section'
import type { AssuranceDetail, ListedAssurance } from '@/db/queries/assurance'
import type { CaseView } from '@/db/queries/case-view'
import { ruleOn } from '@/db/queries/rules'
import { shanghaiDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { localized, sayDay } from '../../../words'

/** Who regulates, until when it is decided and by which rule, who confirmed it, what came before and after, and what each element rests on. */
export async function AssuranceFacts({
  view,
  detail,
  all,
}: {
  view: CaseView
  detail: AssuranceDetail
  all: readonly ListedAssurance[]
}) {
  const [t, locale] = await Promise.all([getTranslations('assurance'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const linkTo = (id: number) => (
    <a className="link" href={`/five-in-place/${id}`}>
      {codeOf('assurance', id)}
    </a>
  )
  const submitted = view.events.find(event => event.move === 'submit')
  const confirmed = view.events.find(event => event.move === 'confirm')
  const next = view.events.find(event => event.move === 'supersede')?.payload.by
  const facts: Fact[] = [
    { term: t('facts.enterprise'), value: pick(detail.zh, detail.en) },
    {
      term: t('facts.regulator'),
      value: view.regulating ? pick(view.regulating.zh, view.regulating.en) : t('facts.nobody'),
    },
  ]
  if (detail.stage === 'submitted' && view.dueOn && submitted) {
    const rule = ruleOn('five.confirm', shanghaiDay(submitted.at), view.regionCode)
    facts.push({
      term: t('facts.due'),
      value: sayDay(view.dueOn, locale, now),
      basis: await cite(rule),
      basisHref: '/settings/rules',
    })
  }
  if (confirmed && detail.threshold !== null) {
    const rule = ruleOn('five.threshold', shanghaiDay(confirmed.at), view.regionCode)
    facts.push(
      {
        term: t('facts.confirmed'),
        value: t('facts.confirmedBy', {
          who: `${pick(confirmed.orgZh, confirmed.orgEn)} ${pick(confirmed.personZh, confirmed.personEn)}`,
          on: sayDay(shanghaiDay(confirmed.at), locale, now),
        }),
      },
      {
        term: t('facts.threshold'),
        value: t('facts.thresholdValue', { n: detail.threshold }),
        basis: await cite(rule),
        basisHref: '/settings/rules',
      },
    )
  }
  if (detail.followsId !== null && all.some(one => one.id === detail.followsId))
    facts.push({ term: t('facts.follows'), value: linkTo(detail.followsId) })
  if (typeof next === 'number') facts.push({ term: t('facts.superseded'), value: linkTo(next) })
  const laws = await Promise.all(
    detail.elements.map(async ({ element }): Promise<Fact> => {
      const law = ruleOn(`five.element.${element}`, shanghaiDay(view.openedAt), view.regionCode)
      return {
        term: t(`short.${element}`),
        value: pick(law.noteZh, law.noteEn),
        basis: await cite(law),
        basisHref: '/settings/rules',
      }
    }),
  )
  return (
    <>
      <Section title={t('facts.title')}>
        <Facts facts={facts} />
      </Section>
      <Section title={t('facts.laws')} aside={t('facts.lawsText')}>
        <Facts facts={laws} />
      </Section>
    </>
  )
}
