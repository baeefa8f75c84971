import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { Choice } from '@/db/queries/people'
import { traineeCategories } from '@/domain/training'
import { today } from '../../../light-of'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { enrolAction } from '../actions'

/** Puts somebody on the enterprise's own roll: of those who are known, or by name. */
export async function EnrolForm({ formKey, people }: { formKey: string; people: readonly Choice[] }) {
  const [t, tl, locale] = await Promise.all([getTranslations('training'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const optional = tl('optional')
  return (
    <Section title={t('enrol.title')} id="enrol">
      <p className="dim lead">{t('enrol.lead')}</p>
      <EntryForm
        action={enrolAction}
        label={t('enrol.title')}
        hidden={{ key: formKey }}
        wrong={t('wrong')}
        submit={t('enrol.send')}
        cancel={{ href: '/training/coverage', word: t('cancel') }}
        fields={[
          {
            kind: 'select',
            name: 'personId',
            label: t('enrol.known'),
            optional,
            none: t('enrol.byName'),
            options: people.map(person => ({ value: String(person.id), word: pick(person.zh, person.en) })),
            short: true,
          },
          { name: 'nameZh', label: t('enrol.name'), hint: t('enrol.nameHint'), optional, maxLength: 60, short: true },
          { name: 'nameEn', label: t('enrol.nameEn'), optional, maxLength: 60, short: true },
          {
            kind: 'select',
            name: 'category',
            label: t('coverage.category'),
            required: true,
            none: tl('choose'),
            options: traineeCategories.map(category => ({ value: category, word: t(`category.${category}`) })),
            short: true,
          },
          { kind: 'date', name: 'enteredOn', label: t('coverage.entered'), required: true, max: today(), short: true },
        ]}
      />
    </Section>
  )
}
