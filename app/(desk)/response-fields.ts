import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { AlertPerson } from '@/db/queries/alert-people'
import type { Team } from '@/db/queries/response-teams'
import type { MoveField } from '@/domain/move-fields'
import type { ReviewPart } from '@/domain/response'
import { today } from '../light-of'
import { localized, sayInstant } from '../words'

/** Who can be told of an alert and which teams can be called. */
export type AlertChoices = { people: readonly AlertPerson[]; teams: readonly Team[] }
type Common = { name: string; required: boolean; optional?: string }

/** How the forms of a response's moves ask who is told, what the review says and when it is said to have happened; null for a field of another move. */
export async function responseFields(alert: AlertChoices = { people: [], teams: [] }) {
  const [t, tt, locale] = await Promise.all([getTranslations('responses'), getTranslations('teams'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const onDuty = alert.people.filter(person => person.until)
  const people = (common: Common): FormFieldProps => ({
    ...common,
    label: t('field.people'),
    hint: t('field.peopleHint'),
    kind: 'checks',
    down: true,
    options: alert.people.map(person => ({
      value: String(person.id),
      word: `${pick(person.zh, person.en)} · ${pick(person.unitZh, person.unitEn)}`,
      hint: [person.until && t('field.onDuty', { at: sayInstant(person.until, locale, now) }), person.phone]
        .filter(Boolean)
        .join(' · '),
    })),
    // one person on duty is the one who is meant
    defaultValue: onDuty.length === 1 ? [String(onDuty[0]!.id)] : [],
  })
  const teams = (common: Common): FormFieldProps => ({
    ...common,
    label: t('field.teams'),
    hint: t('field.teamsHint'),
    kind: 'checks',
    down: true,
    options: alert.teams.map(team => ({
      value: String(team.id),
      word: `${pick(team.zh, team.en)} · ${tt(`kind.${team.kind}`)}`,
      hint: [team.region && pick(team.region.zh, team.region.en), team.leader, team.phone].filter(Boolean).join(' · '),
    })),
  })
  const claimed = (common: Common): FormFieldProps => ({
    ...common,
    label: t('field.claimedAt'),
    hint: t('field.claimedHint'),
    kind: 'datetime-local',
    max: `${now}T23:59`,
    short: true,
  })
  return (field: MoveField, common: Common): FormFieldProps | null => {
    if (field === 'notified.personIds[]') return people(common)
    if (field === 'notified.teamIds[]')
      return alert.teams.length > 0 ? teams(common) : { ...teams(common), hint: tt('empty.title') }
    if (field === 'claimedAt') return claimed(common)
    const [group, part] = field.split('.') as [string, ReviewPart]
    if (group !== 'afterAction') return null
    const hint = part === 'timeline' ? t('review.timelineHint') : part === 'wentIll' ? t('review.illHint') : undefined
    return { ...common, label: t(`review.${part}`), hint, kind: 'textarea', rows: 3, maxLength: 4000 }
  }
}
