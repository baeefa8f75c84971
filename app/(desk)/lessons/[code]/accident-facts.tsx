import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Section } from '@/components/section'
import { type AccidentDetail, gradeRule } from '@/db/queries/accidents'
import type { CaseView } from '@/db/queries/case-view'
import { ruleOn } from '@/db/queries/rules'
import { addDays, shanghaiDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { localized, sayDay, sayInstant } from '../../../words'
import { sectorWord } from '../../places/sector-word'

/** What is known of an accident and on what it rests: grade, who inquires, until when casualties are final. */
export async function AccidentFacts({
  view,
  detail,
  responseId,
}: {
  view: CaseView
  detail: AccidentDetail
  /** The response that dealt with it, if one did. */
  responseId: number | null
}) {
  const [t, tr, tp, locale] = await Promise.all([
    getTranslations('lessons'),
    getTranslations('rules'),
    getTranslations('places'),
    getLocale(),
  ])
  const pick = localized(locale)
  const now = today()
  const on = shanghaiDay(detail.occurredAt)
  const rule = (key: string) => ruleOn(key, on, detail.regionCode)
  const inquirer = rule(`accident.inquirer.${detail.grade}`)
  const late = rule(
    detail.kind === 'traffic' || detail.kind === 'fire' ? 'accident.late_toll.traffic_fire' : 'accident.late_toll',
  )
  const finalOn = addDays(on, late.value)
  return (
    <Section title={t('facts.title')} aside={detail.invented ? t('invented') : undefined}>
      <Facts
        facts={[
          ...(responseId === null
            ? []
            : [
                {
                  term: t('facts.response'),
                  value: (
                    <a className="link" href={`/responses/${responseId}`}>
                      {codeOf('response', responseId)}
                    </a>
                  ),
                },
              ]),
          {
            term: t('facts.grade'),
            value: (
              <>
                {t(`grade.${detail.grade}`)}
                <br />
                <small className="dim">
                  {t('facts.gradeWhy', { deaths: detail.deaths, injuries: detail.injuries, loss: detail.loss })}
                </small>
              </>
            ),
            basis: await cite(gradeRule(detail.grade, on, detail.regionCode)),
            basisHref: '/settings/rules',
          },
          { term: t('facts.kind'), value: t(`kind.${detail.kind}`) },
          { term: t('facts.occurred'), value: sayInstant(detail.occurredAt, locale, now) },
          {
            term: t('facts.place'),
            value: detail.place ? (
              <a className="link" href={`/places/${detail.place.id}`}>
                {pick(detail.place.zh, detail.place.en)}
              </a>
            ) : (
              <span className="dim">{t('facts.nowhere')}</span>
            ),
          },
          {
            term: t('facts.unit'),
            value: detail.accidentUnit ? (
              pick(detail.accidentUnit.zh, detail.accidentUnit.en)
            ) : (
              <span className="dim">{t('facts.unknown')}</span>
            ),
          },
          { term: t('facts.region'), value: pick(detail.regionZh, detail.regionEn) },
          { term: t('facts.sector'), value: sectorWord(tp, detail.sector) },
          {
            term: t('facts.inquirer'),
            value: tr(`unit.${inquirer.unit}`, { n: inquirer.value }),
            basis: await cite(inquirer),
          },
          ...(view.facts.stage === 'reported'
            ? []
            : [{ term: t('facts.inquiring'), value: pick(view.performing.zh, view.performing.en) }]),
          {
            term: t('facts.lateToll'),
            value: t(finalOn >= now ? 'facts.lateTollIn' : 'facts.lateTollOver', {
              n: late.value,
              on: sayDay(finalOn, locale, now),
            }),
            basis: await cite(late),
          },
          ...(detail.approvedOn
            ? [
                {
                  term: t('facts.approval'),
                  value: `${detail.approvalNumber} · ${sayDay(detail.approvedOn, locale, now)}`,
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
