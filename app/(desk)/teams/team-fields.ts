import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { Team } from '@/db/queries/response-teams'
import { teamKinds } from '@/domain/response'
import { localized } from '../../words'

/** What is asked of a team, with what is written of it already. */
export async function teamFields(
  regions: readonly { code: string; zh: string; en: string }[],
  team?: Team,
): Promise<FormFieldProps[]> {
  const [t, tl, locale] = await Promise.all([getTranslations('teams'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  return [
    { name: 'nameZh', label: t('field.nameZh'), required: true, maxLength: 200, defaultValue: team?.zh },
    { name: 'nameEn', label: t('field.nameEn'), optional: tl('optional'), maxLength: 200, defaultValue: team?.en },
    {
      kind: 'select',
      name: 'kind',
      label: t('field.kind'),
      required: true,
      none: tl('choose'),
      options: teamKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
      defaultValue: team?.kind,
      short: true,
    },
    {
      kind: 'number',
      name: 'members',
      label: t('field.members'),
      required: true,
      min: 1,
      max: 100_000,
      short: true,
      defaultValue: team?.members,
    },
    { name: 'leader', label: t('field.leader'), required: true, maxLength: 200, defaultValue: team?.leader },
    { kind: 'tel', name: 'phone', label: t('field.phone'), required: true, maxLength: 200, defaultValue: team?.phone },
    {
      kind: 'select',
      name: 'regionCode',
      label: t('field.region'),
      required: true,
      none: tl('choose'),
      options: regions.map(region => ({ value: region.code, word: pick(region.zh, region.en) })),
      defaultValue: team?.regionCode,
      short: true,
    },
    { name: 'base', label: t('field.base'), required: true, maxLength: 200, defaultValue: team?.base },
  ]
}
