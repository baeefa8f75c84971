import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { ListedAccident } from '@/db/queries/accidents'
import { shanghaiDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { lightWords, today } from '../../light-of'
import { localized, sayDay } from '../../words'
import { sectorWord } from '../places/sector-word'
import { sayToll, sayYuan } from './accident-words'

/** Accidents as a ledger, each with its grade, what it cost and how its clock stands. */
export async function AccidentTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly ListedAccident[]
  empty: ReactNode
}) {
  const [t, tl, tp, locale, light] = await Promise.all([
    getTranslations('lessons'),
    getTranslations('loops'),
    getTranslations('places'),
    getLocale(),
    lightWords(),
  ])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={caption}
      wide
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/lessons/${row.id}`}
      empty={empty}
      columns={[
        {
          key: 'code',
          head: t('column.code'),
          phone: 'lead',
          width: '4.5rem',
          cell: row => codeOf('accident', row.id),
        },
        { key: 'title', head: t('column.title'), phone: 'title', cell: row => pick(row.zh, row.en) },
        { key: 'grade', head: t('column.grade'), width: '7rem', look: 'nw', cell: row => t(`grade.${row.grade}`) },
        {
          key: 'toll',
          head: t('column.toll'),
          width: '7.5rem',
          phoneLabel: t('column.toll'),
          look: 'nw',
          cell: sayToll,
        },
        {
          key: 'loss',
          head: t('column.loss'),
          width: '7rem',
          numeric: true,
          phone: 'hide',
          cell: row => sayYuan(row.loss, locale),
        },
        {
          key: 'region',
          head: t('column.region'),
          width: '13rem',
          cell: row => (
            <span className="dim">
              {pick(row.regionZh, row.regionEn)} · {sectorWord(tp, row.sector)}
            </span>
          ),
        },
        {
          key: 'occurred',
          head: t('column.occurred'),
          width: '7rem',
          phoneLabel: t('column.occurred'),
          look: 'nw',
          cell: row => sayDay(shanghaiDay(row.occurredAt), locale, today()),
        },
        {
          key: 'stage',
          head: t('column.stage'),
          width: '8rem',
          look: 'nw',
          cell: row => tl(`stage.accident.${row.stage}`),
        },
        {
          key: 'due',
          head: t('column.due'),
          phone: 'aside',
          width: '10rem',
          cell: row => {
            const { tone, short } = light('accident', row.stage, row.dueOn)
            return <Light tone={tone} word={short} />
          },
        },
      ]}
    />
  )
}
