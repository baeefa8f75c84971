import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { type Address, readerOf } from '@/db/queries/address'
import { listMarked, listOwnAttempts, listQuestionsOf } from '@/db/queries/quizzes'
import { findTraining, listAttendees } from '@/db/queries/trainings'
import { refusalSentence } from '../../../../refusal-sentence'
import { read } from '../../../../session'
import { localized } from '../../../../words'
import { EntryForm } from '../../../entry-form'
import { beginQuizAction, submitQuizAction } from '../../actions'
import { MarkedList } from './marked-list'
import { QuizForm } from './quiz-form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Address> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('quiz.title') }
}

/** The quiz of a training for one who was there: begin, answer, see how it was marked, take it again as often as the rule lets. */
export default async function QuizPage({ params, searchParams }: Props) {
  const segment = (await params).id
  if (!/^\d{1,15}$/.test(segment)) notFound()
  const id = Number(segment)
  const done = readerOf(await searchParams).oneOf('done', ['marked'])
  const page = await read(async (tx, actor) => {
    const training = await findTraining(tx, id)
    if (!training?.quizTopic) return null
    const attempts = await listOwnAttempts(tx, id)
    const last = attempts[0]
    return {
      training,
      attempts,
      last,
      present: (await listAttendees(tx, id)).some(one => one.personId === actor.personId && one.at !== null),
      questions: last ? await listQuestionsOf(tx, last.id) : [],
      marked: last?.submittedAt ? await listMarked(tx, last.id) : [],
    }
  })
  if (!page) notFound()
  const { training, attempts, last, questions } = page
  const [t, locale] = await Promise.all([getTranslations('training'), getLocale()])
  const pick = localized(locale)
  const left = (training.attempts ?? 0) - attempts.length
  const passed = attempts.some(one => one.passed)
  const opened = last && !last.submittedAt
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/training' },
          { word: pick(training.topicZh, training.topicEn), href: `/training/${id}` },
          { word: t('quiz.title') },
        ]}
      />
      <Section>
        <h1>{t('quiz.of', { topic: pick(training.topicZh, training.topicEn) })}</h1>
        <p className="dim lead">
          {t('quiz.lead', {
            n: training.quizQuestions ?? 0,
            mark: training.passMark ?? 0,
            times: training.attempts ?? 0,
          })}
        </p>
        {last?.submittedAt && (
          <Notice
            kind={last.passed ? 'good' : 'warn'}
            live={done === 'marked'}
            title={t(last.passed ? 'quiz.passed' : 'quiz.failed', {
              percent: last.percent ?? 0,
              mark: training.passMark ?? 0,
            })}
          >
            {!last.passed && <p>{t('quiz.left', { n: left })}</p>}
          </Notice>
        )}
        {!page.present && <Notice kind="warn" title={await refusalSentence({ code: 'notPresent' })} />}
        {page.present && !opened && !passed && left > 0 && (
          <EntryForm
            action={beginQuizAction}
            label={t('quiz.title')}
            hidden={{ key: randomUUID(), sessionId: String(id) }}
            wrong={t('wrong')}
            fields={[]}
            submit={t(last ? 'quiz.again' : 'quiz.begin')}
            cancel={{ href: `/training/${id}`, word: t('cancel') }}
          />
        )}
        {opened && (
          <QuizForm
            action={submitQuizAction}
            label={t('quiz.title')}
            hidden={{ key: randomUUID(), sessionId: String(id), attemptId: String(last.id) }}
            submit={t('quiz.send')}
            questions={questions.map(question => ({
              id: question.id,
              many: question.kind === 'multiple',
              hint: t(`questionKind.${question.kind}`),
              words: pick(question.textZh, question.textEn),
              options: question.options.map(option => ({ key: option.key, words: pick(option.zh, option.en) })),
            }))}
          />
        )}
      </Section>
      {page.marked.length > 0 && (
        <Section title={t('quiz.marked', { no: last?.no ?? 0 })} id="marked">
          <MarkedList questions={questions} marked={page.marked} />
        </Section>
      )}
    </>
  )
}
