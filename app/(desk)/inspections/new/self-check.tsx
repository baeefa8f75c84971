import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { listChecklists } from '@/db/queries/checklists'
import type { Actor } from '@/domain/actor'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { placeField, readPlaceChoices } from '../../places/place-choice'
import { beginSelfCheckAction } from './actions'
import { checklistField, dayField, fittingChecklist } from './visit-fields'

/** The form by which an enterprise begins to look at a place of its own. */
export async function SelfCheck({
  actor,
  address,
}: {
  actor: Actor
  address: Record<string, string | string[] | undefined>
}) {
  const { places, checklists } = await read(async tx => ({
    places: await readPlaceChoices(tx, address),
    checklists: await listChecklists(tx),
  }))
  const [t, tp, locale] = await Promise.all([getTranslations('inspections'), getTranslations('places'), getLocale()])
  const pick = localized(locale)
  if (places.found.length === 0) return <EmptyState title={t('self.noPlace')} text={t('self.noPlaceText')} />
  const place = places.found.length === 1 || places.chosen ? places.found[0] : undefined
  return (
    <>
      <p className="dim lead">{t('self.lead', { unit: pick(actor.orgZh, actor.orgEn) })}</p>
      <EntryForm
        action={beginSelfCheckAction}
        label={t('self.title')}
        hidden={{ key: randomUUID() }}
        wrong={tp('choice.wrong')}
        submit={t('self.send')}
        cancel={{ href: '/inspections', word: t('new.cancel') }}
        fields={[
          await placeField(places, pick),
          await checklistField(checklists, fittingChecklist(checklists, place?.sector)),
          await dayField(t('self.dayHint')),
        ]}
      />
    </>
  )
}
