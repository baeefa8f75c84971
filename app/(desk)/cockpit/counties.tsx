import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LineStroke } from '@/components/line-stroke'
import type { RegionFigures } from '@/db/queries/cockpit-figures'
import { hrefOf } from '@/db/queries/figure'

/** The counties of a prefecture in two columns of short rows. */
export async function Counties({ regions }: { regions: readonly (RegionFigures & { name: string })[] }) {
  const t = await getTranslations('cockpit')
  return (
    <ul
      aria-label={t('countiesCaption')}
      style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(10.5rem, 1fr))', gap: '0 24px' }}
    >
      {regions.map(({ code, name, open, late, done }) => (
        <li key={code} className="row" style={{ minHeight: 30, borderTop: '1px solid var(--color-line)' }}>
          <span className="grow clip">{name}</span>
          <LineStroke total={open.value + done.value} open={open.value} late={late.value} width={40} />
          <span className="n" style={{ minWidth: 24 }}>
            <NumberLink value={open.value} href={hrefOf(open)} label={t('regionOpen', { name, value: open.value })} />
          </span>
          <span className={`n ${late.value > 0 ? 'bad' : 'faint'}`} style={{ minWidth: 24 }}>
            <NumberLink value={late.value} href={hrefOf(late)} label={t('regionLate', { name, value: late.value })} />
          </span>
        </li>
      ))}
    </ul>
  )
}
