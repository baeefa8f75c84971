import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { HazardDetail } from '@/db/queries/hazards'
import { shanghaiDay } from '@/domain/clock'
import { type HazardStage, hazardStates, planParts } from '@/domain/hazard'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'

/** What only a major hazard has: interim controls, the six-part plan, the five implementations. */
export async function HazardPlan({ view, detail }: { view: CaseView; detail: HazardDetail }) {
  const [t, tl, locale] = await Promise.all([getTranslations('hazards'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const imposed = view.events.find(event => event.move === 'impose_controls')
  const { plan, implementations } = detail
  const open = hazardStates[view.facts.stage as HazardStage] === 'open'
  return (
    <>
      <Section
        title={t('controls.title')}
        aside={
          imposed &&
          t('controls.aside', {
            who: pick(imposed.personZh, imposed.personEn),
            on: sayDay(shanghaiDay(imposed.at), locale, now),
          })
        }
      >
        {imposed ? <p>{String(imposed.payload.reason ?? '')}</p> : <p className="dim">{t('controls.none')}</p>}
      </Section>
      <Section
        title={t('plan.title')}
        aside={
          plan &&
          t('plan.filed', {
            on: sayDay(shanghaiDay(plan.at), locale, now),
            who: plan.by ? pick(plan.by.zh, plan.by.en) : '—',
          })
        }
      >
        {plan ? (
          <LedgerTable
            caption={t('plan.title')}
            tall
            rows={planParts.map((part, index) => ({ part, no: index + 1 }))}
            rowKey={row => row.part}
            columns={[
              {
                key: 'no',
                head: <span className="vh">{t('plan.no')}</span>,
                cell: row => <span className="faint">{row.no}</span>,
                width: '1.5rem',
                phone: 'hide',
              },
              {
                key: 'part',
                head: t('plan.part'),
                cell: row => tl(`field.plan.${row.part}`),
                width: '11rem',
                phone: 'title',
              },
              {
                key: 'says',
                head: t('plan.says'),
                cell: row => <span className="dim pre-line">{plan[row.part]}</span>,
                phone: 'full',
              },
            ]}
          />
        ) : (
          <p className="dim">{t('plan.none')}</p>
        )}
      </Section>
      {implementations.length > 0 && (
        <Section title={t('plan.five')}>
          <LedgerTable
            caption={t('plan.five')}
            rows={implementations}
            rowKey={row => row.kind}
            columns={[
              {
                key: 'what',
                head: t('plan.what'),
                cell: row => tl(`field.implementation.${row.kind}`),
                phone: 'title',
              },
              { key: 'who', head: t('plan.who'), cell: row => <span className="dim">{row.owner}</span> },
              {
                key: 'by',
                head: t('plan.by'),
                cell: row => <span className="dim nw">{sayDay(row.dueOn, locale, now)}</span>,
              },
              {
                key: 'state',
                head: t('plan.state'),
                phone: 'aside',
                cell: row =>
                  row.doneAt ? (
                    <>
                      <Light tone="green" word={t('plan.done', { on: sayDay(shanghaiDay(row.doneAt), locale, now) })} />
                      <div className="dim">
                        {row.doneBy && pick(row.doneBy.zh, row.doneBy.en)} {row.said}
                      </div>
                    </>
                  ) : open && row.dueOn < now ? (
                    <Light tone="yellow" word={t('plan.late')} />
                  ) : (
                    <Light tone="grey" word={t(open ? 'plan.ahead' : 'plan.never')} />
                  ),
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}
