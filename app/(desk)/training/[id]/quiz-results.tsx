import { getLocale, getTranslations } from 'next-intl/server'
import { Figure, Figures } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { ListedAttempt, Missed } from '@/db/queries/quizzes'
import type { OnList, TrainingDetail } from '@/db/queries/trainings'
import { shareOf } from '@/domain/training'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

/** How a training's quiz went: who passed, which questions were missed most, and every attempt with what drew it. */
export async function QuizResults({
  training,
  people,
  attempts,
  missed,
}: {
  training: TrainingDetail
  people: readonly OnList[]
  attempts: readonly ListedAttempt[]
  missed: readonly Missed[]
}) {
  const [t, locale] = await Promise.all([getTranslations('training'), getLocale()])
  const pick = localized(locale)
  const nameOf = (id: number) => {
    const one = people.find(person => person.personId === id)
    return one?.zh ? pick(one.zh, one.en) : t('list.hidden')
  }
  const { took, passed } = training
  return (
    <Section
      title={t('results.title')}
      aside={t('results.rule', { mark: training.passMark ?? 0, n: training.attempts ?? 0 })}
      id="results"
    >
      <Figures>
        <Figure value={took} label={t('results.took')} href="#attempts" />
        <Figure value={passed} label={t('results.passed')} href="#attempts" />
        <Figure
          value={shareOf(passed, took) ?? '—'}
          unit={took > 0 ? '%' : undefined}
          label={t('results.rate')}
          href="#attempts"
        />
      </Figures>
      {missed.length > 0 && (
        <>
          <h3 className="mt-4">{t('results.missed')}</h3>
          <LedgerTable
            caption={t('results.missed')}
            rows={missed}
            rowKey={row => row.id}
            rowHref={row => `/training/questions/${row.questionId}`}
            columns={[
              {
                key: 'question',
                head: t('results.question'),
                phone: 'title',
                cell: row => pick(row.textZh, row.textEn),
              },
              {
                key: 'wrong',
                head: t('results.wrong'),
                width: '8rem',
                numeric: true,
                phoneLabel: t('results.wrong'),
                cell: row => `${row.wrong}/${row.drawn}`,
              },
            ]}
          />
        </>
      )}
      <h3 className="mt-4" id="attempts">
        {t('results.attempts')}
      </h3>
      <LedgerTable
        caption={t('results.attempts')}
        rows={attempts}
        rowKey={row => row.id}
        empty={<p className="dim">{t('results.none')}</p>}
        columns={[
          { key: 'person', head: t('list.person'), phone: 'title', cell: row => nameOf(row.personId) },
          {
            key: 'no',
            head: t('results.no'),
            width: '6rem',
            numeric: true,
            phoneLabel: t('results.no'),
            cell: row => row.no,
          },
          {
            key: 'percent',
            head: t('results.percent'),
            width: '7rem',
            numeric: true,
            phoneLabel: t('results.percent'),
            cell: row => row.percent,
          },
          {
            key: 'passed',
            head: t('results.outcome'),
            width: '7rem',
            cell: row => t(row.passed ? 'results.isPassed' : 'results.isFailed'),
          },
          {
            key: 'at',
            head: t('list.when'),
            width: '9rem',
            look: 'nw',
            cell: row => sayInstant(row.submittedAt, locale, today()),
          },
          {
            key: 'seed',
            head: t('results.seed'),
            width: '7rem',
            phone: 'hide',
            cell: row => <code title={row.seed}>{row.seed.slice(0, 8)}</code>,
          },
        ]}
      />
    </Section>
  )
}
