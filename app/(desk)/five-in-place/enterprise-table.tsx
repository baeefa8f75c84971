import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import type { ListedEnterprise } from '@/db/queries/five-in-place'
import { elements } from '@/domain/assurance'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { localized, sayDay } from '../../words'
import { fiveMarks } from './standing'

/** Enterprises with the marks of their five, what ends first and what is on its way; a row opens the assessment that counts, or else the one on its way. */
export async function EnterpriseTable({
  rows,
  caption,
  empty,
  underWayFirst = false,
}: {
  rows: readonly ListedEnterprise[]
  caption: string
  empty: ReactNode
  /** The list asks for what is on its way, so a row opens that. */
  underWayFirst?: boolean
}) {
  const [t, tl, locale, marksOf] = await Promise.all([
    getTranslations('assurance'),
    getTranslations('loops'),
    getLocale(),
    fiveMarks(),
  ])
  const pick = localized(locale)
  const now = today()
  const marked = rows.map(row => ({ ...row, marks: marksOf(row.standing, row.regionCode) }))
  type Row = (typeof marked)[number]
  const opens = (row: Row) =>
    underWayFirst ? (row.underWay?.id ?? row.standing?.id) : (row.standing?.id ?? row.underWay?.id)
  const columns: Column<Row>[] = [
    {
      key: 'enterprise',
      head: t('column.enterprise'),
      phone: 'title',
      cell: row => {
        const id = opens(row)
        const name = pick(row.zh, row.en)
        return id ? (
          <a className="link" href={`/five-in-place/${id}`}>
            {name}
          </a>
        ) : (
          name
        )
      },
    },
    {
      key: 'region',
      head: t('column.region'),
      width: '8.5rem',
      phone: 'hide',
      cell: row => <span className="dim">{pick(row.regionZh, row.regionEn)}</span>,
    },
    ...elements.map(
      (element, index): Column<Row> => ({
        key: element,
        head: t(`short.${element}`),
        width: '7rem',
        phoneLabel: t(`short.${element}`),
        cell: row => {
          const mark = row.marks[index]!
          return <Light tone={mark.tone} word={mark.word} />
        },
      }),
    ),
    {
      key: 'first',
      head: t('column.first'),
      width: '7rem',
      phoneLabel: t('column.first'),
      look: 'nw',
      cell: row => (row.standing ? sayDay(row.standing.expiresOn, locale, now) : <span className="faint">—</span>),
    },
    {
      key: 'underWay',
      head: t('column.underWay'),
      width: '9.5rem',
      phoneLabel: t('column.underWay'),
      cell: row =>
        row.underWay ? (
          <a className="link" href={`/five-in-place/${row.underWay.id}`}>
            {codeOf('assurance', row.underWay.id)} {tl(`stage.assurance.${row.underWay.stage}`)}
          </a>
        ) : (
          <span className="faint">{t('none')}</span>
        ),
    },
  ]
  return <LedgerTable caption={caption} columns={columns} rows={marked} rowKey={row => row.id} wide empty={empty} />
}
