import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { ListedPlan } from '@/db/queries/plans'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { localized, sayDay } from '../../words'
import { planLights } from './plan-light'

/** Plans as a ledger, each with its version, the days that it is held to and the gravest thing that is wrong with it. */
export async function PlanTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly ListedPlan[]
  empty: ReactNode
}) {
  const [t, tl, locale, light] = await Promise.all([
    getTranslations('plans'),
    getTranslations('loops'),
    getLocale(),
    planLights(),
  ])
  const pick = localized(locale)
  const now = today()
  return (
    <LedgerTable
      caption={caption}
      wide
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/plans/${row.id}`}
      empty={empty}
      columns={[
        { key: 'code', head: t('column.code'), phone: 'lead', width: '4.5rem', cell: row => codeOf('plan', row.id) },
        {
          key: 'title',
          head: t('column.title'),
          phone: 'title',
          cell: row => `${pick(row.zh, row.en)}${row.edition > 1 ? ` · ${t('edition', { n: row.edition })}` : ''}`,
        },
        { key: 'kind', head: t('column.kind'), width: '8rem', look: 'nw', cell: row => t(`kind.${row.kind}`) },
        {
          key: 'unit',
          head: t('column.unit'),
          width: '10rem',
          cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
        },
        {
          key: 'stage',
          head: t('column.stage'),
          width: '9rem',
          cell: row => <span className="dim">{tl(`stage.plan.${row.stage}`)}</span>,
        },
        {
          key: 'review',
          head: t('column.review'),
          phoneLabel: t('column.review'),
          width: '7rem',
          look: 'nw',
          cell: row => (row.reviewOn ? sayDay(row.reviewOn, locale, now) : ''),
        },
        {
          key: 'drilled',
          head: t('column.drilled'),
          phone: 'hide',
          width: '7rem',
          look: 'nw',
          cell: row => (row.drilledOn ? sayDay(row.drilledOn, locale, now) : <span className="dim">{t('never')}</span>),
        },
        {
          key: 'state',
          head: t('column.state'),
          phone: 'aside',
          width: '13rem',
          cell: row => {
            const { tone, word } = light(row)
            return <Light tone={tone} word={word} />
          },
        },
      ]}
    />
  )
}
