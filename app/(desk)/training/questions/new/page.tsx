import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { questionWriters } from '@/domain/training'
import { viewer } from '../../../../session'
import { EntryForm } from '../../../entry-form'
import { writeQuestionAction } from '../actions'
import { questionFields } from '../question-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('questions.write') }
}

/** Writes a question; a colleague checks it before it is drawn. */
export default async function NewQuestionPage() {
  const [actor, t] = await Promise.all([viewer(), getTranslations('training')])
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/training' },
          { word: t('questions.title'), href: '/training/questions' },
          { word: t('questions.write') },
        ]}
      />
      <Section>
        <h1>{t('questions.write')}</h1>
        <p className="dim lead">{t('questions.writeLead')}</p>
        {questionWriters.includes(actor.role) ? (
          <EntryForm
            action={writeQuestionAction}
            label={t('questions.write')}
            hidden={{ key: randomUUID() }}
            wrong={t('wrong')}
            submit={t('questions.send')}
            cancel={{ href: '/training/questions', word: t('cancel') }}
            fields={await questionFields()}
          />
        ) : (
          <Notice title={t('questions.notYours')} />
        )}
      </Section>
    </>
  )
}
