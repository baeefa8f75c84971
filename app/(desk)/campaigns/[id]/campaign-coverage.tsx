import { getLocale, getTranslations } from 'next-intl/server'
import { Coverage } from '@/components/coverage'
import { share } from '@/components/numerals'
import { PrefectureTiles } from '@/components/prefecture-tiles'
import { Section } from '@/components/section'
import type { Campaign, CampaignRegion } from '@/db/queries/campaigns'
import { shortRegion } from '../../../region-name'
import { localized } from '../../../words'

/** How much of the register a campaign has visited. */
export async function CampaignCoverage({ campaign: { id, figures } }: { campaign: Campaign }) {
  const t = await getTranslations('campaigns')
  return (
    <Section title={t('coverage.title')} aside={t('coverage.aside')}>
      {figures.registered === 0 ? (
        <p className="dim">{t('coverage.none')}</p>
      ) : (
        <Coverage
          rows={[
            {
              key: 'places',
              name: t('coverage.places'),
              done: figures.visited,
              whole: figures.registered,
              doneHref: `/places?campaign=${id}&visited=yes`,
              leftHref: `/places?campaign=${id}&visited=no`,
              leftLabel: t('coverage.left', { n: figures.registered - figures.visited }),
            },
          ]}
        />
      )}
    </Section>
  )
}

/** The same by prefecture, as tiles that open what is still missing. */
export async function CampaignMap({ id, regions }: { id: number; regions: readonly CampaignRegion[] }) {
  const [t, locale] = await Promise.all([getTranslations('campaigns'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('coverage.region')} aside={t('coverage.regionAside')}>
      <PrefectureTiles
        label={t('coverage.region')}
        tiles={regions.map(({ code, zh, en, registered, visited }) => {
          const name = pick(shortRegion.zh(zh), shortRegion.en(en))
          const left = registered - visited
          return {
            code,
            name,
            href: `/places?campaign=${id}&visited=no&region=${code}`,
            says: t('coverage.regionSays', { name, visited, registered, left }),
            value: share(visited, registered),
            aside: String(left),
            total: registered,
            open: left,
            late: 0,
          }
        })}
      />
      <p className="faint xs">{t('coverage.schematic')}</p>
    </Section>
  )
}
