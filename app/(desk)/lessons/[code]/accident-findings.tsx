import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { AccidentDetail, Finding } from '@/db/queries/accidents'
import type { Cause } from '@/db/queries/causes'
import { findingKinds } from '@/domain/accident'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'
import { OneButton } from '../../brief/one-button'
import { EntryForm } from '../../entry-form'
import { withdrawFindingAction, writeFindingAction } from '../actions'

/** Why it happened and what lay behind it; and what others should learn. */
export async function AccidentFindings({
  detail,
  causes,
  mayWrite,
  mayDraw,
}: {
  detail: AccidentDetail
  causes: readonly Cause[]
  mayWrite: boolean
  mayDraw: boolean
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('lessons'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const row = (one: Finding) => (
    <li key={one.id}>
      <small className="faint">
        {t(`findings.${one.kind}`)}
        {one.cause && ` · ${t(`causeKind.${one.cause.kind}`)} · ${pick(one.cause.zh, one.cause.en)}`}
      </small>
      <p>{one.withdrawnAt ? <s>{pick(one.zh, one.en)}</s> : pick(one.zh, one.en)}</p>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <small className="faint">
          {t('findings.by', {
            who: one.by ? pick(one.by.zh, one.by.en) : '—',
            at: sayInstant(one.at, locale, today()),
          })}
          {one.withdrawnAt && ` · ${t('findings.withdrawn')}`}
        </small>
        {one.kind === 'lesson' && mayDraw && !one.withdrawnAt && (
          <a className="link" href={`/lessons/${detail.id}/infer?lesson=${one.id}`}>
            {t('inference.drawFrom')}
          </a>
        )}
        {mayWrite && !one.withdrawnAt && (
          <OneButton
            action={withdrawFindingAction}
            hidden={{ key: randomUUID(), findingId: String(one.id) }}
            word={t('findings.withdraw')}
          />
        )}
      </div>
    </li>
  )
  const list = (rows: readonly Finding[]) =>
    rows.length === 0 ? <p className="dim">{t('findings.none')}</p> : <ul className="checks">{rows.map(row)}</ul>
  return (
    <>
      <Section title={t('findings.causes')} aside={t('findings.causesAside')} id="causes">
        {list(detail.findings.filter(one => one.kind !== 'lesson'))}
      </Section>
      <Section title={t('findings.lesson')} id="lessons">
        {list(detail.findings.filter(one => one.kind === 'lesson'))}
        {mayWrite && (
          <details className="mt-4">
            <summary className="btn">{t('findings.write')}</summary>
            <EntryForm
              action={writeFindingAction}
              label={t('findings.write')}
              hidden={{ key: randomUUID(), accidentId: String(detail.id) }}
              wrong={t('findings.wrong')}
              submit={t('findings.send')}
              cancel={{ href: `/lessons/${detail.id}`, word: t('findings.cancel') }}
              minor
              fields={[
                {
                  kind: 'radio',
                  name: 'kind',
                  label: t('findings.kind'),
                  required: true,
                  options: findingKinds.map(kind => ({ value: kind, word: t(`findings.${kind}`) })),
                },
                {
                  kind: 'select',
                  name: 'causeId',
                  label: t('findings.cause'),
                  hint: t('findings.causeHint'),
                  optional: tl('optional'),
                  none: tl('choose'),
                  options: causes.map(cause => ({
                    value: String(cause.id),
                    word: `${t(`causeKind.${cause.kind}`)} · ${pick(cause.zh, cause.en)}`,
                  })),
                },
                {
                  kind: 'textarea',
                  name: 'textZh',
                  label: t('findings.text'),
                  required: true,
                  rows: 3,
                  maxLength: 4000,
                },
                {
                  kind: 'textarea',
                  name: 'textEn',
                  label: t('findings.textEn'),
                  optional: tl('optional'),
                  rows: 2,
                  maxLength: 4000,
                },
              ]}
            />
          </details>
        )}
      </Section>
    </>
  )
}
