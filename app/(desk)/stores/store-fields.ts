import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { Choice } from '@/db/queries/people'
import type { Store } from '@/db/queries/stores'
import { localized } from '../../words'

/** Where an item is kept, who answers for it and until when it holds: asked when it is added and at every look. */
export async function heldFields(people: readonly Choice[], item?: Store): Promise<FormFieldProps[]> {
  const [t, tl, locale] = await Promise.all([getTranslations('stores'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const optional = tl('optional')
  return [
    { name: 'keptAt', label: t('field.keptAt'), required: true, maxLength: 200, defaultValue: item?.keptAt },
    ...(people.length > 0
      ? [
          {
            kind: 'select' as const,
            name: 'responsibleId',
            label: t('field.responsible'),
            optional,
            none: tl('choose'),
            options: people.map(person => ({ value: String(person.id), word: pick(person.zh, person.en) })),
            defaultValue: item?.responsible ? String(item.responsible.id) : undefined,
          },
        ]
      : []),
    {
      kind: 'date',
      name: 'expiresOn',
      label: t('field.expiresOn'),
      optional,
      short: true,
      defaultValue: item?.expiresOn ?? undefined,
    },
    {
      kind: 'date',
      name: 'inspectBy',
      label: t('field.inspectBy'),
      optional,
      short: true,
      defaultValue: item?.inspectBy ?? undefined,
    },
  ]
}
