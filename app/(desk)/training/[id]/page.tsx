import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { type Address, readerOf } from '@/db/queries/address'
import { listAttempts, listMissed } from '@/db/queries/quizzes'
import { ruleOn } from '@/db/queries/rules'
import { findDoorCode, findTraining, listAttendees, listExpectable } from '@/db/queries/trainings'
import { trainingHolders } from '@/domain/training'
import { today } from '../../../light-of'
import { dayShown } from '../../../past-day'
import { read } from '../../../session'
import { localized, sayInstant, sayTime } from '../../../words'
import { AttendeeList, listViews } from './attendee-list'
import { Door } from './door'
import { QuizResults } from './quiz-results'
import { RunForms, runForms } from './run-forms'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Address> }
const hour = 3_600_000

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('title') }
}

/** One training: its facts, the code at its door, who was expected and who was there, how its quiz went. */
export default async function TrainingSessionPage({ params, searchParams }: Props) {
  const segment = (await params).id
  if (!/^\d{1,15}$/.test(segment)) notFound()
  const id = Number(segment)
  const { oneOf } = readerOf(await searchParams)
  const form = oneOf('form', runForms)
  const done = oneOf('done', ['planned', 'cancelled', 'signedIn', 'added', 'explained'])
  const page = await read(async (tx, actor) => {
    const training = await findTraining(tx, id)
    if (!training) return null
    const runs = !dayShown() && trainingHolders.includes(actor.role) && training.unit.id === actor.orgId
    return {
      actor,
      training,
      runs,
      people: await listAttendees(tx, id),
      code: runs ? await findDoorCode(tx, id) : null,
      others:
        runs && form === 'add' && training.audience === 'open'
          ? await listExpectable(tx, actor.orgId, undefined, 500)
          : [],
      attempts: training.quizTopic ? await listAttempts(tx, id) : [],
      missed: training.quizTopic ? await listMissed(tx, id) : [],
    }
  })
  if (!page) notFound()
  const { training, people, runs } = page
  const [t, locale] = await Promise.all([getTranslations('training'), getLocale()])
  const pick = localized(locale)
  const now = Date.now()
  const rule = (key: string) => ruleOn(`training.${key}`, today(), training.regionCode).value
  const listOpen =
    !training.cancelledAt &&
    now >= training.startsAt.getTime() - rule('door') * 60_000 &&
    now <= training.endsAt.getTime() + rule('added') * hour
  const me = people.find(one => one.personId === page.actor.personId)
  const absent = people.filter(one => one.at === null).length
  const mayQuiz = training.quizTopic && me?.at && !training.cancelledAt
  const mayCancel = runs && !training.cancelledAt && training.present === 0 && training.endsAt.getTime() > now
  const sayWhen = `${sayInstant(training.startsAt, locale, today())} – ${sayTime(training.endsAt)}`
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/training' }, { word: pick(training.topicZh, training.topicEn) }]}
      >
        {mayCancel && (
          <a className="btn quiet" href={`/training/${id}?form=cancel#form`}>
            {t('form.cancel.title')}
          </a>
        )}
        {runs && listOpen && (
          <>
            <a className="btn quiet" href={`/training/${id}?form=explain#form`}>
              {t('form.explain.title')}
            </a>
            <a className="btn quiet" href={`/training/${id}?form=add#form`}>
              {t('form.add.title')}
            </a>
          </>
        )}
        {mayQuiz && (
          <a className="btn pri" href={`/training/${id}/quiz`}>
            {t('quiz.open')}
          </a>
        )}
      </TopBar>
      <div className="casehead">
        <div className="ttl">
          <h1>{pick(training.topicZh, training.topicEn)}</h1>
        </div>
      </div>
      <div className="case">
        <div className="main">
          {done && (
            <Section>
              <Notice kind="good" title={t(`done.${done}`)} live />
            </Section>
          )}
          {training.cancelledAt && (
            <Section>
              <Notice
                kind="warn"
                title={t('cancelledBy', {
                  on: sayInstant(training.cancelledAt, locale, today()),
                  who: training.cancelledBy ? pick(training.cancelledBy.zh, training.cancelledBy.en) : '—',
                  why: training.cancelReason ?? '',
                })}
              />
            </Section>
          )}
          {form && runs && <RunForms id={id} form={form} people={people} others={page.others} />}
          {page.code && !form && <Door id={id} code={page.code} present={training.present} />}
          <AttendeeList
            id={id}
            people={people}
            open={training.audience === 'open'}
            view={oneOf('who', listViews) ?? 'all'}
          />
          {training.quizTopic && (
            <QuizResults training={training} people={people} attempts={page.attempts} missed={page.missed} />
          )}
        </div>
        <aside className="side" aria-label={t('facts.title')}>
          <Section title={t('facts.title')}>
            <Facts
              facts={[
                {
                  term: t('column.unit'),
                  value: pick(training.unit.zh, training.unit.en),
                  basis: training.invented ? t('invented') : undefined,
                },
                { term: t('column.kind'), value: t(`kind.${training.kind}`) },
                { term: t('column.when'), value: sayWhen },
                { term: t('column.hours'), value: t('hours', { n: training.classHours }) },
                { term: t('new.place'), value: training.place },
                { term: t('new.trainer'), value: training.trainer },
                { term: t('new.audience'), value: t(`audience.${training.audience}`) },
                { term: t('facts.expected'), value: training.expected },
                { term: t('facts.present'), value: training.present },
                ...(training.audience === 'open' ? [] : [{ term: t('facts.absent'), value: absent }]),
                ...(training.quizTopic
                  ? [
                      {
                        term: t('facts.quiz'),
                        value: t('facts.quizOf', {
                          topic: t(`topic.${training.quizTopic}`),
                          n: training.quizQuestions ?? 0,
                        }),
                      },
                    ]
                  : []),
                {
                  term: t('facts.by'),
                  value: `${training.by ? pick(training.by.zh, training.by.en) : '—'} · ${sayInstant(training.at, locale, today())}`,
                },
              ]}
            />
          </Section>
        </aside>
      </div>
    </>
  )
}
