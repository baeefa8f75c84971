import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { LightShape } from '@/components/light'
import { count } from '@/components/numerals'
import type { ListedPlace } from '@/db/queries/places'
import { codeOf } from '@/domain/loops'
import { today } from '../../light-of'
import { localized, sayDay } from '../../words'
import { RiskMark } from './risk-mark'

/** Places as a ledger: risk, where, who regulates, when last seen, what is open there. */
export async function PlaceTable({
  caption,
  rows,
  empty,
  wide = true,
  visits = true,
  more,
}: {
  caption: string
  rows: readonly ListedPlace[]
  empty?: ReactNode
  wide?: boolean
  /** Inspections are the inspecting units' own record: who does not see them cannot say when the last was. */
  visits?: boolean
  /** A last column, where the page has something to do with a place. */
  more?: Column<ListedPlace>
}) {
  const [t, locale] = await Promise.all([getTranslations('places'), getLocale()])
  const pick = localized(locale)
  const now = today()
  return (
    <LedgerTable
      caption={caption}
      wide={wide}
      rows={rows}
      rowKey={row => row.id}
      rowHref={row => `/places/${row.id}`}
      empty={empty}
      columns={[
        { key: 'name', head: t('list.place'), cell: row => pick(row.zh, row.en), phone: 'title' },
        { key: 'risk', head: t('list.risk'), cell: row => <RiskMark risk={row.risk} />, phone: 'lead', look: 'nw' },
        {
          key: 'region',
          head: t('list.region'),
          cell: row => <span className="dim">{pick(row.regionZh, row.regionEn)}</span>,
        },
        {
          key: 'sector',
          head: t('list.sector'),
          cell: row => <span className="dim">{t(`sector.${row.sector}` as 'sector.gas')}</span>,
          phone: 'hide',
        },
        {
          key: 'regulator',
          head: t('list.regulator'),
          phone: 'hide',
          cell: row =>
            row.regulator ? (
              <span className="dim">{pick(row.regulator.zh, row.regulator.en)}</span>
            ) : (
              <span className="light r">
                <LightShape tone="red" />
                {t('list.nobody')}
              </span>
            ),
        },
        ...(visits
          ? [
              {
                key: 'visit',
                head: t('list.lastVisit'),
                look: 'nw',
                phoneLabel: t('list.lastVisit'),
                cell: (row: ListedPlace) =>
                  row.lastVisit ? (
                    <a
                      className="link"
                      href={`/inspections/${row.lastVisit.id}`}
                      aria-label={t('list.visitOn', {
                        code: codeOf('inspection', row.lastVisit.id),
                        on: sayDay(row.lastVisit.on, locale, now),
                      })}
                    >
                      {sayDay(row.lastVisit.on, locale, now)}
                    </a>
                  ) : (
                    <span className="light w">
                      <LightShape tone="grey" />
                      {t('list.never')}
                    </span>
                  ),
              },
            ]
          : []),
        {
          key: 'open',
          head: t('list.open'),
          numeric: true,
          phone: 'aside',
          phoneLabel: t('list.open'),
          cell: row =>
            row.openHazards > 0 ? (
              <a
                className="num"
                href={`/hazards?place=${row.id}&state=open`}
                aria-label={t('list.openHere', { n: row.openHazards, place: pick(row.zh, row.en) })}
              >
                {count(row.openHazards)}
              </a>
            ) : (
              <span className="faint">0</span>
            ),
        },
        ...(more ? [more] : []),
      ]}
    />
  )
}
