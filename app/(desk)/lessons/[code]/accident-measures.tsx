import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { LedgerTable } from '@/components/ledger-table'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import type { AccidentDetail, Measure } from '@/db/queries/accidents'
import type { Choice } from '@/db/queries/people'
import { measureResults } from '@/domain/accident'
import { today } from '../../../light-of'
import { localized, sayDay, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { evaluateMeasureAction, writeMeasureAction } from '../actions'

const tones = { carried_out: 'green', partly: 'yellow', not_carried_out: 'red' } as const

/** What the inquiry asks for, of which unit, by when; and how it was found in its window. */
export async function AccidentMeasures({
  detail,
  units,
  mayWrite,
  mayJudge,
}: {
  detail: AccidentDetail
  units: readonly Choice[]
  mayWrite: boolean
  mayJudge: boolean
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('lessons'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const common = { wrong: t('findings.wrong'), cancel: { href: `/lessons/${detail.id}`, word: t('findings.cancel') } }
  const found = (measure: Measure) => {
    const last = measure.evaluations[0]
    if (!last) return <Light tone="grey" word={t('measure.notYet')} />
    return (
      <>
        <Light tone={tones[last.result]} word={t(`result.${last.result}`)} />
        <small className="faint block">
          {t('measure.foundBy', {
            who: last.by ? pick(last.by.zh, last.by.en) : '—',
            at: sayInstant(new Date(last.at), locale, now),
            words: last.words,
          })}
        </small>
      </>
    )
  }
  const waiting = detail.measures.filter(measure => measure.evaluations.length === 0)
  const judged = waiting.length > 0 ? waiting : detail.measures
  return (
    <Section title={t('measure.title')} aside={t('measure.aside')} id="measures">
      {detail.measures.length === 0 ? (
        <p className="dim">{t('measure.none')}</p>
      ) : (
        <LedgerTable
          caption={t('measure.title')}
          rows={detail.measures}
          rowKey={measure => measure.id}
          tall
          columns={[
            {
              key: 'what',
              head: t('measure.what'),
              phone: 'title',
              cell: measure => pick(measure.zh, measure.en),
            },
            {
              key: 'unit',
              head: t('measure.unit'),
              width: '10rem',
              cell: measure => (measure.unit ? pick(measure.unit.zh, measure.unit.en) : '—'),
            },
            {
              key: 'due',
              head: t('measure.due'),
              phoneLabel: t('measure.due'),
              width: '7rem',
              look: 'nw',
              cell: measure => sayDay(measure.dueOn, locale, now),
            },
            { key: 'found', head: t('measure.found'), phone: 'full', width: '16rem', cell: found },
          ]}
        />
      )}
      {mayWrite && (
        <details className="mt-4">
          <summary className="btn">{t('measure.write')}</summary>
          <EntryForm
            {...common}
            action={writeMeasureAction}
            label={t('measure.write')}
            hidden={{ key: randomUUID(), accidentId: String(detail.id) }}
            submit={t('findings.send')}
            minor
            fields={[
              { kind: 'textarea', name: 'textZh', label: t('measure.what'), required: true, rows: 2, maxLength: 4000 },
              {
                kind: 'textarea',
                name: 'textEn',
                label: t('findings.textEn'),
                optional: tl('optional'),
                rows: 2,
                maxLength: 4000,
              },
              {
                kind: 'select',
                name: 'orgId',
                label: t('measure.unit'),
                required: true,
                none: tl('choose'),
                options: units.map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) })),
              },
              { kind: 'date', name: 'dueOn', label: t('measure.due'), required: true, short: true },
            ]}
          />
        </details>
      )}
      {mayJudge && detail.measures.length > 0 && (
        <details className="mt-4" open={waiting.length > 0}>
          <summary className="btn">{t('measure.evaluate')}</summary>
          <p className="dim lead">{t('measure.evaluateLead')}</p>
          <EntryForm
            {...common}
            action={evaluateMeasureAction}
            label={t('measure.evaluate')}
            hidden={{ key: randomUUID() }}
            submit={t('measure.send')}
            minor
            fields={[
              {
                kind: 'select',
                name: 'measureId',
                label: t('measure.which'),
                required: true,
                options: judged.map(measure => ({ value: String(measure.id), word: pick(measure.zh, measure.en) })),
                defaultValue: String(judged[0]!.id),
              },
              {
                kind: 'radio',
                name: 'result',
                label: t('measure.result'),
                required: true,
                options: measureResults.map(result => ({ value: result, word: t(`result.${result}`) })),
              },
              { kind: 'textarea', name: 'words', label: t('measure.words'), required: true, rows: 2, maxLength: 4000 },
            ]}
          />
        </details>
      )}
    </Section>
  )
}
