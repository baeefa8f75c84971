import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LineStroke } from '@/components/line-stroke'
import { PrefectureTiles } from '@/components/prefecture-tiles'
import type { RegionFigures } from '@/db/queries/cockpit-figures'
import { hrefOf } from '@/db/queries/figure'
import { shortRegion } from '../../region-name'
import { inReadersLanguage } from '../../words'
import { Counties } from './counties'

/** Prefectures as tiles of a schematic, or the counties of one prefecture as rows; the numbers as a table behind the tiles. */
export async function Regions({ regions, tiles }: { regions: readonly RegionFigures[]; tiles: boolean }) {
  const [t, pick] = await Promise.all([getTranslations('cockpit'), inReadersLanguage()])
  const named = regions.map(region => ({ ...region, name: pick(shortRegion.zh(region.zh), shortRegion.en(region.en)) }))
  if (!tiles) return <Counties regions={named} />
  const table = (
    <table className="table">
      <caption className="vh">{t('regionsCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('region')}</th>
          <th scope="col">
            <span className="vh">{t('share')}</span>
          </th>
          <th scope="col" className="n">
            {t('openWord')}
          </th>
          <th scope="col" className="n">
            {t('lateWord')}
          </th>
        </tr>
      </thead>
      <tbody>
        {named.map(region => (
          <tr key={region.code}>
            <th scope="row">{region.name}</th>
            <td>
              <LineStroke
                total={region.open.value + region.done.value}
                open={region.open.value}
                late={region.late.value}
              />
            </td>
            <td className="n">
              <NumberLink
                value={region.open.value}
                href={hrefOf(region.open)}
                label={t('regionOpen', { name: region.name, value: region.open.value })}
              />
            </td>
            <td className={`n${region.late.value > 0 ? ' bad' : ''}`}>
              <NumberLink
                value={region.late.value}
                href={hrefOf(region.late)}
                label={t('regionLate', { name: region.name, value: region.late.value })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <>
      <PrefectureTiles
        label={t('regionsCaption')}
        tiles={named.map(region => ({
          code: region.code,
          name: region.name,
          total: region.open.value + region.done.value,
          open: region.open.value,
          late: region.late.value,
          href: hrefOf(region.open),
          says: t('regionSays', { name: region.name, open: region.open.value, late: region.late.value }),
        }))}
      />
      {/* the schematic leaves its last corner free */}
      <details className="behind" style={{ marginTop: -26 }}>
        <summary>{t('numbers')}</summary>
        {table}
      </details>
    </>
  )
}
