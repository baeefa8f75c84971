import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findCampaign } from '@/db/queries/campaigns'
import { read } from '../../../../session'
import { EntryForm } from '../../../entry-form'
import { nameBattleAction } from '../../actions'
import { campaignFields, readCampaignChoices } from '../../campaign-fields'
import { campaignIdIn } from '../read-campaign'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('name.title') }
}

export default async function NameBattlePage({ params }: Props) {
  const id = campaignIdIn((await params).id)
  const page = await read(async (tx, actor) => {
    const found = await findCampaign(tx, id)
    return found && { ...found, choices: found.campaign.mayName ? await readCampaignChoices(tx, actor) : null }
  })
  if (page?.campaign.kind !== 'battle') notFound()
  const t = await getTranslations('campaigns')
  const { campaign, choices } = page
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/campaigns' },
          { word: t('battleNo', { no: campaign.slot ?? '' }), href: `/campaigns/${id}` },
          { word: t('name.title') },
        ]}
      />
      <Section>
        <h1>{t('name.heading', { no: campaign.slot ?? '' })}</h1>
        <p className="dim lead">{t('name.lead')}</p>
        {choices ? (
          <EntryForm
            action={nameBattleAction}
            label={t('name.title')}
            hidden={{ key: randomUUID(), campaignId: String(id) }}
            wrong={t('form.wrong')}
            submit={t('name.send')}
            cancel={{ href: `/campaigns/${id}`, word: t('form.cancel') }}
            fields={await campaignFields(choices)}
          />
        ) : (
          <Notice title={t(campaign.named ? 'name.done' : 'name.notYours')} />
        )}
      </Section>
    </>
  )
}
