import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { Tx } from '@/db/client'
import { listChecklists } from '@/db/queries/checklists'
import { listPeople } from '@/db/queries/people'
import { sectors } from '@/db/queries/places'
import type { Actor } from '@/domain/actor'
import { commanderRoles } from '@/domain/coverage'
import { today } from '../../light-of'
import { localized } from '../../words'

/** What the form that says a campaign chooses from. */
export const readCampaignChoices = async (tx: Tx, actor: Actor) => ({
  checklists: await listChecklists(tx),
  people: await listPeople(tx, actor.scopeOrgId, commanderRoles),
})

/** The questions whose answers make a campaign: what it is, whom it visits, who commands it, by when. */
export async function campaignFields({
  checklists,
  people,
}: Awaited<ReturnType<typeof readCampaignChoices>>): Promise<FormFieldProps[]> {
  const [t, tp, tl, locale] = await Promise.all([
    getTranslations('campaigns'),
    getTranslations('places'),
    getTranslations('loops'),
    getLocale(),
  ])
  const pick = localized(locale)
  return [
    { name: 'nameZh', label: t('form.nameZh'), required: true, maxLength: 120, autoComplete: 'off' },
    { name: 'nameEn', label: t('form.nameEn'), required: true, maxLength: 160, autoComplete: 'off' },
    {
      kind: 'checks',
      name: 'sectors[]',
      label: t('form.sectors'),
      hint: t('form.sectorsHint'),
      options: sectors.map(sector => ({ value: sector, word: tp(`sector.${sector}`) })),
    },
    {
      kind: 'checks',
      name: 'checklistIds[]',
      label: t('form.checklists'),
      down: true,
      options: checklists.map(list => ({ value: String(list.id), word: pick(list.zh, list.en) })),
    },
    {
      kind: 'select',
      name: 'commanderId',
      label: t('form.commander'),
      hint: t('form.commanderHint'),
      required: true,
      none: tl('choose'),
      options: people.map(person => ({ value: String(person.id), word: pick(person.zh, person.en) })),
    },
    { kind: 'date', name: 'startsOn', label: t('form.startsOn'), required: true, defaultValue: today(), short: true },
    { kind: 'date', name: 'endsOn', label: t('form.endsOn'), required: true, min: today(), short: true },
    {
      kind: 'number',
      name: 'targetPercent',
      label: t('form.target'),
      hint: t('form.targetHint'),
      required: true,
      min: 1,
      max: 100,
      defaultValue: 100,
      inputMode: 'numeric',
      short: true,
    },
  ]
}
