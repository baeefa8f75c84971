import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { ChecklistChoice } from '@/db/queries/checklists'
import type { Choice } from '@/db/queries/people'
import { today } from '../../../light-of'
import { localized } from '../../../words'

/** Which checklist; `fits` is chosen to begin with. */
export async function checklistField(lists: readonly ChecklistChoice[], fits?: number): Promise<FormFieldProps> {
  const [t, tl, locale] = await Promise.all([getTranslations('inspections'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  return {
    kind: 'select',
    name: 'checklistId',
    label: t('new.checklist'),
    required: true,
    none: tl('choose'),
    options: lists.map(list => ({
      value: String(list.id),
      word: t('new.checklistOption', { name: pick(list.zh, list.en), version: list.version, n: list.items }),
    })),
    defaultValue: fits === undefined ? '' : String(fits),
  }
}

/** The checklist that a place of this kind is looked at with, if there is one: its kind's own, else the one for any enterprise. */
export const fittingChecklist = (lists: readonly ChecklistChoice[], sector: string | undefined): number | undefined =>
  sector === undefined
    ? undefined
    : (lists.find(list => list.sector === sector) ?? lists.find(list => list.key === 'enterprise'))?.id

/** Under which campaign, or none. */
export async function campaignField(campaigns: readonly Choice[], chosen: string | undefined): Promise<FormFieldProps> {
  const [t, tl, locale] = await Promise.all([getTranslations('inspections'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  return {
    kind: 'select',
    name: 'campaignId',
    label: t('new.campaign'),
    optional: tl('optional'),
    none: t('new.none'),
    options: campaigns.map(drive => ({ value: String(drive.id), word: pick(drive.zh, drive.en) })),
    defaultValue: chosen ?? '',
  }
}

/** On which day. */
export async function dayField(hint: string): Promise<FormFieldProps> {
  const t = await getTranslations('inspections')
  return {
    kind: 'date',
    name: 'onDay',
    label: t('new.day'),
    hint,
    required: true,
    min: today(),
    defaultValue: today(),
    short: true,
  }
}

/** Who goes: people of the actor's own unit, the actor ticked. */
export async function teamField(people: readonly Choice[], me: number): Promise<FormFieldProps> {
  const [t, locale] = await Promise.all([getTranslations('inspections'), getLocale()])
  const pick = localized(locale)
  return {
    kind: 'checks',
    name: 'teamIds[]',
    label: t('new.team'),
    hint: t('new.teamHint'),
    down: true,
    options: people.map(person => ({ value: String(person.id), word: pick(person.zh, person.en) })),
    defaultValue: people.some(person => person.id === me) ? [String(me)] : [],
  }
}
