import { getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { ListedActivity } from '@/db/queries/publicity'
import { activityKinds, audiences, reachBases } from '@/domain/publicity'

/** The fields of an activity, filled from what is said of it now. */
export async function activityFields(from?: ListedActivity): Promise<FormFieldProps[]> {
  const [t, tl] = await Promise.all([getTranslations('publicity'), getTranslations('loops')])
  const optional = tl('optional')
  const none = tl('choose')
  return [
    { name: 'titleZh', label: t('field.title'), required: true, maxLength: 200, defaultValue: from?.titleZh },
    { name: 'titleEn', label: t('field.titleEn'), optional, maxLength: 200, defaultValue: from?.titleEn },
    {
      kind: 'select',
      name: 'kind',
      label: t('field.kind'),
      required: true,
      none,
      options: activityKinds.map(kind => ({ value: kind, word: t(`kind.${kind}`) })),
      defaultValue: from?.kind,
      short: true,
    },
    {
      kind: 'select',
      name: 'audience',
      label: t('field.audience'),
      required: true,
      none,
      options: audiences.map(audience => ({ value: audience, word: t(`audience.${audience}`) })),
      defaultValue: from?.audience,
      short: true,
    },
    { kind: 'date', name: 'fromOn', label: t('field.fromOn'), required: true, defaultValue: from?.fromOn, short: true },
    { kind: 'date', name: 'toOn', label: t('field.toOn'), required: true, defaultValue: from?.toOn, short: true },
    { name: 'channel', label: t('field.channel'), required: true, maxLength: 200, defaultValue: from?.channel },
    {
      kind: 'number',
      name: 'reach',
      label: t('field.reach'),
      hint: t('field.reachHint'),
      optional,
      min: 0,
      defaultValue: from?.reach ?? undefined,
      short: true,
    },
    {
      kind: 'select',
      name: 'reachBasis',
      label: t('field.reachBasis'),
      optional,
      none,
      options: reachBases.map(basis => ({ value: basis, word: t(`basis.${basis}`) })),
      defaultValue: from?.reachBasis ?? undefined,
      short: true,
    },
    {
      kind: 'textarea',
      name: 'words',
      label: t('field.words'),
      optional,
      rows: 3,
      maxLength: 2000,
      defaultValue: from?.words,
    },
    {
      kind: 'textarea',
      name: 'links',
      label: t('field.links'),
      hint: t('field.linksHint'),
      optional,
      rows: 2,
      maxLength: 2000,
      defaultValue: from?.links,
    },
  ]
}
