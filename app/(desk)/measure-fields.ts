import { getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import { measureKinds } from '@/domain/measure'
import type { MoveField } from '@/domain/move-fields'
import { today } from '../light-of'

/** A measure that may be lifted, as a choice. */
export type MeasureChoice = { id: number; kind: (typeof measureKinds)[number]; number: string }
type Common = { name: string; required: boolean; optional?: string }

/** How the forms of enforcement measures, public notices and expert opinions ask; null for a field of another move. */
export async function measureFields(measures: readonly MeasureChoice[] = []) {
  const t = await getTranslations('measures')
  const fields: Partial<Record<MoveField, (common: Common) => FormFieldProps>> = {
    'measure.kind': common => ({
      ...common,
      label: t('field.kind'),
      kind: 'radio',
      down: true,
      options: measureKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
    }),
    'measure.number': common => ({ ...common, label: t('field.number'), kind: 'text', maxLength: 200, short: true }),
    'measure.basis': common => ({
      ...common,
      label: t('field.basis'),
      kind: 'text',
      maxLength: 200,
      hint: t('hint.basis'),
    }),
    'measure.scope': common => ({
      ...common,
      label: t('field.scope'),
      kind: 'textarea',
      rows: 3,
      maxLength: 4000,
      hint: t('hint.scope'),
    }),
    measureId: common => ({
      ...common,
      label: t('field.measure'),
      kind: 'select',
      none: t('field.all'),
      options: measures.map(({ id, kind, number }) => ({ value: String(id), word: `${number} ${t(`kind.${kind}`)}` })),
    }),
    'publication.channel': common => ({
      ...common,
      label: t('field.channel'),
      kind: 'text',
      maxLength: 200,
      hint: t('hint.channel'),
    }),
    'publication.onDay': common => ({
      ...common,
      label: t('field.onDay'),
      kind: 'date',
      max: today(),
      defaultValue: today(),
      short: true,
    }),
    'experts.names': common => ({
      ...common,
      label: t('field.experts'),
      kind: 'textarea',
      rows: 2,
      maxLength: 4000,
      hint: t('hint.experts'),
    }),
    'experts.opinion': common => ({
      ...common,
      label: t('field.opinion'),
      kind: 'textarea',
      rows: 3,
      maxLength: 4000,
    }),
  }
  return (field: MoveField, common: Common): FormFieldProps | null => fields[field]?.(common) ?? null
}
