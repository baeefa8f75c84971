import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listRegionsInSight } from '@/db/queries/regions'
import { alertKinds, alertSources, responseMoves, severities } from '@/domain/response'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { PlaceSearch, placeField, readPlaceChoices } from '../../places/place-choice'
import { raiseAlertAction } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('responses'))('new.title') }
}

/** The form that raises an alert: what is needed comes first, the rest can wait. */
export default async function NewAlertPage({ searchParams }: Props) {
  const address = await searchParams
  const { actor, places, regions } = await read(async (tx, actor) => ({
    actor,
    places: await readPlaceChoices(tx, address),
    regions: await listRegionsInSight(tx),
  }))
  const [t, tl, locale] = await Promise.all([getTranslations('responses'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const optional = tl('optional')
  const may = (responseMoves.alert.by as readonly string[]).includes(actor.role)
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/responses' }, { word: t('new.title') }]} />
      <Section>
        <h1>{t('new.title')}</h1>
        {may ? <p className="dim lead">{t('new.lead')}</p> : <Notice title={t('new.notYours')} />}
        {may && (
          <>
            <details className="mt-2 mb-4" open={places.q !== undefined}>
              <summary className="btn">{t('new.findPlace')}</summary>
              <PlaceSearch places={places} action="/responses/new" />
            </details>
            <EntryForm
              action={raiseAlertAction}
              label={t('new.title')}
              hidden={{ key: randomUUID() }}
              wrong={t('new.wrong')}
              submit={t('new.send')}
              cancel={{ href: '/responses', word: t('new.cancel') }}
              fields={[
                { name: 'titleZh', label: t('new.what'), hint: t('new.whatHint'), required: true, maxLength: 200 },
                {
                  kind: 'select',
                  name: 'kind',
                  label: t('new.kind'),
                  required: true,
                  none: tl('choose'),
                  options: alertKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
                  short: true,
                },
                {
                  kind: 'select',
                  name: 'source',
                  label: t('new.source'),
                  required: true,
                  options: alertSources.map(source => ({ value: source, word: t(`source.${source}`) })),
                  defaultValue: 'hotline',
                  short: true,
                },
                { ...(await placeField(places, pick)), required: false, optional, hint: t('new.elsewhere') },
                {
                  kind: 'select',
                  name: 'regionCode',
                  label: t('new.region'),
                  optional,
                  none: tl('choose'),
                  options: regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
                  short: true,
                },
                { name: 'scene', label: t('new.scene'), hint: t('new.sceneHint'), optional, maxLength: 300 },
                {
                  kind: 'radio',
                  name: 'severity',
                  label: t('new.severity'),
                  hint: t('new.severityHint'),
                  options: severities.map(one => ({ value: one, word: t(`severity.${one}`) })),
                  defaultValue: 'unknown',
                },
                { kind: 'textarea', name: 'details', label: t('new.details'), optional, rows: 3, maxLength: 4000 },
                {
                  kind: 'datetime-local',
                  name: 'claimedAt',
                  label: t('new.claimedAt'),
                  hint: t('new.claimedHint'),
                  optional,
                  max: `${today()}T23:59`,
                  short: true,
                },
                {
                  name: 'callerName',
                  label: t('new.callerName'),
                  hint: t('new.callerHint'),
                  optional,
                  maxLength: 80,
                  autoComplete: 'off',
                  short: true,
                },
                {
                  kind: 'tel',
                  name: 'callerPhone',
                  label: t('new.callerPhone'),
                  optional,
                  maxLength: 40,
                  autoComplete: 'off',
                  short: true,
                },
                { name: 'titleEn', label: t('new.whatEn'), optional, maxLength: 200 },
              ]}
            />
          </>
        )}
      </Section>
    </>
  )
}
