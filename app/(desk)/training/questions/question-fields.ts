import { getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { KeptAnswers, QuestionRow } from '@/db/queries/questions'
import { lines } from '@/domain/line'
import { optionKeys, questionKinds, questionTopics } from '@/domain/quiz'

/** The fields of a question, filled from the version that is changed. */
export async function questionFields(from?: { row: QuestionRow; kept: KeptAnswers }): Promise<FormFieldProps[]> {
  const [t, tl, tn] = await Promise.all([
    getTranslations('training'),
    getTranslations('loops'),
    getTranslations('loops'),
  ])
  const optional = tl('optional')
  const row = from?.row
  const text = (name: string, label: string, given?: string): FormFieldProps => ({
    kind: 'textarea',
    name,
    label,
    rows: 2,
    required: true,
    maxLength: 1000,
    defaultValue: given,
  })
  const options = (name: string, label: string, language: 'zh' | 'en'): FormFieldProps => ({
    kind: 'textarea',
    name,
    label,
    hint: t('questions.optionsHint'),
    optional: t('questions.notTrueFalse'),
    rows: 4,
    maxLength: 2000,
    defaultValue: row && row.kind !== 'true_false' ? row.options.map(option => option[language]).join('\n') : undefined,
  })
  return [
    {
      kind: 'select',
      name: 'kind',
      label: t('questions.kind'),
      required: true,
      none: tl('choose'),
      options: questionKinds.map(kind => ({ value: kind, word: t(`questionKind.${kind}`) })),
      defaultValue: row?.kind,
      short: true,
    },
    {
      kind: 'select',
      name: 'topic',
      label: t('questions.topic'),
      required: true,
      none: tl('choose'),
      options: questionTopics.map(topic => ({ value: topic, word: t(`topic.${topic}`) })),
      defaultValue: row?.topic,
      short: true,
    },
    {
      kind: 'select',
      name: 'line',
      label: t('questions.line'),
      optional,
      none: tl('choose'),
      options: lines.map(line => ({ value: line, word: tn(`line.${line}` as 'line.red') })),
      defaultValue: row?.line ?? undefined,
      short: true,
    },
    text('textZh', t('questions.textZh'), row?.textZh),
    text('textEn', t('questions.textEn'), row?.textEn),
    options('optionsZh', t('questions.optionsZh'), 'zh'),
    options('optionsEn', t('questions.optionsEn'), 'en'),
    {
      kind: 'checks',
      name: 'answers[]',
      label: t('questions.answers'),
      hint: t('questions.answersHint'),
      options: optionKeys.map(key => ({ value: key, word: key })),
      defaultValue: from?.kept.answers,
    },
    text('explanationZh', t('questions.explanationZh'), from?.kept.explanationZh),
    text('explanationEn', t('questions.explanationEn'), from?.kept.explanationEn),
    {
      name: 'clause',
      label: t('questions.clause'),
      hint: t('questions.clauseHint'),
      optional,
      maxLength: 200,
      defaultValue: row?.clause,
    },
  ]
}
