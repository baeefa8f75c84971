import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Column, LedgerTable } from '@/components/ledger-table'
import type { ImportRow, NewEnterprise } from '@/db/queries/register-imports'
import { registerColumns } from '@/domain/register-columns'
import { localized } from '../../../../words'
import { columnNames } from '../../../sheet-bad-cells'

/** Rows that are new, changed or the same; a row whose place is known leads to it. */
export async function GoodRows({
  show,
  rows,
  empty,
}: {
  show: 'new' | 'changed' | 'same'
  rows: readonly ImportRow[]
  empty: ReactNode
}) {
  const [t, nameOf, locale] = await Promise.all([
    getTranslations('register'),
    columnNames(registerColumns),
    getLocale(),
  ])
  const pick = localized(locale)
  const name = (row: ImportRow) => pick(row.values.nameZh, row.values.nameEn)
  const changes: Column<ImportRow> = {
    key: 'changes',
    head: t('report.changes'),
    phone: 'full',
    cell: row =>
      (row.values.changes ?? '')
        .split(' ')
        .map(nameOf)
        .join(locale === 'en' ? ', ' : '、'),
  }
  return (
    <LedgerTable
      caption={t(`report.caption.${show}`)}
      rows={rows}
      rowKey={row => row.rowNo}
      empty={empty}
      columns={[
        {
          key: 'row',
          head: t('report.row'),
          cell: row => <span className="faint">{row.rowNo}</span>,
          numeric: true,
          width: '4.5rem',
          phone: 'lead',
        },
        {
          key: 'place',
          head: t('report.place'),
          phone: 'title',
          cell: row =>
            row.placeId ? (
              <a className="link" href={`/places/${row.placeId}`}>
                {name(row)}
              </a>
            ) : (
              name(row)
            ),
        },
        {
          key: 'number',
          head: t('report.number'),
          look: 'nw',
          cell: row => <span className="code">{row.values.registerNo}</span>,
        },
        {
          key: 'region',
          head: t('report.region'),
          look: 'nw',
          cell: row => <span className="dim">{row.values.regionCode}</span>,
          phone: 'hide',
        },
        ...(show === 'changed' ? [changes] : []),
      ]}
    />
  )
}

/** Enterprises that an import adds. */
export async function EnterpriseRows({ rows, empty }: { rows: readonly NewEnterprise[]; empty: ReactNode }) {
  const [t, locale] = await Promise.all([getTranslations('register'), getLocale()])
  const pick = localized(locale)
  return (
    <LedgerTable
      caption={t('report.caption.enterprises')}
      rows={rows}
      rowKey={row => `${row.regionZh}${row.name}`}
      empty={empty}
      columns={[
        { key: 'name', head: t('report.enterprises'), cell: row => row.name, phone: 'title' },
        {
          key: 'region',
          head: t('report.regionName'),
          cell: row => <span className="dim">{pick(row.regionZh, row.regionEn)}</span>,
        },
        {
          key: 'places',
          head: t('report.places'),
          cell: row => row.places,
          numeric: true,
          phone: 'aside',
          phoneLabel: t('report.places'),
        },
      ]}
    />
  )
}
