import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Basis } from '@/components/basis'
import { LedgerTable } from '@/components/ledger-table'
import type { Named } from '@/db/queries/case-view'
import type { MapRow } from '@/db/queries/sector-map'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'
import { sectorNames } from '../../places/sector-words'

type Shown = Omit<MapRow, 'level'> & { levels: MapRow['level'][] }

/** Rows of the law that say the same of several levels are one row of the page. */
function joined(rows: readonly MapRow[]): Shown[] {
  const shown: Shown[] = []
  for (const { level, ...row } of rows) {
    const same = shown.find(
      one =>
        !row.region &&
        !one.region &&
        one.sector === row.sector &&
        one.authority === row.authority &&
        one.clauseZh === row.clauseZh &&
        one.aboutZh === row.aboutZh,
    )
    if (same) same.levels.push(level)
    else shown.push({ ...row, levels: [level] })
  }
  return shown
}

/** The map as a ledger: sector, where it holds, who regulates, on what basis, since when. */
export async function SectorTable({
  rows,
  names,
  empty,
}: {
  rows: readonly MapRow[]
  /** What an authority is called, by its kind. */
  names: ReadonlyMap<string, Named>
  empty: ReactNode
}) {
  const [t, tu, locale, sector] = await Promise.all([
    getTranslations('organizations.sectors'),
    getTranslations('organizations.unit'),
    getLocale(),
    sectorNames(),
  ])
  const pick = localized(locale)
  const day = (on: string) => sayDay(on, locale, today())
  const where = (row: Shown) =>
    row.region
      ? pick(row.region.zh, row.region.en)
      : row.levels.length === 3
        ? t('levels.all')
        : row.levels.map(level => t(`level.${level}`)).join(locale === 'en' ? ', ' : '、')
  const who = (row: Shown) => {
    if (row.unit)
      return (
        <a className="link" href={`/organizations/${row.unit.id}`}>
          {pick(row.unit.zh, row.unit.en)}
        </a>
      )
    const known = row.authority ? names.get(row.authority) : undefined
    if (!row.authority) return <span className="dim">{t('notSaid')}</span>
    return t('authorityOf', { name: known ? pick(known.zh.replace(/^省/, ''), known.en) : row.authority })
  }
  return (
    <LedgerTable
      caption={t('caption')}
      wide
      rows={joined(rows)}
      rowKey={row => row.id}
      empty={empty}
      columns={[
        { key: 'sector', head: t('sector'), phone: 'title', width: '11rem', cell: row => sector(row.sector) },
        { key: 'where', head: t('where'), width: '12rem', cell: where },
        {
          key: 'who',
          head: t('who'),
          cell: row => (
            <>
              {who(row)}
              {(row.aboutZh || row.aboutEn) && <div className="faint">{pick(row.aboutZh, row.aboutEn)}</div>}
            </>
          ),
        },
        {
          key: 'basis',
          head: t('basis'),
          phone: 'full',
          cell: row =>
            row.basis === 'law' ? (
              <Basis unseen={row.seen !== 'full'}>
                {t('law', { clause: pick(row.clauseZh, row.clauseEn), seen: t(`seen.${row.seen}` as 'seen.full') })}
              </Basis>
            ) : (
              <Basis>
                {tu('assigned', {
                  who: row.assignedBy ? pick(row.assignedBy.zh, row.assignedBy.en) : '—',
                  words: row.words || '—',
                })}
              </Basis>
            ),
        },
        {
          key: 'since',
          head: t('since'),
          width: '9rem',
          look: 'nw',
          cell: row => (
            <span className="dim">
              {row.validTo ? tu('span', { from: day(row.validFrom), to: day(row.validTo) }) : day(row.validFrom)}
            </span>
          ),
        },
      ]}
    />
  )
}
