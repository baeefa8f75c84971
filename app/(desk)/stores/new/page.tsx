import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listPeople, listUnits } from '@/db/queries/people'
import { listRegionsInSight } from '@/db/queries/regions'
import { storeKinds } from '@/domain/response'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { writers } from '../../teams/writers'
import { addStoreAction } from '../actions'
import { heldFields } from '../store-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stores'))('new.title') }
}

/** The form that puts something on the list of stores. */
export default async function NewStorePage() {
  const { actor, units, regions, people } = await read(async (tx, actor) => ({
    actor,
    units: actor.role === 'supervisor' ? await listUnits(tx, ['office', 'department', 'enterprise']) : [],
    regions: await listRegionsInSight(tx),
    people: await listPeople(tx, actor.orgId, ['head', 'official', 'supervisor', 'inspector', 'enterprise', 'duty']),
  }))
  const [t, tl, locale] = await Promise.all([getTranslations('stores'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const may = writers.includes(actor.role)
  const own = { value: String(actor.orgId), word: pick(actor.orgZh, actor.orgEn) }
  const choice = units.filter(unit => unit.id !== actor.orgId)
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/stores' }, { word: t('new.title') }]} />
      <Section>
        <h1>{t('new.title')}</h1>
        {may ? <p className="dim lead">{t('new.lead')}</p> : <Notice title={t('notYours')} />}
        {may && (
          <EntryForm
            action={addStoreAction}
            label={t('new.title')}
            hidden={{ key: randomUUID(), ...(choice.length === 0 ? { orgId: own.value } : {}) }}
            wrong={t('wrong')}
            submit={t('new.send')}
            cancel={{ href: '/stores', word: t('cancel') }}
            fields={[
              { name: 'nameZh', label: t('field.nameZh'), required: true, maxLength: 200 },
              { name: 'nameEn', label: t('field.nameEn'), optional: tl('optional'), maxLength: 200 },
              {
                kind: 'select',
                name: 'kind',
                label: t('field.kind'),
                required: true,
                none: tl('choose'),
                options: storeKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
                short: true,
              },
              {
                kind: 'number',
                name: 'quantity',
                label: t('field.quantity'),
                required: true,
                min: 0,
                max: 1_000_000,
                short: true,
              },
              {
                name: 'measure',
                label: t('field.measure'),
                hint: t('field.measureHint'),
                required: true,
                maxLength: 20,
                short: true,
              },
              ...(choice.length > 0
                ? [
                    {
                      kind: 'select' as const,
                      name: 'orgId',
                      label: t('field.unit'),
                      required: true,
                      options: [own, ...choice.map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) }))],
                      defaultValue: own.value,
                    },
                  ]
                : []),
              {
                kind: 'select',
                name: 'regionCode',
                label: t('field.region'),
                required: true,
                none: tl('choose'),
                options: regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
                short: true,
              },
              ...(await heldFields(people)),
            ]}
          />
        )}
      </Section>
    </>
  )
}
