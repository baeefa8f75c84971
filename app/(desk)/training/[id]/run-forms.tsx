import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { OnList } from '@/db/queries/trainings'
import { localized } from '../../../words'
import { EntryForm } from '../../entry-form'
import { addAttendeeAction, cancelTrainingAction, explainAbsenceAction } from '../actions'

export const runForms = ['add', 'explain', 'cancel'] as const
export type RunForm = (typeof runForms)[number]

/** What who runs a training does beside the door: adds who has no phone, says why somebody is not there, calls it off. */
export async function RunForms({
  id,
  form,
  people,
  others,
}: {
  id: number
  form: RunForm
  people: readonly OnList[]
  /** Who can be added to an open training. */
  others: readonly { id: number; zh: string; en: string }[]
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('training'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const missing = people.filter(one => one.at === null && one.expected)
  const options = [
    ...missing.map(one => ({ value: String(one.personId), word: one.zh ? pick(one.zh, one.en) : t('list.hidden') })),
    ...(form === 'add'
      ? others
          .filter(other => !people.some(one => one.personId === other.id))
          .map(other => ({ value: String(other.id), word: pick(other.zh, other.en) }))
      : []),
  ]
  const reason = {
    name: 'reason',
    label: t(`form.${form}.reason`),
    hint: t(`form.${form}.hint`),
    required: true,
    maxLength: 500,
  }
  const actions = { add: addAttendeeAction, explain: explainAbsenceAction, cancel: cancelTrainingAction }
  return (
    <Section title={t(`form.${form}.title`)} id="form">
      <EntryForm
        action={actions[form]}
        label={t(`form.${form}.title`)}
        hidden={{ key: randomUUID(), ...(form === 'cancel' ? { id: String(id) } : { sessionId: String(id) }) }}
        wrong={t('wrong')}
        submit={t(`form.${form}.send`)}
        cancel={{ href: `/training/${id}`, word: t('cancel') }}
        fields={
          form === 'cancel'
            ? [reason]
            : [
                {
                  kind: 'select',
                  name: 'personId',
                  label: t('list.person'),
                  required: true,
                  none: tl('choose'),
                  options,
                  short: true,
                },
                reason,
              ]
        }
      />
    </Section>
  )
}
