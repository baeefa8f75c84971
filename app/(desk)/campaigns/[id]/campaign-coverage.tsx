import { getLocale, getTranslations } from 'next-intl/server'
import { Coverage } from '@/components/coverage'
import { Figure, Figures } from '@/components/figure'
import { share } from '@/components/numerals'
import { PrefectureTiles } from '@/components/prefecture-tiles'
import { Section } from '@/components/section'
import type { Campaign } from '@/db/queries/campaigns'
import type { CoverRegion, NetCount } from '@/db/queries/coverage'
import { coverStates, toVisit } from '@/domain/coverage'
import { shortRegion } from '../../../region-name'
import { localized } from '../../../words'

/** Net, carpet and list: how much of each is done, and what is missing. */
export async function CampaignCoverage({ campaign, net }: { campaign: Campaign; net: NetCount }) {
  const t = await getTranslations('campaigns')
  const { id, standing, items } = campaign
  const cells = `/places?campaign=${id}&cover=`
  return (
    <Section title={t('coverage.title')} aside={t('coverage.aside')}>
      <Coverage
        rows={[
          {
            key: 'net',
            name: t('coverage.net'),
            done: net.complete,
            whole: net.cells,
            doneHref: `/campaigns/${id}/net?complete=yes`,
            leftHref: `/campaigns/${id}/net?complete=no`,
            leftLabel: t('coverage.netLeft', { n: net.cells - net.complete }),
          },
          {
            key: 'places',
            name: t('coverage.places'),
            done: standing.visited,
            whole: toVisit(standing),
            doneHref: `${cells}visited`,
            leftHref: `${cells}unvisited`,
            leftLabel: t('coverage.left', { n: standing.unvisited }),
          },
          {
            key: 'items',
            name: t('coverage.items'),
            done: items.checked,
            whole: items.asked,
            doneHref: `/campaigns/${id}/items`,
            leftHref: `/campaigns/${id}/items?left=yes`,
            leftLabel: t('coverage.itemsLeft', { n: items.asked - items.checked }),
          },
        ]}
      />
      {net.outside > 0 && (
        <p className="faint xs">{net.cells === 0 ? t('coverage.noNet') : t('coverage.outside', { n: net.outside })}</p>
      )}
      <div className="apart">
        <Figures>
          {coverStates.map(state => (
            <Figure
              key={state}
              value={standing[state]}
              label={t(`state.${state}`)}
              href={state === 'not_applicable' ? `/campaigns/${id}/exceptions` : `${cells}${state}`}
            />
          ))}
        </Figures>
      </div>
    </Section>
  )
}

/** The same by prefecture, as tiles that open what is still missing. */
export async function CampaignMap({ id, regions }: { id: number; regions: readonly CoverRegion[] }) {
  const [t, locale] = await Promise.all([getTranslations('campaigns'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('coverage.region')} aside={t('coverage.regionAside')}>
      <PrefectureTiles
        label={t('coverage.region')}
        tiles={regions.map(({ code, zh, en, whole, visited, unvisited }) => {
          const name = pick(shortRegion.zh(zh), shortRegion.en(en))
          return {
            code,
            name,
            href: `/places?campaign=${id}&cover=unvisited&region=${code}`,
            says: t('coverage.regionSays', { name, visited, whole, unvisited }),
            value: share(visited, whole),
            aside: String(unvisited),
            total: whole,
            open: whole - visited,
            late: 0,
          }
        })}
      />
      <p className="faint xs">{t('coverage.schematic')}</p>
    </Section>
  )
}
