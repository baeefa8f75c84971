import { getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import { sectors } from '@/db/queries/places'

/** Which kind of places a checklist is for; one that is for no single kind is for any enterprise. */
export async function sectorWord(): Promise<(sector: string) => string> {
  const [t, tp] = await Promise.all([getTranslations('checklists'), getTranslations('places')])
  return sector => {
    const known = sectors.find(one => one === sector)
    return known ? tp(`sector.${known}`) : t('anySector')
  }
}

export const anySector = 'enterprise'

/** The fields that name a checklist. */
export async function nameFields(now?: { nameZh: string; nameEn: string; sector: string }): Promise<FormFieldProps[]> {
  const [t, word] = await Promise.all([getTranslations('checklists'), sectorWord()])
  return [
    { name: 'nameZh', label: t('form.nameZh'), required: true, maxLength: 120, defaultValue: now?.nameZh },
    { name: 'nameEn', label: t('form.nameEn'), required: true, maxLength: 120, defaultValue: now?.nameEn },
    {
      kind: 'select',
      name: 'sector',
      label: t('form.sector'),
      required: true,
      options: [anySector, ...sectors].map(sector => ({ value: sector, word: word(sector) })),
      defaultValue: now?.sector ?? anySector,
    },
  ]
}
