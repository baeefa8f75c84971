import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { Draw } from '@/db/queries/audits'
import { today } from '../../light-of'
import { localized, sayDay, sayInstant } from '../../words'

/** Every draw, kept for good: when, of which days, how many of how many, how far judged. */
export async function Draws({ rows }: { rows: readonly Draw[] }) {
  const [t, locale] = await Promise.all([getTranslations('audits'), getLocale()])
  const pick = localized(locale)
  const now = today()
  return (
    <Section title={t('draws.title')} aside={rows.length}>
      <LedgerTable
        caption={t('draws.caption')}
        rows={rows}
        rowKey={row => row.id}
        rowHref={row => `/audits/${row.id}`}
        columns={[
          {
            key: 'at',
            head: t('draws.when'),
            cell: row => sayInstant(row.at, locale, now),
            phone: 'title',
            look: 'nw',
          },
          {
            key: 'days',
            head: t('draws.days'),
            cell: row => t('draws.range', { from: sayDay(row.fromOn, locale, now), to: sayDay(row.toOn, locale, now) }),
          },
          {
            key: 'territory',
            head: t('draws.territory'),
            cell: row => (row.territory ? pick(row.territory.zh, row.territory.en) : '—'),
          },
          {
            key: 'by',
            head: t('draws.by'),
            cell: row => (row.drawnBy ? pick(row.drawnBy.zh, row.drawnBy.en) : '—'),
            phone: 'hide',
          },
          {
            key: 'size',
            head: t('draws.size'),
            cell: row => (
              <NumberLink
                value={t('draws.of', { size: row.size, population: row.population })}
                href={`/audits/picks?draw=${row.id}`}
              />
            ),
            look: 'nw',
          },
          {
            key: 'judged',
            head: t('draws.judged'),
            numeric: true,
            cell: row => <NumberLink value={row.judged} href={`/audits/picks?state=judged&draw=${row.id}`} />,
            phoneLabel: t('draws.judged'),
          },
          {
            key: 'false',
            head: t('draws.false'),
            numeric: true,
            cell: row => (
              <NumberLink value={row.falseClosures} href={`/audits/picks?state=false_closure&draw=${row.id}`} />
            ),
            phoneLabel: t('draws.false'),
          },
        ]}
      />
    </Section>
  )
}
