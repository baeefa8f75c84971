import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import { latestDay } from '@/db/commands/assess-five'
import type { AssessedElement } from '@/db/queries/assurance'
import { ruleOn } from '@/db/queries/rules'
import { elements, grades } from '@/domain/assurance'
import { today } from '../../light-of'
import { cite } from '../../rule-words'
import { localized, sayDay } from '../../words'

/** The questions of all five, filled with what an earlier assessment said; each as long as its rule lets it where nothing else was said today. */
export async function fiveFields(region: string, earlier: readonly AssessedElement[], keepDays: boolean) {
  const [t, tr, locale] = await Promise.all([getTranslations('assurance'), getTranslations('rules'), getLocale()])
  const pick = localized(locale)
  const now = today()
  return Promise.all(
    elements.map(async element => {
      const was = earlier.find(one => one.element === element)
      const law = ruleOn(`five.element.${element}`, now, region)
      const period = ruleOn(`five.period.${element}`, now, region)
      const latest = latestDay(element, now, region)
      const kept = keepDays && was && was.expiresOn >= now && was.expiresOn <= latest ? was.expiresOn : latest
      const fields: FormFieldProps[] = [
        {
          kind: 'radio',
          name: `five.${element}.grade`,
          label: t('new.grade'),
          required: true,
          down: true,
          options: grades.map(grade => {
            const meaning = ruleOn(`five.grade.${element}.${grade}`, now, region)
            return {
              value: String(grade),
              word: t('grade', { n: grade }),
              hint: pick(meaning.noteZh, meaning.noteEn),
            }
          }),
          defaultValue: was ? String(was.grade) : undefined,
        },
        {
          kind: 'textarea',
          name: `five.${element}.words`,
          label: t('new.words'),
          hint: t('new.wordsHint'),
          required: true,
          rows: 3,
          maxLength: 2000,
          defaultValue: was?.words,
        },
        {
          kind: 'date',
          name: `five.${element}.expiresOn`,
          label: t('new.expiresOn'),
          hint: t('new.latest', {
            on: sayDay(latest, locale, now),
            rule: `${tr(`unit.${period.unit}`, { n: period.value })}, ${await cite(period)}`,
          }),
          required: true,
          short: true,
          min: now,
          max: latest,
          defaultValue: kept,
        },
      ]
      return {
        key: element,
        title: t(`element.${element}`),
        text: `${pick(law.noteZh, law.noteEn)} · ${await cite(law)}`,
        fields: fields.map(field => ({ ...field, id: field.name })),
      }
    }),
  )
}
