import { getLocale, getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { LedgerTable } from '@/components/ledger-table'
import { Section } from '@/components/section'
import type { ListedInference } from '@/db/queries/inferences'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'

/** What was asked elsewhere because of an accident, and how far each has come. */
export async function AccidentInferences({
  rows,
  accidentId,
  mayDraw,
}: {
  rows: readonly ListedInference[]
  accidentId: number
  mayDraw: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('lessons'), getLocale()])
  const pick = localized(locale)
  const number = (row: ListedInference, state: 'waiting' | 'found' | 'nothing') => (
    <NumberLink value={row[state]} href={`/lessons/inferences/${row.id}?state=${state}`} />
  )
  return (
    <Section title={t('inference.title')} aside={t('inference.aside')} id="inferences">
      {rows.length === 0 ? (
        <p className="dim">{t('inference.none')}</p>
      ) : (
        <LedgerTable
          caption={t('inference.title')}
          rows={rows}
          rowKey={row => row.id}
          rowHref={row => `/lessons/inferences/${row.id}`}
          columns={[
            {
              key: 'what',
              head: t('inference.columns.what'),
              phone: 'title',
              cell: row => (row.finding ? pick(row.finding.zh, row.finding.en) : row.words),
            },
            {
              key: 'places',
              head: t('inference.columns.places'),
              phoneLabel: t('inference.columns.places'),
              numeric: true,
              cell: row => <NumberLink value={row.places} href={`/lessons/inferences/${row.id}`} />,
            },
            ...(['waiting', 'found', 'nothing'] as const).map(state => ({
              key: state,
              head: t(`inference.columns.${state}`),
              phoneLabel: t(`inference.columns.${state}`),
              numeric: true,
              cell: (row: ListedInference) => number(row, state),
            })),
            {
              key: 'due',
              head: t('inference.columns.due'),
              phone: 'aside',
              width: '7rem',
              look: 'nw',
              cell: row => sayDay(row.dueOn, locale, today()),
            },
          ]}
        />
      )}
      {mayDraw && (
        <p className="mt-3">
          <a className="btn" href={`/lessons/${accidentId}/infer`}>
            {t('inference.draw')}
          </a>
        </p>
      )}
    </Section>
  )
}
