import { getLocale, getTranslations } from 'next-intl/server'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import { calendar } from '@/db/queries/calendar'
import type { CaseView } from '@/db/queries/case-view'
import { ruleOn } from '@/db/queries/rules'
import { type CaseClock, clocksOf, type TimedLoop } from '@/domain/case-clocks'
import { addDays, addWorkingDays, type Day, lightOf, shanghaiDay, workingDaysBetween } from '@/domain/clock'
import { loops } from '@/domain/loops'
import { today } from '../light-of'
import { cite } from '../rule-words'
import { localized, sayDay } from '../words'

/** The clocks of a task or hazard: what each counts, whose it is, when it ends, how it stands and by which rule. */
export async function CaseClocks({ view, loop }: { view: CaseView; loop: TimedLoop }) {
  const [t, tl, locale] = await Promise.all([getTranslations('case.clocks'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const days = calendar()
  const ruled = (rule: string, from: Day) => ruleOn(rule, from, view.regionCode)
  const dueBy = (rule: string, from: Day) => {
    const { value, unit } = ruled(rule, from)
    return unit === 'working_days' ? addWorkingDays(from, value, days) : addDays(from, value)
  }
  const { stage } = view.facts
  const clocks = clocksOf(
    loop,
    [...view.events].reverse().map(event => ({ move: event.move, toStage: event.toStage, on: shanghaiDay(event.at) })),
    { dueOn: view.dueOn, stopped: stage === 'suspended' || loops[loop].states[stage] === 'stopped' },
    dueBy,
  )
  const yellow = ruleOn('light.yellow', now)
  const cites = new Map<CaseClock, string>()
  for (const one of clocks) if (one.rule && one.startedOn) cites.set(one, await cite(ruled(one.rule, one.startedOn)))

  const lightFor = (one: CaseClock) => {
    if (one.state === 'waiting') return <Light tone="grey" word={t('waiting')} />
    if (one.state === 'met') {
      const late = one.metOn! > one.dueOn! ? workingDaysBetween(one.dueOn!, one.metOn!, days) : 0
      return one.metOn! > one.dueOn! ? (
        <Light tone="red" word={t('metLate', { on: sayDay(one.metOn!, locale, now), days: late })} />
      ) : (
        <Light tone="green" word={t('met', { on: sayDay(one.metOn!, locale, now) })} />
      )
    }
    const light = lightOf(
      { open: true, started: true, stopped: one.state === 'stopped', dueOn: one.dueOn },
      now,
      days,
      yellow.value,
    )
    return <Light tone={light.tone} word={tl(`light.${light.reason}`, { days: light.workingDays ?? 0 })} />
  }
  const whose = ({ side }: CaseClock) => {
    const who = {
      regulating: view.regulating ?? view.issuing,
      issuing: view.issuing,
      performing: view.performing,
      nobody: view.performing,
    }[side]
    return pick(who.zh, who.en)
  }
  const columns: Column<CaseClock>[] = [
    { key: 'name', head: t('column.name'), phone: 'title', width: '9rem', cell: one => t(`name.${one.name}`) },
    { key: 'whose', head: t('column.whose'), width: '9rem', cell: whose },
    {
      key: 'due',
      head: t('column.due'),
      phoneLabel: t('column.due'),
      width: '7rem',
      cell: one => (one.dueOn ? sayDay(one.dueOn, locale, now) : '—'),
    },
    { key: 'light', head: t('column.light'), phone: 'aside', width: '13rem', cell: lightFor },
    {
      key: 'rule',
      head: t('column.rule'),
      phone: 'full',
      cell: one => <small className="dim">{cites.get(one) ?? (one.rule ? '—' : t('given'))}</small>,
    },
  ]
  return (
    <Section title={t('title')} id="clocks">
      <LedgerTable caption={t('title')} columns={columns} rows={clocks} rowKey={one => one.name} />
    </Section>
  )
}
