import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { read } from '../../../session'
import { inReadersLanguage } from '../../../words'
import { EntryForm } from '../../entry-form'
import { openCampaignAction } from '../actions'
import { campaignFields, readCampaignChoices } from '../campaign-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('open.title') }
}

export default async function NewCampaignPage() {
  const { actor, choices } = await read(async (tx, actor) => ({
    actor,
    choices: actor.role === 'supervisor' ? await readCampaignChoices(tx, actor) : null,
  }))
  const [t, pick] = await Promise.all([getTranslations('campaigns'), inReadersLanguage()])
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/campaigns' }, { word: t('open.title') }]} />
      <Section>
        <h1>{t('open.title')}</h1>
        {choices ? (
          <>
            <p className="dim lead">{t('open.lead', { unit: pick(actor.orgZh, actor.orgEn) })}</p>
            <EntryForm
              action={openCampaignAction}
              label={t('open.title')}
              hidden={{ key: randomUUID() }}
              wrong={t('form.wrong')}
              submit={t('open.send')}
              cancel={{ href: '/campaigns', word: t('form.cancel') }}
              fields={[
                {
                  kind: 'radio',
                  name: 'kind',
                  label: t('list.kind'),
                  options: (['general', 'special'] as const).map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
                  defaultValue: 'special',
                },
                ...(await campaignFields(choices)),
              ]}
            />
          </>
        ) : (
          <Notice title={t('open.notYours')} />
        )}
      </Section>
    </>
  )
}
