import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { Named } from '@/db/queries/case-view'
import type { ProgrammeFigures, ProgrammeFilters, Slot } from '@/db/queries/programme'
import { ruleOn } from '@/db/queries/rules'
import { codeOf } from '@/domain/loops'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'

const tones = { counted: 'green', held: 'yellow', planned: 'grey', missing: 'red', due: 'yellow' } as const

/** What the year asks of each plan, with the clause and the drill that answers it. */
export async function SlotTable({
  caption,
  rows,
  mayPlan,
  empty,
}: {
  caption: string
  rows: readonly Slot[]
  mayPlan: boolean
  empty: ReactNode
}) {
  const [t, tp, locale] = await Promise.all([getTranslations('drills'), getTranslations('plans'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const clause = (slot: Slot) => {
    const rule = ruleOn(slot.rule, now)
    return `${pick(rule.instrumentZh, rule.instrumentEn)} ${rule.clause}`
  }
  return (
    <LedgerTable
      caption={caption}
      wide
      tall
      rows={rows}
      rowKey={slot => slot.key}
      rowHref={slot => `/plans/${slot.planId}`}
      empty={empty}
      columns={[
        {
          key: 'code',
          head: tp('column.code'),
          phone: 'lead',
          width: '4.5rem',
          cell: slot => codeOf('plan', slot.planId),
        },
        {
          key: 'plan',
          head: t('column.plan'),
          phone: 'title',
          cell: slot => `${pick(slot.zh, slot.en)} · ${tp(`kind.${slot.kind}`)}`,
        },
        {
          key: 'unit',
          head: t('column.unit'),
          width: '9rem',
          cell: slot => <span className="dim">{slot.unit ? pick(slot.unit.zh, slot.unit.en) : '—'}</span>,
        },
        {
          key: 'period',
          head: t('column.period'),
          width: '12rem',
          cell: slot =>
            t('programme.period', { from: sayDay(slot.from, locale, now), to: sayDay(slot.to, locale, now) }),
        },
        {
          key: 'rule',
          head: t('column.rule'),
          phone: 'hide',
          width: '15rem',
          cell: slot => (
            <small className="dim">
              {tp('facts.every', { n: slot.months })} · {clause(slot)}
            </small>
          ),
        },
        {
          key: 'drill',
          head: t('column.title'),
          width: '11rem',
          cell: slot =>
            slot.drillId ? (
              <a className="link" href={`/drills/${slot.drillId}`}>
                {codeOf('drill', slot.drillId)} · {slot.on && sayDay(slot.on, locale, now)}
              </a>
            ) : mayPlan && slot.state === 'due' ? (
              <a className="link" href={`/drills/new?plan=${slot.planId}`}>
                {t('programme.plan')}
              </a>
            ) : (
              ''
            ),
        },
        {
          key: 'state',
          head: t('column.state'),
          phone: 'aside',
          width: '12rem',
          cell: slot => <Light tone={tones[slot.state]} word={t(`programme.state.${slot.state}`)} />,
        },
      ]}
    />
  )
}

/** The same by unit: every number opens its rows. */
export async function UnitFigures({
  rows,
  filters,
}: {
  rows: readonly (ProgrammeFigures & { unit: Named | null })[]
  filters: ProgrammeFilters
}) {
  if (rows.length < 2) return null
  const [t, locale] = await Promise.all([getTranslations('drills'), getLocale()])
  const pick = localized(locale)
  const cell = (key: keyof ProgrammeFigures) => (row: (typeof rows)[number]) => (
    <NumberLink
      value={row[key]}
      href={`/drills/programme${addressOf({ ...filters, unit: row.unit?.id, state: key === 'asked' ? undefined : key })}`}
      label={`${row.unit ? pick(row.unit.zh, row.unit.en) : ''} · ${t(`column.${key as 'asked'}`)}: ${row[key]}`}
    />
  )
  return (
    <Section title={t('programme.units')} aside={t('programme.unitsAside')} id="units">
      <LedgerTable
        caption={t('programme.units')}
        rows={rows}
        rowKey={row => row.unit?.id ?? 0}
        columns={[
          {
            key: 'unit',
            head: t('column.unit'),
            phone: 'title',
            cell: row => (row.unit ? pick(row.unit.zh, row.unit.en) : '—'),
          },
          ...(['asked', 'done', 'counted', 'planned', 'missing', 'due'] as const).map(key => ({
            key,
            head: t(`column.${key}`),
            phoneLabel: t(`column.${key}`),
            numeric: true,
            width: '6.5rem',
            cell: cell(key),
          })),
        ]}
      />
    </Section>
  )
}
