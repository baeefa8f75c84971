import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { ListedDrill } from '@/db/queries/drills'
import { codeOf } from '@/domain/loops'
import { lightWords, today } from '../../light-of'
import { localized, sayDay } from '../../words'

/** Drills as a ledger; `short` leaves out the plan and the unit, where the page says them. */
export async function DrillTable({
  caption,
  rows,
  empty,
  short = false,
}: {
  caption: string
  rows: readonly ListedDrill[]
  empty: ReactNode
  short?: boolean
}) {
  const [t, tl, locale, light] = await Promise.all([
    getTranslations('drills'),
    getTranslations('loops'),
    getLocale(),
    lightWords(),
  ])
  const pick = localized(locale)
  const now = today()
  const of: Column<ListedDrill>[] = [
    {
      key: 'plan',
      head: t('column.plan'),
      width: '13rem',
      cell: row => <span className="dim">{pick(row.planZh, row.planEn)}</span>,
    },
    {
      key: 'unit',
      head: t('column.unit'),
      width: '9rem',
      cell: row => <span className="dim">{row.unit ? pick(row.unit.zh, row.unit.en) : '—'}</span>,
    },
  ]
  return (
    <LedgerTable
      caption={caption}
      wide={!short}
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/drills/${row.id}`}
      empty={empty}
      columns={[
        { key: 'code', head: t('column.code'), phone: 'lead', width: '4.5rem', cell: row => codeOf('drill', row.id) },
        { key: 'title', head: t('column.title'), phone: 'title', cell: row => pick(row.zh, row.en) },
        ...(short ? [] : of),
        { key: 'kind', head: t('column.kind'), width: '7rem', look: 'nw', cell: row => t(`kind.${row.kind}`) },
        {
          key: 'day',
          head: t('column.day'),
          width: '9rem',
          look: 'nw',
          cell: row =>
            row.heldOn
              ? t('heldOn', { on: sayDay(row.heldOn, locale, now) })
              : t('plannedOn', { on: sayDay(row.dueOn, locale, now) }),
        },
        {
          key: 'improvements',
          head: t('column.improvements'),
          phone: 'hide',
          numeric: true,
          width: '6.5rem',
          cell: row => row.improvements,
        },
        {
          key: 'stage',
          head: t('column.stage'),
          phone: 'aside',
          width: '12rem',
          cell: row => {
            // once it was held its day says nothing more: what waits is a person
            const shown = light('drill', row.stage, row.stage === 'planned' ? row.dueOn : null)
            const tone = row.stage === 'held' || row.stage === 'evaluated' ? 'yellow' : shown.tone
            const waits = { held: 'view.unevaluated', evaluated: 'view.uncounted' } as const
            const word =
              row.stage === 'planned'
                ? shown.short
                : row.stage === 'held' || row.stage === 'evaluated'
                  ? t(waits[row.stage])
                  : tl(`stage.drill.${row.stage}`)
            return <Light tone={tone} word={word} />
          },
        },
      ]}
    />
  )
}
