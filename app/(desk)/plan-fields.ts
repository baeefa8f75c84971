import { getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import { type DrillCriterion, markGrades } from '@/domain/drill'
import type { MoveField } from '@/domain/move-fields'
import { reviewKinds } from '@/domain/plan'
import { today } from '../light-of'

type Common = { name: string; required: boolean; optional?: string }

/** How the forms of the moves of plans and drills ask; null for a field of another move. */
export async function planFields() {
  const [t, tp] = await Promise.all([getTranslations('drills'), getTranslations('plans')])
  const words = (common: Common, label: string): FormFieldProps => ({
    ...common,
    label,
    kind: 'textarea',
    rows: 2,
    maxLength: 4000,
  })
  return (field: MoveField, common: Common): FormFieldProps | null => {
    const [group, name, leaf] = field.split('.') as [string, DrillCriterion, string]
    if (group === 'marks') {
      const what = t(`criterion.${name}`)
      if (leaf === 'words') return words(common, t('field.markWords', { what }))
      const options = markGrades.map(grade => ({ value: grade, word: t(`grade.${grade}`) }))
      return { ...common, label: t('field.mark', { what }), kind: 'radio', options }
    }
    switch (field) {
      case 'review.kind':
        return {
          ...common,
          label: t('field.reviewKind'),
          kind: 'radio',
          down: true,
          options: reviewKinds.map(kind => ({ value: kind, word: tp(`reviewKind.${kind}`) })),
        }
      case 'review.names':
        return { ...common, label: t('field.reviewNames'), hint: t('field.reviewNamesHint'), maxLength: 200 }
      case 'review.opinion':
        return words(common, t('field.opinion'))
      case 'start.at':
        return {
          ...common,
          label: t('field.startAt'),
          hint: t('field.startHint'),
          kind: 'datetime-local',
          max: `${today()}T23:59`,
          short: true,
        }
      case 'start.headcount':
        return { ...common, label: t('field.headcount'), kind: 'number', min: 1, max: 100_000, short: true }
      case 'entry.minutes':
        return {
          ...common,
          label: t('field.minutes'),
          hint: t('field.minutesHint'),
          kind: 'number',
          min: 0,
          max: 2880,
          short: true,
        }
      case 'entry.words':
        return words(common, t('field.happened'))
      default:
        return null
    }
  }
}
