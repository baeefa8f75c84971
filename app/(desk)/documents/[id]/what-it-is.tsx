import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import type { FormFieldProps } from '@/components/form-field'
import type { Draft } from '@/db/queries/documents'
import { today } from '../../../light-of'
import { localized, sayDay, sayInstant } from '../../../words'
import { EntryForm } from '../../entry-form'
import { describeAction } from './actions'

/** Title, issuer and day of a draft, guessed until a person has saved them. */
export async function WhatItIs({ draft, writes }: { draft: Draft; writes: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('documents'), getLocale()])
  const pick = localized(locale)
  const { describedBy, describedAt } = draft
  const word = (name: 'titleZh' | 'titleEn' | 'speakerZh' | 'speakerEn', hint?: string): FormFieldProps => ({
    name,
    // the decision beside has fields of the same names
    id: `what-${name}`,
    label: t(`what.${name}`),
    hint,
    maxLength: 200,
    autoComplete: 'off',
    defaultValue: draft[name],
  })
  const names = ['titleZh', 'titleEn', 'speakerZh', 'speakerEn'] as const
  const ordered = draft.language === 'zh' ? names : (['titleEn', 'titleZh', 'speakerEn', 'speakerZh'] as const)
  return (
    <details className="sec" id="what" open={writes && describedBy === null}>
      <summary>
        <b>{t('what.title')}</b>{' '}
        <span className={describedBy ? 'faint' : 'bad'}>
          {describedBy && describedAt
            ? t('what.saved', {
                who: pick(describedBy.zh, describedBy.en),
                at: sayInstant(describedAt, locale, today()),
              })
            : t('what.guessed')}
        </span>
      </summary>
      <div className="mt-3">
        {writes ? (
          <EntryForm
            action={describeAction}
            label={t('what.title')}
            hidden={{ key: randomUUID(), id: String(draft.id) }}
            wrong={t('bring.wrong')}
            submit={t('what.send')}
            cancel={{ href: `/documents/${draft.id}`, word: t('what.cancel') }}
            minor
            fields={[
              ...ordered.map((name, index) => word(name, index === 0 ? t('what.hint') : undefined)),
              {
                kind: 'date',
                name: 'spokenOn',
                label: t('what.spokenOn'),
                required: true,
                short: true,
                max: today(),
                defaultValue: draft.spokenOn ?? undefined,
              },
            ]}
          />
        ) : (
          <Facts
            facts={[
              ...ordered.filter(name => draft[name]).map(name => ({ term: t(`what.${name}`), value: draft[name] })),
              { term: t('what.spokenOn'), value: draft.spokenOn ? sayDay(draft.spokenOn, locale, today()) : '—' },
            ]}
          />
        )}
      </div>
    </details>
  )
}
