import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { type Address, readerOf } from '@/db/queries/address'
import { countDrawable } from '@/db/queries/questions'
import { ruleOn } from '@/db/queries/rules'
import { listExpectable } from '@/db/queries/trainings'
import { questionTopics } from '@/domain/quiz'
import { audienceKinds, trainingHolders, trainingKinds } from '@/domain/training'
import { today } from '../../../light-of'
import { cite } from '../../../rule-words'
import { read } from '../../../session'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { planTrainingAction } from '../actions'

/** So many people at most are offered at once; a search leaves fewer. */
const mostPeople = 200

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('new.title') }
}

/** Plans a training: what, when, who is expected, and the quiz that follows. */
export default async function NewTrainingPage({ searchParams }: { searchParams: Promise<Address> }) {
  const { one } = readerOf(await searchParams)
  const q = one('q')
  const page = await read(async (tx, actor) => ({
    actor,
    people: await listExpectable(tx, actor.orgId, q, mostPeople + 1),
    drawable: await countDrawable(tx, actor.orgId),
  }))
  const [t, tl, locale] = await Promise.all([getTranslations('training'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const optional = tl('optional')
  const now = today()
  const [mark, attempts, hour] = ['pass_mark', 'attempts', 'class_hour'].map(key => ruleOn(`training.${key}`, now))
  const people = page.people.slice(0, mostPeople)
  const asked = questionTopics.filter(topic => page.drawable[topic] > 0)
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/training' }, { word: t('new.title') }]} />
      <Section>
        <h1>{t('new.title')}</h1>
        <p className="dim lead">{t('new.lead')}</p>
        {!trainingHolders.includes(page.actor.role) ? (
          <Notice title={t('new.notYours')} />
        ) : (
          <>
            {(page.people.length > mostPeople || q) && (
              <form className="form narrowing" action="/training/new" role="search" aria-label={t('new.narrow')}>
                <div className="field">
                  <label htmlFor="find-people">{t('new.narrow')}</label>
                  <div className="row">
                    <input className="input" id="find-people" type="search" name="q" defaultValue={q} />
                    <button className="btn" type="submit">
                      {t('new.find')}
                    </button>
                  </div>
                  <div className="hint">
                    {page.people.length > mostPeople
                      ? t('new.tooMany', { n: mostPeople })
                      : t('new.found', { n: people.length })}
                  </div>
                </div>
              </form>
            )}
            <EntryForm
              action={planTrainingAction}
              label={t('new.title')}
              hidden={{ key: randomUUID() }}
              wrong={t('wrong')}
              submit={t('new.send')}
              cancel={{ href: '/training', word: t('cancel') }}
              fields={[
                { name: 'topicZh', label: t('new.topic'), required: true, maxLength: 200 },
                { name: 'topicEn', label: t('new.topicEn'), optional, maxLength: 200 },
                {
                  kind: 'select',
                  name: 'kind',
                  label: t('new.kind'),
                  required: true,
                  none: tl('choose'),
                  options: trainingKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
                  short: true,
                },
                { kind: 'datetime-local', name: 'startsAt', label: t('new.startsAt'), required: true, short: true },
                { kind: 'datetime-local', name: 'endsAt', label: t('new.endsAt'), required: true, short: true },
                {
                  kind: 'number',
                  name: 'classHours',
                  label: t('new.classHours'),
                  hint: t('new.classHoursHint', { minutes: hour!.value }),
                  required: true,
                  min: 1,
                  max: 200,
                  short: true,
                },
                { name: 'place', label: t('new.place'), required: true, maxLength: 200 },
                { name: 'trainer', label: t('new.trainer'), required: true, maxLength: 200 },
                {
                  kind: 'radio',
                  name: 'audience',
                  label: t('new.audience'),
                  required: true,
                  down: true,
                  options: audienceKinds.map(kind => ({
                    value: kind,
                    word: t(`audience.${kind}`),
                    hint: t(`audienceHint.${kind}`),
                  })),
                  defaultValue: 'persons',
                },
                {
                  kind: 'checks',
                  name: 'personIds[]',
                  label: t('new.people'),
                  optional: t('new.ifPersons'),
                  options: people.map(person => ({
                    value: String(person.id),
                    word: `${pick(person.zh, person.en)} · ${pick(person.unitZh, person.unitEn)}`,
                  })),
                },
                {
                  kind: 'number',
                  name: 'expected',
                  label: t('new.expected'),
                  optional: t('new.ifOpen'),
                  min: 1,
                  max: 100_000,
                  short: true,
                },
                {
                  kind: 'select',
                  name: 'quizTopic',
                  label: t('new.quizTopic'),
                  hint: t('new.quizHint'),
                  optional,
                  none: t('new.noQuiz'),
                  options: asked.map(topic => ({
                    value: topic,
                    word: t('new.topicWith', { topic: t(`topic.${topic}`), n: page.drawable[topic] }),
                  })),
                  short: true,
                },
                {
                  kind: 'number',
                  name: 'quizQuestions',
                  label: t('new.quizQuestions'),
                  optional,
                  min: 1,
                  max: 50,
                  short: true,
                },
                {
                  kind: 'number',
                  name: 'passMark',
                  label: t('new.passMark'),
                  hint: t('new.byRule', { n: mark!.value, rule: await cite(mark!) }),
                  optional,
                  min: 1,
                  max: 100,
                  short: true,
                },
                {
                  kind: 'number',
                  name: 'attempts',
                  label: t('new.attempts'),
                  hint: t('new.byRule', { n: attempts!.value, rule: await cite(attempts!) }),
                  optional,
                  min: 1,
                  max: 10,
                  short: true,
                },
              ]}
            />
          </>
        )}
      </Section>
    </>
  )
}
