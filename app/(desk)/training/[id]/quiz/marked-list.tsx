import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { Light } from '@/components/light'
import type { Marked, QuizQuestion } from '@/db/queries/quizzes'
import { isRight } from '@/domain/quiz'
import { localized } from '../../../../words'

/** An attempt as it was marked: each question with what was given, what is right and why. */
export async function MarkedList({
  questions,
  marked,
}: {
  questions: readonly QuizQuestion[]
  marked: readonly Marked[]
}) {
  const [t, locale] = await Promise.all([getTranslations('training'), getLocale()])
  const pick = localized(locale)
  return (
    <ol className="marked">
      {questions.map(question => {
        const one = marked.find(mark => mark.id === question.id)
        if (!one) return null
        const right = isRight(one.answers, one.given)
        const said = (keys: readonly string[]) =>
          question.options
            .filter(option => keys.includes(option.key))
            .map(option => pick(option.zh, option.en))
            .join(locale === 'en' ? '; ' : '；')
        return (
          <li key={question.id}>
            <h3>{pick(question.textZh, question.textEn)}</h3>
            <p>
              <Light tone={right ? 'green' : 'red'} word={t(right ? 'quiz.right' : 'quiz.wrong')} />
            </p>
            <dl className="facts">
              <dt>{t('quiz.given')}</dt>
              <dd>{said(one.given)}</dd>
              {!right && (
                <>
                  <dt>{t('quiz.answer')}</dt>
                  <dd>{said(one.answers)}</dd>
                </>
              )}
              <dt>{t('quiz.why')}</dt>
              <dd>
                {pick(one.explanationZh, one.explanationEn)}
                {question.clause && <Basis>{question.clause}</Basis>}
              </dd>
            </dl>
          </li>
        )
      })}
    </ol>
  )
}
