import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Basis } from '@/components/basis'
import { NumberLink } from '@/components/figure'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { findRuleOn } from '@/db/queries/rules'
import { type Covered, yearOf } from '@/db/queries/training-coverage'
import { hoursRule } from '@/domain/training'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'
import { EndForm } from './end-form'

/** The roll person by person: what the year asks by which clause, the hours that count, and their trainings. */
export async function RollTable({
  caption,
  rows,
  ends,
  empty,
}: {
  caption: string
  rows: readonly Covered[]
  /** The reader keeps this roll. */
  ends: boolean
  empty: ReactNode
}) {
  const [t, locale] = await Promise.all([getTranslations('training'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const clauseOf = (row: Covered) => {
    const key = hoursRule(row.category, { enteredOn: row.enteredOn, highRisk: row.risky, on: now })
    return key ? findRuleOn(key, now)?.clause : undefined
  }
  const columns: Column<Covered>[] = [
    {
      key: 'person',
      head: t('list.person'),
      phone: 'title',
      cell: row => (row.zh ? pick(row.zh, row.en) : t('list.hidden')),
    },
    { key: 'category', head: t('coverage.category'), width: '9rem', cell: row => t(`category.${row.category}`) },
    {
      key: 'unit',
      head: t('column.unit'),
      width: '11rem',
      cell: row => <span className="dim">{pick(row.unit.zh, row.unit.en)}</span>,
    },
    {
      key: 'entered',
      head: t('coverage.entered'),
      width: '8rem',
      look: 'nw',
      phoneLabel: t('coverage.entered'),
      cell: row => sayDay(row.enteredOn, locale, now),
    },
    {
      key: 'need',
      head: t('coverage.need'),
      width: '12rem',
      phoneLabel: t('coverage.need'),
      cell: row =>
        row.need === null ? (
          <span className="faint">{t('coverage.noRule')}</span>
        ) : (
          <>
            {t('hours', { n: row.need })}
            {row.risky && <span className="dim"> · {t('coverage.risky')}</span>}
            <Basis href="#rules">{clauseOf(row)}</Basis>
          </>
        ),
    },
    {
      key: 'hours',
      head: t('coverage.hours'),
      width: '8rem',
      numeric: true,
      phoneLabel: t('coverage.hours'),
      cell: row => (
        <NumberLink
          value={row.hours}
          href={`/training${addressOf({ person: row.personId, counted: 'yes', from: yearOf(now), to: now })}`}
          label={t('coverage.hoursOf', { n: row.hours })}
        />
      ),
    },
    {
      key: 'state',
      head: t('column.state'),
      width: '8rem',
      phone: 'aside',
      cell: row =>
        row.need === null ? (
          <Light tone="grey" word={t('cover.free')} />
        ) : row.hours >= row.need ? (
          <Light tone="green" word={t('cover.covered')} />
        ) : (
          <Light tone="red" word={t('coverage.lacking', { n: row.need - row.hours })} />
        ),
    },
    ...(ends
      ? [
          {
            key: 'end',
            head: t('coverage.end'),
            quietHead: true,
            width: '6rem',
            cell: (row: Covered) => (
              <EndForm
                id={row.id}
                formKey={randomUUID()}
                word={t('coverage.end')}
                label={t('coverage.endOf', { who: pick(row.zh, row.en) })}
              />
            ),
          },
        ]
      : []),
  ]
  return <LedgerTable caption={caption} rows={rows} rowKey={row => row.id} empty={empty} columns={columns} />
}
