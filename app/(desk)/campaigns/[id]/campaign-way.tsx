import { getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import type { Campaign } from '@/db/queries/campaigns'
import { inReadersLanguage } from '../../../words'

/** The head of a page under a campaign: the way back to it. */
export async function CampaignWay({ campaign, page }: { campaign: Campaign; page: string }) {
  const [t, pick] = await Promise.all([getTranslations('campaigns'), inReadersLanguage()])
  return (
    <TopBar
      crumbsLabel={t('way')}
      crumbs={[
        { word: t('title'), href: '/campaigns' },
        { word: pick(campaign.nameZh, campaign.nameEn), href: `/campaigns/${campaign.id}` },
        { word: page },
      ]}
    />
  )
}
