import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { SectorOfUnit, WorkOfPerson } from '@/db/queries/duties'
import { localized } from '../../../words'
import { sectorNames } from '../../places/sector-words'

/** Open cases of a unit by who owns them, each number with its rows; a hand-over begins here. */
export async function UnitWork({
  orgId,
  rows,
  mayHand,
}: {
  orgId: number
  rows: readonly WorkOfPerson[]
  mayHand: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('organizations.unit'), getLocale()])
  const pick = localized(locale)
  const number = (value: number, href: string, what: string) =>
    value === 0 ? (
      <span className="faint">0</span>
    ) : (
      <NumberLink value={value} href={href} label={`${what}: ${value}`} />
    )
  return (
    <Section title={t('work')} id="work">
      <LedgerTable
        caption={t('workCaption')}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/organizations/people/${row.id}`}
        empty={<p className="dim">{t('workNone')}</p>}
        columns={[
          {
            key: 'person',
            head: t('person'),
            phone: 'title',
            cell: row => (row.left ? t('left', { who: pick(row.zh, row.en) }) : pick(row.zh, row.en)),
          },
          {
            key: 'tasks',
            head: t('tasks'),
            numeric: true,
            phoneLabel: t('tasks'),
            cell: row => number(row.tasks, `/tasks?owner=${row.id}&state=open&unit=${orgId}`, t('tasks')),
          },
          {
            key: 'hazards',
            head: t('hazards'),
            numeric: true,
            phoneLabel: t('hazards'),
            cell: row => number(row.hazards, `/hazards?owner=${row.id}&state=open&unit=${orgId}`, t('hazards')),
          },
          {
            key: 'inspections',
            head: t('inspections'),
            numeric: true,
            phoneLabel: t('inspections'),
            cell: row => number(row.inspections, `/organizations/people/${row.id}#work`, t('inspections')),
          },
          ...(mayHand
            ? [
                {
                  key: 'hand',
                  head: t('handOver'),
                  quietHead: true,
                  look: 'nw',
                  cell: (row: WorkOfPerson) => (
                    <a className="link" href={`/organizations/handover?unit=${orgId}&from=${row.id}#hand-over`}>
                      {t('handOver')}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

/** The kinds of places of a unit with the regulator of each by the map. */
export async function UnitSectors({ rows }: { rows: readonly SectorOfUnit[] }) {
  const [t, locale, sector] = await Promise.all([getTranslations('organizations.unit'), getLocale(), sectorNames()])
  const pick = localized(locale)
  return (
    <Section title={t('sectors')}>
      {rows.length === 0 && <p className="dim">{t('sectorsNone')}</p>}
      <ul className="checks" aria-label={t('sectors')}>
        {rows.map(row => (
          <li key={`${row.sector}${row.regulator?.id}`}>
            <div>
              {sector(row.sector)} <span className="dim">· {t('placesIn', { n: row.places })}</span>
            </div>
            <a className="link" href={`/organizations/sectors?sector=${row.sector}`}>
              {row.regulator ? pick(row.regulator.zh, row.regulator.en) : <span className="bad">{t('nobody')}</span>}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
