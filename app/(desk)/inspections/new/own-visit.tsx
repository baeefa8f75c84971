import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { listCampaignChoices } from '@/db/queries/campaigns'
import { listChecklists } from '@/db/queries/checklists'
import { findDirectiveDetail } from '@/db/queries/directives'
import { findInspection } from '@/db/queries/inspections'
import { listPeople } from '@/db/queries/people'
import type { Actor } from '@/domain/actor'
import { teamRoles } from '@/domain/inspection'
import { codeOf, idFrom } from '@/domain/loops'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { PlaceSearch, placeField, readPlaceChoices } from '../../places/place-choice'
import { planInspectionAction } from './actions'
import { campaignField, checklistField, dayField, fittingChecklist, teamField } from './visit-fields'

/** The form of a visit by the reader's own unit: planned, unannounced, or after an earlier one. */
export async function OwnVisit({
  actor,
  address,
}: {
  actor: Actor
  address: Record<string, string | string[] | undefined>
}) {
  const one = (name: string) => [address[name]].flat()[0] ?? ''
  const campaign = /^\d{1,15}$/.test(one('campaign')) ? one('campaign') : undefined
  const demand = idFrom(one('directive'))
  const earlier = idFrom(one('follows'))
  const found = await read(async tx => {
    const follows = earlier === null ? null : await findInspection(tx, earlier)
    const place = follows?.place ? { place: String(follows.place.id) } : {}
    return {
      follows: follows?.place ? follows : null,
      places: await readPlaceChoices(tx, { ...address, ...place }),
      checklists: await listChecklists(tx),
      campaigns: await listCampaignChoices(tx),
      people: await listPeople(tx, actor.orgId, teamRoles),
      serves: demand === null ? null : await findDirectiveDetail(tx, demand),
    }
  })
  const { follows, places, checklists, campaigns, people, serves } = found
  const [t, tp, tl, locale] = await Promise.all([
    getTranslations('inspections'),
    getTranslations('places'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  if (people.length < 2) return <Notice kind="warn" title={t('new.tooFew')} />
  const place = places.found.length === 1 || places.chosen ? places.found[0] : undefined
  const lists =
    follows && !checklists.some(list => list.id === follows.checklist.id)
      ? [{ ...follows.checklist, key: '', sector: '', items: follows.checklist.items }, ...checklists]
      : checklists
  return (
    <>
      <p className="dim lead">
        {follows ? (
          <>
            {t('follow.lead')}{' '}
            <a className="link" href={`/inspections/${earlier}`}>
              {codeOf('inspection', earlier!)} {pick(follows.place!.zh, follows.place!.en)}
            </a>
          </>
        ) : (
          t('new.lead', { unit: pick(actor.orgZh, actor.orgEn) })
        )}
      </p>
      {serves && (
        <p className="dim">
          {t('facts.directive')}:{' '}
          <a className="link" href={`/directives/${demand}`}>
            {codeOf('directive', demand!)} {pick(serves.titleZh, serves.titleEn)}
          </a>
        </p>
      )}
      {!follows && (
        <PlaceSearch
          places={places}
          action="/inspections/new"
          keep={[
            ...(campaign ? [['campaign', campaign] as const] : []),
            ...(serves ? [['directive', String(demand)] as const] : []),
          ]}
        />
      )}
      <EntryForm
        action={planInspectionAction}
        label={t('new.title')}
        hidden={{
          key: randomUUID(),
          ...(serves ? { directiveId: String(demand) } : {}),
          ...(follows ? { kind: 'follow_up', followsId: String(earlier), placeId: String(follows.place!.id) } : {}),
        }}
        wrong={tp('choice.wrong')}
        submit={t('new.send')}
        cancel={{ href: follows ? `/inspections/${earlier}` : '/inspections?state=open', word: t('new.cancel') }}
        fields={[
          ...(follows ? [] : [await placeField(places, pick)]),
          await checklistField(lists, follows?.checklist.id ?? fittingChecklist(checklists, place?.sector)),
          await campaignField(campaigns, campaign ?? (follows?.campaign ? String(follows.campaign.id) : undefined)),
          await dayField(t('new.dayHint')),
          ...(follows
            ? []
            : [
                {
                  kind: 'radio' as const,
                  down: true,
                  name: 'kind',
                  label: t('new.kind'),
                  required: true,
                  options: (['unannounced', 'planned'] as const).map(kind => ({
                    value: kind,
                    word: tl(`inspectionKind.${kind}`),
                    hint: t(`new.kindHint.${kind}`),
                  })),
                  defaultValue: 'unannounced',
                },
              ]),
          await teamField(people, actor.personId),
        ]}
      />
    </>
  )
}
