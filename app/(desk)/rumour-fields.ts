import { getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { LoopName } from '@/domain/loop'
import type { MoveField } from '@/domain/move-fields'
import { audiences, type RumourAnswer, type RumourSourceOfTruth, type Truth, truths } from '@/domain/rumour'

type Common = { name: string; required: boolean; optional?: string }

/** What the forms of a rumour's moves begin with: the answer that stands or waits, what was found, what it is about. */
export type RumourChoices = {
  answer?: RumourAnswer
  truth?: Truth
  sources?: readonly RumourSourceOfTruth[]
  subjectCode?: string
  /** What everybody was told is corrected for everybody. */
  isPublic?: boolean
}

/** How the forms of a rumour's moves ask; null for a field of another loop's move. */
export async function rumourFields(loop: LoopName, move: string, choices: RumourChoices = {}) {
  const t = await getTranslations('rumours')
  if (loop !== 'rumour') return () => null
  const { answer } = choices
  const again = move === 'verify_again'
  return (field: MoveField, common: Common): FormFieldProps | null => {
    const [group, part, leaf] = field.split('.') as [string, string?, string?]
    if (group === 'sources') {
      const n = Number(part)
      const known = again ? choices.sources?.[n] : undefined
      return leaf === 'words'
        ? {
            ...common,
            label: t('field.source', { n: n + 1 }),
            kind: 'textarea',
            rows: 2,
            maxLength: 2000,
            defaultValue: known?.words,
            hint: n === 0 ? t('hint.source') : undefined,
          }
        : {
            ...common,
            label: t('field.sourceLink', { n: n + 1 }),
            kind: 'url',
            maxLength: 500,
            defaultValue: known?.link ?? undefined,
          }
    }
    switch (field) {
      case 'truth':
        return {
          ...common,
          label: t('field.truth'),
          kind: 'radio',
          options: truths.map(truth => ({ value: truth, word: t(`truth.${truth}`) })),
          defaultValue: again ? choices.truth : undefined,
        }
      case 'answer.claimZh':
      case 'answer.claimEn':
        return {
          ...common,
          label: t(field === 'answer.claimZh' ? 'field.claimZh' : 'field.claimEn'),
          kind: 'textarea',
          rows: 2,
          maxLength: 500,
          defaultValue: field === 'answer.claimZh' ? answer?.claimZh : answer?.claimEn,
          hint: field === 'answer.claimZh' ? t('hint.claim') : undefined,
        }
      case 'answer.textZh':
      case 'answer.textEn':
        return {
          ...common,
          label: t(field === 'answer.textZh' ? 'field.textZh' : 'field.textEn'),
          kind: 'textarea',
          rows: 5,
          maxLength: 4000,
          defaultValue: field === 'answer.textZh' ? answer?.textZh : answer?.textEn,
          hint: field === 'answer.textZh' ? t('hint.text') : undefined,
        }
      case 'answer.channel':
        return {
          ...common,
          label: t('field.channel'),
          kind: 'text',
          maxLength: 200,
          defaultValue: answer?.channel,
          hint: t('hint.channel'),
        }
      case 'answer.link':
        return {
          ...common,
          label: t('field.answerLink'),
          kind: 'url',
          maxLength: 500,
          defaultValue: answer?.link ?? undefined,
        }
      case 'answer.audience':
        return {
          ...common,
          label: t('field.audience'),
          kind: 'radio',
          options: audiences
            .filter(one => one === 'public' || !choices.isPublic)
            .map(one => ({ value: one, word: t(`audience.${one}`) })),
          defaultValue: answer?.audience ?? 'public',
        }
      case 'reachAfter':
        return {
          ...common,
          label: t('field.reachAfter'),
          kind: 'number',
          min: 0,
          max: 2_000_000_000,
          step: 1,
          short: true,
          hint: t('hint.reachAfter'),
        }
      case 'subjectCode':
        return {
          ...common,
          label: t('field.subjectCode'),
          kind: 'text',
          maxLength: 40,
          short: true,
          defaultValue: choices.subjectCode,
          hint: t('hint.subjectCode'),
        }
      default:
        return null
    }
  }
}
