import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { Cause, SaidCause } from '@/db/queries/causes'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { nameCauseAction } from '../../lessons/infer-actions'

/** What people say lay behind a hazard, the newest first; and where somebody of its units says it. */
export async function HazardCause({
  hazardId,
  said,
  causes,
  maySay,
}: {
  hazardId: number
  said: readonly SaidCause[]
  causes: readonly Cause[]
  maySay: boolean
}) {
  if (said.length === 0 && !maySay) return null
  const [t, tl, locale] = await Promise.all([getTranslations('lessons'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  return (
    <Section title={t('ofHazard.title')} id="cause">
      {said.length === 0 ? (
        <p className="dim">{t('ofHazard.none')}</p>
      ) : (
        <ul className="checks">
          {said.map((one, index) => (
            <li key={one.at.toISOString()}>
              <a className="link" href={`/lessons/causes?cause=${one.id}`}>
                {pick(one.zh, one.en)}
              </a>{' '}
              <small className="faint">
                {t(`causeKind.${one.kind}`)}
                {index > 0 && ` · ${t('ofHazard.before')}`}
              </small>
              <p>{one.words}</p>
              <small className="faint">
                {t('ofHazard.by', {
                  who: one.by ? pick(one.by.zh, one.by.en) : '—',
                  unit: one.unit ? pick(one.unit.zh, one.unit.en) : '—',
                  at: sayInstant(one.at, locale, today()),
                })}
              </small>
            </li>
          ))}
        </ul>
      )}
      {maySay && (
        <details className="mt-4">
          <summary className="btn w-max list-none">{t('ofHazard.say')}</summary>
          <EntryForm
            action={nameCauseAction}
            label={t('ofHazard.say')}
            hidden={{ key: randomUUID(), hazardId: String(hazardId) }}
            wrong={t('ofHazard.wrong')}
            submit={t('ofHazard.send')}
            cancel={{ href: `/hazards/${hazardId}`, word: t('ofHazard.cancel') }}
            minor
            fields={[
              {
                kind: 'select',
                name: 'causeId',
                label: t('ofHazard.cause'),
                required: true,
                none: tl('choose'),
                options: causes.map(cause => ({
                  value: String(cause.id),
                  word: `${t(`causeKind.${cause.kind}`)} · ${pick(cause.zh, cause.en)}`,
                })),
              },
              { kind: 'textarea', name: 'words', label: t('ofHazard.words'), required: true, rows: 2, maxLength: 2000 },
            ]}
          />
        </details>
      )}
    </Section>
  )
}
