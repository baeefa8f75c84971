import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { PlaceTrait, Term } from '@/db/queries/inferences'
import { today } from '../../../light-of'
import { localized, sayInstant } from '../../../words'
import { OneButton } from '../../brief/one-button'
import { EntryForm } from '../../entry-form'
import { endTraitAction, sayTraitAction } from '../../lessons/infer-actions'

/** The equipment and processes of a place, by which places like it are found; who regulates it or whose it is says what it has. */
export async function PlaceTraits({
  placeId,
  traits,
  terms,
  maySay,
}: {
  placeId: number
  traits: readonly PlaceTrait[]
  terms: readonly Term[]
  maySay: boolean
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('lessons'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const has = new Set(traits.filter(one => one.endedAt === null).map(one => one.id))
  return (
    <Section title={t('ofPlace.title')} id="traits">
      {traits.length === 0 ? (
        <p className="dim">{t('ofPlace.none')}</p>
      ) : (
        <ul className="duty">
          {traits.map(one => (
            <li key={one.traitId}>
              <b>
                {one.endedAt ? <s>{pick(one.zh, one.en)}</s> : pick(one.zh, one.en)}{' '}
                <small className="faint">
                  {t(`trait.${one.kind}`)}
                  {one.endedAt && ` · ${t('ofPlace.ended')}`}
                </small>
              </b>
              <small className="dim">
                {t('ofPlace.source', {
                  source: one.source,
                  who: one.by ? pick(one.by.zh, one.by.en) : '—',
                  at: sayInstant(one.at, locale, today()),
                })}
              </small>
              {maySay && !one.endedAt && (
                <OneButton
                  action={endTraitAction}
                  hidden={{ key: randomUUID(), placeId: String(placeId), traitId: String(one.traitId) }}
                  word={t('ofPlace.end')}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {maySay && (
        <details className="mt-4">
          <summary className="btn w-max list-none">{t('ofPlace.add')}</summary>
          <EntryForm
            action={sayTraitAction}
            label={t('ofPlace.title')}
            hidden={{ key: randomUUID(), placeId: String(placeId) }}
            wrong={t('ofPlace.wrong')}
            submit={t('ofPlace.send')}
            cancel={{ href: `/places/${placeId}`, word: t('ofPlace.cancel') }}
            minor
            fields={[
              {
                kind: 'select',
                name: 'termId',
                label: t('ofPlace.term'),
                required: true,
                none: tl('choose'),
                options: terms
                  .filter(term => !has.has(term.id))
                  .map(term => ({
                    value: String(term.id),
                    word: `${t(`trait.${term.kind}`)} · ${pick(term.zh, term.en)}`,
                  })),
              },
              {
                name: 'source',
                label: t('ofPlace.from'),
                hint: t('ofPlace.fromHint'),
                required: true,
                maxLength: 300,
              },
            ]}
          />
        </details>
      )}
    </Section>
  )
}
