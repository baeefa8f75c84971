import { getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { Toll } from '@/domain/accident'
import type { MoveField } from '@/domain/move-fields'
import { today } from '../light-of'

type Common = { name: string; required: boolean; optional?: string }

/** How the forms of an accident's moves ask for casualties, loss and the papers of the inquiry; null for a field of another move. */
export async function accidentFields(toll?: Toll) {
  const t = await getTranslations('lessons')
  const number = (name: keyof Toll) => (common: Common) => ({
    ...common,
    label: t(`field.${name}`),
    kind: 'number' as const,
    min: 0,
    max: 999_999_999_999,
    step: 1,
    short: true,
    defaultValue: toll?.[name],
    hint: name === 'injuries' ? t('hint.injuries') : undefined,
  })
  const day = (common: Common) => ({
    ...common,
    kind: 'date' as const,
    max: today(),
    defaultValue: today(),
    short: true,
  })
  const fields: Partial<Record<MoveField, (common: Common) => FormFieldProps>> = {
    'toll.deaths': number('deaths'),
    'toll.injuries': number('injuries'),
    'toll.loss': number('loss'),
    'filing.receivedOn': common => ({ ...day(common), label: t('field.receivedOn') }),
    'approval.number': common => ({ ...common, label: t('field.approvalNumber'), kind: 'text', maxLength: 60 }),
    'approval.onDay': common => ({ ...day(common), label: t('field.approvedOn'), hint: t('hint.approvedOn') }),
  }
  return (field: MoveField, common: Common): FormFieldProps | null => fields[field]?.(common) ?? null
}
