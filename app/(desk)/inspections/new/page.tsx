import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listCampaignChoices } from '@/db/queries/campaigns'
import { listChecklists } from '@/db/queries/checklists'
import { findDirectiveDetail } from '@/db/queries/directives'
import { listPeople } from '@/db/queries/people'
import { inspectionMoves, teamRoles } from '@/domain/inspection'
import { codeOf, idFrom } from '@/domain/loops'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { PlaceSearch, placeField, readPlaceChoices } from '../../places/place-choice'
import { planInspectionAction } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inspections'))('new.title') }
}

export default async function NewInspectionPage({ searchParams }: Props) {
  const address = await searchParams
  const campaign = /^\d{1,15}$/.test(String(address.campaign ?? '')) ? String(address.campaign) : undefined
  const demand = idFrom([address.directive].flat()[0] ?? '')
  const { actor, places, checklists, campaigns, people, serves } = await read(async (tx, actor) => ({
    actor,
    places: await readPlaceChoices(tx, address),
    checklists: await listChecklists(tx),
    campaigns: await listCampaignChoices(tx),
    people: await listPeople(tx, actor.orgId, teamRoles),
    serves: demand === null ? null : await findDirectiveDetail(tx, demand),
  }))
  const [t, tp, tl, locale] = await Promise.all([
    getTranslations('inspections'),
    getTranslations('places'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  const mayPlan = (inspectionMoves.plan.by as readonly string[]).includes(actor.role)
  const place = places.found.length === 1 || places.chosen ? places.found[0] : undefined
  const fitting =
    checklists.find(list => list.sector === place?.sector) ?? checklists.find(list => list.key === 'enterprise')
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/inspections?state=open' }, { word: t('new.title') }]}
      />
      <Section>
        <h1>{t('new.title')}</h1>
        {mayPlan && <p className="dim lead">{t('new.lead', { unit: pick(actor.orgZh, actor.orgEn) })}</p>}
        {serves && (
          <p className="dim">
            {t('facts.directive')}:{' '}
            <a className="link" href={`/directives/${demand}`}>
              {codeOf('directive', demand!)} {pick(serves.titleZh, serves.titleEn)}
            </a>
          </p>
        )}
        {!mayPlan && <Notice title={t('new.notYours')} />}
        {mayPlan && people.length < 2 && <Notice kind="warn" title={t('new.tooFew')} />}
        {mayPlan && people.length >= 2 && (
          <>
            <PlaceSearch
              places={places}
              action="/inspections/new"
              keep={[
                ...(campaign ? [['campaign', campaign] as const] : []),
                ...(serves ? [['directive', String(demand)] as const] : []),
              ]}
            />
            <EntryForm
              action={planInspectionAction}
              label={t('new.title')}
              hidden={{ key: randomUUID(), ...(serves ? { directiveId: String(demand) } : {}) }}
              wrong={tp('choice.wrong')}
              submit={t('new.send')}
              cancel={{ href: '/inspections?state=open', word: t('new.cancel') }}
              fields={[
                await placeField(places, pick),
                {
                  kind: 'select',
                  name: 'checklistId',
                  label: t('new.checklist'),
                  required: true,
                  none: tl('choose'),
                  options: checklists.map(list => ({
                    value: String(list.id),
                    word: t('new.checklistOption', {
                      name: pick(list.zh, list.en),
                      version: list.version,
                      n: list.items,
                    }),
                  })),
                  defaultValue: place && fitting ? String(fitting.id) : '',
                },
                {
                  kind: 'select',
                  name: 'campaignId',
                  label: t('new.campaign'),
                  optional: tl('optional'),
                  none: t('new.none'),
                  options: campaigns.map(drive => ({ value: String(drive.id), word: pick(drive.zh, drive.en) })),
                  defaultValue: campaign ?? '',
                },
                {
                  kind: 'date',
                  name: 'onDay',
                  label: t('new.day'),
                  hint: t('new.dayHint'),
                  required: true,
                  min: today(),
                  defaultValue: today(),
                  short: true,
                },
                { kind: 'checkbox', name: 'unannounced', label: t('new.unannounced'), defaultChecked: true },
                {
                  kind: 'checks',
                  name: 'teamIds[]',
                  label: t('new.team'),
                  hint: t('new.teamHint'),
                  down: true,
                  options: people.map(person => ({ value: String(person.id), word: pick(person.zh, person.en) })),
                  defaultValue: people.some(person => person.id === actor.personId) ? [String(actor.personId)] : [],
                },
              ]}
            />
          </>
        )}
      </Section>
    </>
  )
}
