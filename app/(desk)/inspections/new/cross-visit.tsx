import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { listCampaignChoices } from '@/db/queries/campaigns'
import { listChecklists } from '@/db/queries/checklists'
import { listUnits } from '@/db/queries/people'
import { findPlace } from '@/db/queries/places'
import type { Actor } from '@/domain/actor'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { PlaceSearch, placeField, readPlaceChoices } from '../../places/place-choice'
import { planCrossAction } from './actions'
import { campaignField, checklistField, dayField, fittingChecklist } from './visit-fields'

/** The form by which an office gives a visit to an authority that does not regulate the place. */
export async function CrossVisit({
  actor,
  address,
}: {
  actor: Actor
  address: Record<string, string | string[] | undefined>
}) {
  const one = (name: string) => [address[name]].flat()[0] ?? ''
  const campaign = /^\d{1,15}$/.test(one('campaign')) ? one('campaign') : undefined
  const { places, place, checklists, campaigns, units } = await read(async tx => {
    const places = await readPlaceChoices(tx, address)
    const chosen = places.found.length === 1 || places.chosen ? places.found[0] : undefined
    return {
      places,
      place: chosen ? await findPlace(tx, chosen.id) : null,
      checklists: await listChecklists(tx),
      campaigns: await listCampaignChoices(tx),
      units: await listUnits(tx, ['office', 'department']),
    }
  })
  const [t, tp, tl, locale] = await Promise.all([
    getTranslations('inspections'),
    getTranslations('places'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  return (
    <>
      <p className="dim lead">{t('cross.lead', { unit: pick(actor.orgZh, actor.orgEn) })}</p>
      <PlaceSearch
        places={places}
        action="/inspections/new"
        keep={[['kind', 'cross'], ...(campaign ? [['campaign', campaign] as const] : [])]}
      />
      <EntryForm
        action={planCrossAction}
        label={t('cross.title')}
        hidden={{ key: randomUUID() }}
        wrong={tp('choice.wrong')}
        submit={t('cross.send')}
        cancel={{ href: '/inspections?state=open', word: t('new.cancel') }}
        fields={[
          await placeField(places, pick),
          {
            kind: 'select',
            name: 'unitId',
            label: t('cross.unit'),
            hint: place?.regulator
              ? t('cross.notRegulator', { unit: pick(place.regulator.zh, place.regulator.en) })
              : t('cross.unitHint'),
            required: true,
            none: tl('choose'),
            options: units
              .filter(unit => unit.id !== place?.regulator?.id)
              .map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) })),
          },
          await checklistField(checklists, fittingChecklist(checklists, place?.sector)),
          await campaignField(campaigns, campaign),
          await dayField(t('new.dayHint')),
        ]}
      />
    </>
  )
}
