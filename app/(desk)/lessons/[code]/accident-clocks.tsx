import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { AccidentDetail } from '@/db/queries/accidents'
import { calendar } from '@/db/queries/calendar'
import type { CaseView } from '@/db/queries/case-view'
import { findRuleOn, ruleOn } from '@/db/queries/rules'
import { type AccidentClock, accidentClocks } from '@/domain/accident-clocks'
import { lightOf, shanghaiDay } from '@/domain/clock'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { sayDay } from '../../../words'

/** The days that the law gives: the inquiry's report, its approval, and the window in which measures are evaluated. */
export async function AccidentClocks({ view, detail }: { view: CaseView; detail: AccidentDetail }) {
  const [t, tl, locale] = await Promise.all([getTranslations('lessons'), getTranslations('loops'), getLocale()])
  const now = today()
  const days = calendar()
  const yellow = ruleOn('light.yellow', now)
  const clocks = accidentClocks(
    {
      stage: detail.stage,
      grade: detail.grade,
      occurredOn: shanghaiDay(detail.occurredAt),
      receivedOn: detail.reportReceivedOn,
      approvedOn: detail.approvedOn,
      evaluatedOn: detail.stage === 'evaluated' && view.closedAt ? shanghaiDay(view.closedAt) : null,
      dueOn: detail.dueOn,
    },
    now,
    (key, on) => findRuleOn(key, on, detail.regionCode),
  )
  const cites = new Map<AccidentClock, string>()
  for (const one of clocks)
    if (one.rule) cites.set(one, await cite(ruleOn(one.rule.key, one.rule.on, detail.regionCode)))
  const lightFor = (one: AccidentClock) => {
    if (one.state === 'waiting') return <Light tone="grey" word={t('clocks.waiting')} />
    if (one.state === 'stopped') return <Light tone="grey" word={t('clocks.stopped')} />
    if (one.state === 'met') {
      const isLate = one.dueOn !== null && one.metOn! > one.dueOn
      return (
        <Light
          tone={isLate ? 'red' : 'green'}
          word={t(isLate ? 'clocks.metLate' : 'clocks.met', { on: sayDay(one.metOn!, locale, now) })}
        />
      )
    }
    if (one.state === 'open')
      return <Light tone="green" word={t('clocks.open', { on: sayDay(one.dueOn!, locale, now) })} />
    if (one.name === 'opens' || !one.dueOn) return <Light tone="grey" word={t('clocks.running')} />
    const light = lightOf({ open: true, started: true, stopped: false, dueOn: one.dueOn }, now, days, yellow.value)
    return <Light tone={light.tone} word={tl(`light.${light.reason}`, { days: light.workingDays ?? 0 })} />
  }
  return (
    <Section title={t('clocks.title')} id="clocks">
      <LedgerTable
        caption={t('clocks.title')}
        rows={clocks}
        rowKey={one => one.name}
        columns={[
          {
            key: 'name',
            head: t('clocks.name'),
            phone: 'title',
            width: '11rem',
            cell: one => t(`clocks.${one.name}`),
          },
          {
            key: 'due',
            head: t('clocks.due'),
            phoneLabel: t('clocks.due'),
            width: '8rem',
            look: 'nw',
            cell: one => (one.dueOn ? sayDay(one.dueOn, locale, now) : '—'),
          },
          { key: 'how', head: t('clocks.how'), phone: 'aside', width: '13rem', cell: lightFor },
          {
            key: 'rule',
            head: t('clocks.rule'),
            phone: 'full',
            cell: one => (
              <small className="dim">
                {cites.get(one) ?? (one.state === 'waiting' ? '—' : t('clocks.noRule'))}
                {one.name === 'inquiry' && view.events.some(event => event.move === 'extend_inquiry') && (
                  <> · {t('clocks.extended')}</>
                )}
              </small>
            ),
          },
        ]}
      />
    </Section>
  )
}
