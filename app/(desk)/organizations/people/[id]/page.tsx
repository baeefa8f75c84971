import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findPerson, listDutiesOfPerson } from '@/db/queries/duties'
import { listHandovers, listOpenWork } from '@/db/queries/handovers'
import { today } from '../../../../light-of'
import { read } from '../../../../session'
import { localized } from '../../../../words'
import { DutyTable } from '../../duty-table'
import { HandoverTable } from '../../handover-table'
import { WorkTable } from '../../work-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organizations'))('person.title') }
}

/** One person: what they answer for, what they answered for and when, their open work, every hand-over from and to them. */
export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const segment = (await params).id
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const page = await read(async tx => {
    const person = await findPerson(tx, id)
    if (!person) return null
    return {
      person,
      duties: await listDutiesOfPerson(tx, id, today(), 300),
      work: await listOpenWork(tx, id),
      handovers: await listHandovers(tx, { personId: id }, 50),
    }
  })
  if (!page) notFound()
  const { person, duties } = page
  const [t, locale] = await Promise.all([getTranslations('organizations'), getLocale()])
  const pick = localized(locale)
  const none = <p className="dim">{t('person.none')}</p>
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/organizations' },
          ...(person.unit
            ? [{ word: pick(person.unit.zh, person.unit.en), href: `/organizations/${person.unit.id}` }]
            : []),
          { word: pick(person.zh, person.en) },
        ]}
      />
      <div className="casehead">
        <div className="ttl">
          <h1>{pick(person.zh, person.en)}</h1>
          {person.invented && <Basis>{t('unit.invented')}</Basis>}
        </div>
      </div>
      <Section title={t('person.holds')} id="holds">
        <DutyTable caption={t('person.holds')} rows={duties.filter(duty => duty.state !== 'over')} units empty={none} />
      </Section>
      <Section title={t('person.work')} id="work">
        <WorkTable caption={t('person.work')} rows={page.work} empty={t('person.workNone')} />
      </Section>
      <Section title={t('person.held')} id="held">
        <DutyTable caption={t('person.held')} rows={duties.filter(duty => duty.state === 'over')} units empty={none} />
      </Section>
      <Section title={t('person.handovers')} id="handovers">
        <HandoverTable rows={page.handovers} empty={t('person.handoversNone')} />
      </Section>
    </>
  )
}
