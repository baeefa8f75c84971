import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { findCampaign } from '@/db/queries/campaigns'
import { listPlaceCover } from '@/db/queries/coverage'
import { findPlace } from '@/db/queries/places'
import { read } from '../../../../../session'
import { inReadersLanguage } from '../../../../../words'
import { EntryForm } from '../../../../entry-form'
import { exceptPlaceAction } from '../../../actions'
import { CampaignWay } from '../../campaign-way'
import { campaignIdIn } from '../../read-campaign'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ place?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('except.new') }
}

/** Says that a place need not be visited, or takes that back; whoever may not is told who may. */
export default async function ExceptPage({ params, searchParams }: Props) {
  const id = campaignIdIn((await params).id)
  const placeId = campaignIdIn((await searchParams).place ?? '')
  const page = await read(async tx => {
    const found = await findCampaign(tx, id)
    const place = await findPlace(tx, placeId)
    const cell = (await listPlaceCover(tx, placeId)).find(one => one.campaign.id === id)
    return found?.campaign.named && place && cell ? { ...found, place, cell } : null
  })
  if (!page) notFound()
  const [t, pick] = await Promise.all([getTranslations('campaigns'), inReadersLanguage()])
  const { place, cell } = page
  const back = cell.excepted
  const name = pick(place.zh, place.en)
  const heading = t(back ? 'except.backOf' : 'except.of', { place: name })
  return (
    <>
      <CampaignWay campaign={page.campaign} page={t('except.new')} />
      <Section>
        <h1>{heading}</h1>
        <p className="dim">
          <a className="link" href={`/places/${placeId}`}>
            {name}
          </a>{' '}
          · {t('except.now', { state: t(`state.${cell.state}`) })}
        </p>
        {cell.mayExcept ? (
          <>
            <p className="dim lead">{t(back ? 'except.backLead' : 'except.newLead')}</p>
            <EntryForm
              action={exceptPlaceAction}
              label={heading}
              hidden={{
                key: randomUUID(),
                campaignId: String(id),
                placeId: String(placeId),
                excluded: back ? 'no' : 'yes',
              }}
              wrong={t('form.wrong')}
              submit={t(back ? 'except.back' : 'except.send')}
              cancel={{ href: `/campaigns/${id}`, word: t('form.cancel') }}
              fields={[
                {
                  kind: 'textarea',
                  name: 'reason',
                  label: t('except.reason'),
                  hint: t('except.reasonHint'),
                  required: true,
                  rows: 3,
                  maxLength: 500,
                },
              ]}
            />
          </>
        ) : (
          <Notice title={t('except.notYours')} />
        )}
      </Section>
    </>
  )
}
