import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Basis } from '@/components/basis'
import { type Column, LedgerTable } from '@/components/ledger-table'
import { LightShape } from '@/components/light'
import type { Duty } from '@/db/queries/duties'
import { today } from '../../light-of'
import { localized, sayDay } from '../../words'

/** Who answers for what since when, with the basis; the unit where the rows are of several. */
export async function DutyTable({
  caption,
  rows,
  units = false,
  empty,
}: {
  caption: string
  rows: readonly Duty[]
  units?: boolean
  empty?: ReactNode
}) {
  const [t, tl, locale] = await Promise.all([
    getTranslations('organizations.unit'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  const now = today()
  const said = (day: string) => sayDay(day, locale, now)
  const columns: Column<Duty>[] = [
    {
      key: 'for',
      head: t('for'),
      phone: 'title',
      cell: row => (
        <>
          {units && (
            <a className="link" href={`/organizations/${row.unit.id}`}>
              {pick(row.unit.zh, row.unit.en)}
            </a>
          )}
          {units && ' · '}
          {row.place ? (
            <a className="link" href={`/places/${row.place.id}`}>
              {pick(row.place.zh, row.place.en)}
            </a>
          ) : row.post ? (
            pick(row.post.zh, row.post.en)
          ) : (
            t('unitItself')
          )}
        </>
      ),
    },
    {
      key: 'person',
      head: t('person'),
      cell: row => (
        <>
          {!row.person || row.left ? (
            <span className={row.state === 'over' ? 'dim' : 'light r'}>
              {row.state !== 'over' && <LightShape tone="red" />}
              {row.person ? t('left', { who: pick(row.person.zh, row.person.en) }) : t('vacant')}
            </span>
          ) : (
            <a className="link" href={`/organizations/people/${row.person.id}`}>
              {pick(row.person.zh, row.person.en)}
            </a>
          )}
          {row.deputy && <span className="dim"> · {t('deputy', { who: pick(row.deputy.zh, row.deputy.en) })}</span>}
        </>
      ),
    },
    {
      key: 'since',
      head: t('since'),
      width: '11rem',
      look: 'nw',
      cell: row => (
        <span className="dim">
          {row.validTo
            ? t('span', { from: said(row.validFrom), to: said(row.validTo) })
            : row.state === 'later'
              ? t('laterFrom', { from: said(row.validFrom) })
              : t('fromOn', { from: said(row.validFrom) })}
        </span>
      ),
    },
    {
      key: 'basis',
      head: t('basisTerm'),
      phone: 'full',
      look: 'wraps',
      cell: row => (
        <Basis>
          {row.basis === 'assigned' && row.assignedBy
            ? t('assigned', { who: pick(row.assignedBy.zh, row.assignedBy.en), words: row.words || '—' })
            : `${tl(`basis.${row.basis}`)} ${row.words}`}
        </Basis>
      ),
    },
  ]
  return <LedgerTable caption={caption} columns={columns} rows={rows} rowKey={row => row.id} empty={empty} />
}
