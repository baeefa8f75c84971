import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { publicists } from '@/domain/training'
import { viewer } from '../../../session'
import { EntryForm } from '../../entry-form'
import { recordActivityAction } from '../actions'
import { activityFields } from '../activity-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('publicity'))('new.title') }
}

/** Records an activity of the reader's unit. */
export default async function NewActivityPage() {
  const [actor, t] = await Promise.all([viewer(), getTranslations('publicity')])
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/publicity' }, { word: t('new.title') }]} />
      <Section>
        <h1>{t('new.title')}</h1>
        <p className="dim lead">{t('new.lead')}</p>
        {publicists.includes(actor.role) ? (
          <EntryForm
            action={recordActivityAction}
            label={t('new.title')}
            hidden={{ key: randomUUID() }}
            wrong={t('wrong')}
            submit={t('new.send')}
            cancel={{ href: '/publicity', word: t('cancel') }}
            fields={await activityFields()}
          />
        ) : (
          <Notice title={t('new.notYours')} />
        )}
      </Section>
    </>
  )
}
