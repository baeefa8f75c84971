import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listUnits } from '@/db/queries/people'
import { listRegionsInSight } from '@/db/queries/regions'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { writeTeamAction } from '../actions'
import { teamFields } from '../team-fields'
import { writers } from '../writers'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('teams'))('new.title') }
}

/** The form that puts a team on the list. */
export default async function NewTeamPage() {
  const { actor, units, regions } = await read(async (tx, actor) => ({
    actor,
    units: actor.role === 'supervisor' ? await listUnits(tx, ['office', 'department', 'enterprise']) : [],
    regions: await listRegionsInSight(tx),
  }))
  const [t, tl, locale] = await Promise.all([getTranslations('teams'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const may = writers.includes(actor.role)
  const own = { value: String(actor.orgId), word: pick(actor.orgZh, actor.orgEn) }
  const choice = units.filter(unit => unit.id !== actor.orgId)
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/teams' }, { word: t('new.title') }]} />
      <Section>
        <h1>{t('new.title')}</h1>
        {may ? <p className="dim lead">{t('new.lead')}</p> : <Notice title={t('notYours')} />}
        {may && (
          <EntryForm
            action={writeTeamAction}
            label={t('new.title')}
            hidden={{ key: randomUUID(), ...(choice.length === 0 ? { orgId: own.value } : {}) }}
            wrong={t('wrong')}
            submit={t('new.send')}
            cancel={{ href: '/teams', word: t('cancel') }}
            fields={[
              ...(choice.length > 0
                ? [
                    {
                      kind: 'select' as const,
                      name: 'orgId',
                      label: t('field.unit'),
                      required: true,
                      none: tl('choose'),
                      options: [own, ...choice.map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) }))],
                      defaultValue: own.value,
                    },
                  ]
                : []),
              ...(await teamFields(regions)),
            ]}
          />
        )}
      </Section>
    </>
  )
}
