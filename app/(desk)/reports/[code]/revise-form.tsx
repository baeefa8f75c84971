import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import { Section } from '@/components/section'
import type { CircularDetail } from '@/db/queries/circulars'
import { typedWords } from '@/domain/paper'
import { EntryForm } from '../../entry-form'
import { reviseCircularAction } from './actions'

/** The words of a draft, both languages of each, and whether its figures are counted anew. */
export async function ReviseForm({ document, version }: { document: CircularDetail; version: number }) {
  const [t, tp] = await Promise.all([getTranslations('reports'), getTranslations('places')])
  const { content } = document
  const used = typedWords.filter(
    word =>
      word === 'to' ||
      word === 'copies' ||
      content.sections.some(section => section.kind === 'typed' && section.word === word),
  )
  const pair = (name: string, label: string, said: { zh: string; en: string }, more: object): FormFieldProps[] =>
    (['zh', 'en'] as const).map(language => ({
      name: `${name}.${language}`,
      label: t('revise.inLanguage', { label, language: t(`revise.${language}`) }),
      defaultValue: said[language],
      ...more,
    }))
  return (
    <Section id="revise" title={t('revise.title')}>
      <p className="dim">{t('revise.lead')}</p>
      <EntryForm
        action={reviseCircularAction}
        label={t('revise.title')}
        hidden={{ key: randomUUID(), id: String(document.id), version: String(version) }}
        wrong={tp('choice.wrong')}
        submit={t('revise.save')}
        cancel={{ href: `/reports/${document.id}`, word: t('back') }}
        fields={[
          ...pair('title', t('revise.name'), content.title, { required: true, maxLength: 160 }),
          ...used.flatMap(word =>
            pair(`words.${word}`, t(`word.${word}`), content.words[word], {
              kind: 'textarea',
              rows: word === 'to' || word === 'copies' ? 2 : 4,
              maxLength: 4000,
            }),
          ),
          { kind: 'checkbox', name: 'refill', label: t('revise.refill'), hint: t('revise.refillHint') },
        ]}
      />
    </Section>
  )
}
