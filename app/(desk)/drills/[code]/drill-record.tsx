import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { DrillDetail } from '@/db/queries/drills'
import { drillCriteria } from '@/domain/drill'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'

const tones = { met: 'green', partly: 'yellow', not_met: 'red' } as const

/** What happened in a drill at which minute. */
export async function DrillTimeline({ detail }: { detail: DrillDetail }) {
  const [t, locale] = await Promise.all([getTranslations('drills'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('timeline.title')} aside={t('timeline.aside')} id="minutes">
      {detail.entries.length === 0 ? (
        <p className="dim">{t('timeline.none')}</p>
      ) : (
        <LedgerTable
          caption={t('timeline.title')}
          rows={detail.entries}
          rowKey={entry => entry.id}
          columns={[
            {
              key: 'minute',
              head: t('timeline.aside'),
              quietHead: true,
              numeric: true,
              width: '5rem',
              phone: 'lead',
              cell: entry => t('timeline.minute', { n: entry.minutes }),
            },
            { key: 'words', head: t('field.happened'), phone: 'title', cell: entry => entry.words },
            {
              key: 'by',
              head: t('column.by'),
              width: '8rem',
              cell: entry => <span className="dim">{entry.by ? pick(entry.by.zh, entry.by.en) : '—'}</span>,
            },
          ]}
        />
      )}
    </Section>
  )
}

/** How a drill was found by each criterion, who signed that, and whether it counts. */
export async function DrillMarks({ detail }: { detail: DrillDetail }) {
  const [t, locale] = await Promise.all([getTranslations('drills'), getLocale()])
  const pick = localized(locale)
  const signed = detail.marks[0]
  const rows = drillCriteria.flatMap(criterion => detail.marks.find(mark => mark.criterion === criterion) ?? [])
  const counts = detail.stage === 'counted'
  return (
    <Section
      title={t('marks.title')}
      id="evaluation"
      aside={
        signed &&
        t('marks.aside', {
          who: signed.by ? pick(signed.by.zh, signed.by.en) : '—',
          at: sayInstant(signed.at, locale, today()),
        })
      }
    >
      {rows.length === 0 ? (
        <p className="dim">{t('marks.none')}</p>
      ) : (
        <LedgerTable
          caption={t('marks.title')}
          rows={rows}
          rowKey={mark => mark.criterion}
          tall
          columns={[
            {
              key: 'criterion',
              head: t('column.criterion'),
              phone: 'title',
              width: '12rem',
              cell: mark => t(`criterion.${mark.criterion}`),
            },
            {
              key: 'grade',
              head: t('column.grade'),
              phone: 'aside',
              width: '8rem',
              cell: mark => <Light tone={tones[mark.grade]} word={t(`grade.${mark.grade}`)} />,
            },
            { key: 'words', head: t('column.words'), phone: 'full', cell: mark => mark.words },
          ]}
        />
      )}
      {detail.noneReason && <p className="mt-3">{t('marks.noneNeeded', { why: detail.noneReason })}</p>}
      <p className="mt-3">
        <Light
          tone={counts ? 'green' : 'grey'}
          word={
            counts
              ? t('marks.counts')
              : t('marks.countsNot', {
                  why: t(`marks.why.${detail.stage as Exclude<DrillDetail['stage'], 'counted'>}`),
                })
          }
        />
      </p>
    </Section>
  )
}
