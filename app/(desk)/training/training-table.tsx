import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import type { ListedTraining } from '@/db/queries/trainings'
import { today } from '../../light-of'
import { localized, sayInstant } from '../../words'

/** Trainings as a ledger: when, who holds it, how many were expected and came, how the quiz went. */
export async function TrainingTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly ListedTraining[]
  empty: ReactNode
}) {
  const [t, locale] = await Promise.all([getTranslations('training'), getLocale()])
  const pick = localized(locale)
  const stateOf = (row: ListedTraining) =>
    row.cancelledAt
      ? t('state.cancelled')
      : row.endsAt > new Date()
        ? t('state.upcoming')
        : row.present === 0
          ? t('state.unattended')
          : t('state.held')
  return (
    <LedgerTable
      caption={caption}
      wide
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/training/${row.id}`}
      empty={empty}
      columns={[
        { key: 'topic', head: t('column.topic'), phone: 'title', cell: row => pick(row.topicZh, row.topicEn) },
        {
          key: 'kind',
          head: t('column.kind'),
          width: '9rem',
          cell: row => <span className="dim">{t(`kind.${row.kind}`)}</span>,
        },
        { key: 'unit', head: t('column.unit'), width: '11rem', cell: row => pick(row.unit.zh, row.unit.en) },
        {
          key: 'when',
          head: t('column.when'),
          width: '9rem',
          phone: 'lead',
          look: 'nw',
          cell: row => sayInstant(row.startsAt, locale, today()),
        },
        {
          key: 'hours',
          head: t('column.hours'),
          width: '5.5rem',
          numeric: true,
          phoneLabel: t('column.hours'),
          cell: row => row.classHours,
        },
        {
          key: 'present',
          head: t('column.present'),
          width: '8rem',
          numeric: true,
          phoneLabel: t('column.present'),
          cell: row => (
            <NumberLink
              value={`${row.present}/${row.expected}`}
              href={`/training/${row.id}?who=present#list`}
              label={t('presentOf', { n: row.present, of: row.expected })}
            />
          ),
        },
        {
          key: 'quiz',
          head: t('column.quiz'),
          width: '8rem',
          numeric: true,
          phoneLabel: t('column.quiz'),
          cell: row =>
            row.quizTopic ? (
              <NumberLink
                value={`${row.passed}/${row.took}`}
                href={`/training/${row.id}#results`}
                label={t('passedOf', { n: row.passed, of: row.took })}
              />
            ) : (
              <span className="faint">—</span>
            ),
        },
        {
          key: 'state',
          head: t('column.state'),
          width: '9rem',
          phone: 'aside',
          look: 'nw',
          cell: row => <span className={stateOf(row) === t('state.unattended') ? 'bad' : 'dim'}>{stateOf(row)}</span>,
        },
      ]}
    />
  )
}
