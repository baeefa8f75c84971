import { getTranslations } from 'next-intl/server'
import { BrokenLink } from '@/components/broken-link'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { type BreakKind, breakKindNames } from '@/db/queries/break-kinds'
import type { BreakFilters } from '@/db/queries/breaks'
import { addressOf } from '../../address'

/** Every kind of missing link, drawn, with its count, which opens its rows. */
export async function BreakKindTable({
  counts,
  filters,
}: {
  counts: Record<BreakKind, number>
  filters: BreakFilters
}) {
  const t = await getTranslations('unowned')
  const { kind: chosen, ...rest } = filters
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return (
    <LedgerTable
      caption={t('kinds')}
      rows={breakKindNames}
      rowKey={kind => kind}
      selected={kind => kind === chosen}
      columns={[
        {
          key: 'where',
          head: t('where'),
          phone: 'title',
          cell: kind => (
            <BrokenLink
              from={t(`kind.${kind}.from`)}
              to={t(`kind.${kind}.to`)}
              broken={counts[kind] > 0}
              says={t(counts[kind] > 0 ? 'broken' : 'whole')}
            />
          ),
        },
        { key: 'what', head: t('what'), cell: kind => t(`kind.${kind}.what`) },
        { key: 'rule', head: t('rule'), look: 'dim', phone: 'hide', cell: kind => t(`kind.${kind}.rule`) },
        {
          key: 'count',
          head: t('count'),
          numeric: true,
          phone: 'aside',
          cell: kind => (
            <b>
              <NumberLink
                value={counts[kind]}
                href={`/unowned${addressOf({ ...rest, kind })}#list`}
                label={`${t(`kind.${kind}.what`)}: ${counts[kind]}`}
              />
            </b>
          ),
        },
      ]}
      foot={[
        t('total'),
        chosen && (
          <a key="show" className="link" href={`/unowned${addressOf(rest)}#list`}>
            {t('show')}
          </a>
        ),
        '',
        <NumberLink key="all" value={all} href={`/unowned${addressOf(rest)}#list`} label={`${t('total')}: ${all}`} />,
      ]}
    />
  )
}
