import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps, Option } from '@/components/form-field'
import type { CommitmentVersion } from '@/db/queries/commitments'
import { type CommitmentKind, commitmentKinds, outcomesOf } from '@/domain/circulation'
import { addDays } from '@/domain/clock'
import type { MoveField } from '@/domain/move-fields'
import { today } from '../light-of'
import { localized, sayDay } from '../words'

type Common = { name: string; required: boolean; optional?: string }

/** How the forms of the four commitments and of their reviews ask; null for a field of another move. `move` says which review it is. */
export async function commitmentFields(
  move: string,
  people: readonly Option[],
  none: string,
  promises: readonly CommitmentVersion[] = [],
) {
  const [t, locale] = await Promise.all([getTranslations('circulation'), getLocale()])
  const pick = localized(locale)
  const now = today()
  // the last day that the database takes
  const most = addDays(now, 730)
  const part = (name: 'words' | 'dueOn' | 'ownerId', label: string, common: Common): FormFieldProps => {
    if (name === 'words') return { ...common, label, kind: 'textarea', rows: 2, maxLength: 4000, hint: t('hint.words') }
    if (name === 'dueOn') return { ...common, label, kind: 'date', min: now, max: most, short: true }
    return { ...common, label, kind: 'select', none, options: people }
  }
  const promised = (kind: CommitmentKind): string | undefined => {
    const one = promises.find(row => row.kind === kind)
    return (
      one &&
      t('hint.before', {
        words: one.words,
        day: sayDay(one.dueOn, locale, now),
        owner: one.owner ? pick(one.owner.zh, one.owner.en) : '—',
      })
    )
  }
  return (field: MoveField, common: Common): FormFieldProps | null => {
    const [group, kind, leaf] = field.split('.') as [string, CommitmentKind, string]
    if (group === 'commitments') {
      const name = leaf as 'words' | 'dueOn' | 'ownerId'
      return part(name, t(`field.${name}`, { again: t(`again.${kind}`) }), common)
    }
    if (group === 'outcomes')
      return leaf === 'outcome'
        ? {
            ...common,
            label: t('field.outcome', { again: t(`again.${kind}`) }),
            kind: 'radio',
            hint: promised(kind),
            options: outcomesOf[move === 'review_mid' ? 'mid' : 'final'].map(outcome => ({
              value: outcome,
              word: t(`outcome.${outcome}`),
            })),
          }
        : {
            ...common,
            label: t('field.found', { again: t(`again.${kind}`) }),
            kind: 'textarea',
            rows: 2,
            maxLength: 4000,
          }
    switch (field) {
      case 'commitment.kind':
        return {
          ...common,
          label: t('field.kind'),
          kind: 'radio',
          down: true,
          hint: t('hint.change'),
          options: commitmentKinds.map(one => ({ value: one, word: t(`again.${one}`), hint: promised(one) })),
        }
      case 'commitment.words':
        return part('words', t('field.newWords'), common)
      case 'commitment.dueOn':
        return part('dueOn', t('field.newDay'), common)
      case 'commitment.ownerId':
        return part('ownerId', t('field.newOwner'), common)
      default:
        return null
    }
  }
}
