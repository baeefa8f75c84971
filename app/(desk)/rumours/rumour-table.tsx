import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { ListedRumour } from '@/db/queries/rumours'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { localized, sayInstant } from '../../words'
import { rumourLights } from './clock-light'
import { TruthMark } from './truth-mark'

/** Rumours as a ledger, each with what was found of it and how its clock stands. */
export async function RumourTable({
  caption,
  rows,
  now,
  empty,
}: {
  caption: string
  rows: readonly ListedRumour[]
  now: Date
  empty: ReactNode
}) {
  const [t, tl, locale, lights] = await Promise.all([
    getTranslations('rumours'),
    getTranslations('loops'),
    getLocale(),
    rumourLights(now),
  ])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={caption}
      wide
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/rumours/${row.id}`}
      empty={empty}
      columns={[
        { key: 'code', head: t('column.code'), phone: 'lead', width: '4.5rem', cell: row => codeOf('rumour', row.id) },
        { key: 'title', head: t('column.title'), phone: 'title', cell: row => pick(row.zh, row.en) },
        {
          key: 'from',
          head: t('column.from'),
          width: '10rem',
          cell: row => (
            <span className="dim">
              {t(`channel.${row.channel}`)} · {pick(row.regionZh, row.regionEn)}
            </span>
          ),
        },
        {
          key: 'received',
          head: t('column.received'),
          width: '8rem',
          look: 'nw',
          phoneLabel: t('column.received'),
          cell: row => sayInstant(row.receivedAt, locale, today()),
        },
        {
          key: 'unit',
          head: t('column.unit'),
          width: '10rem',
          phone: 'hide',
          cell: row =>
            row.unit ? (
              pick(row.unit.zh, row.unit.en)
            ) : (
              <span className="faint">{row.stage === 'dismissed' ? '—' : t('notGiven')}</span>
            ),
        },
        {
          key: 'truth',
          head: t('column.truth'),
          width: '8rem',
          look: 'nw',
          cell: row =>
            row.truth ? (
              <TruthMark truth={row.truth} word={t(`truth.${row.truth}`)} />
            ) : (
              <span className="faint">{row.stage === 'dismissed' ? '—' : t('notVerified')}</span>
            ),
        },
        {
          key: 'stage',
          head: t('column.stage'),
          width: '8rem',
          look: 'nw',
          cell: row => (
            <>
              {tl(`stage.rumour.${row.stage}`)}
              {row.isDrafted && <span className="dim"> · {t('waits')}</span>}
            </>
          ),
        },
        {
          key: 'clock',
          head: t('column.clock'),
          phone: 'aside',
          width: '12rem',
          cell: row => {
            const { tone, word } = lights.lightOf(row)
            return <Light tone={tone} word={word} />
          },
        },
      ]}
    />
  )
}
