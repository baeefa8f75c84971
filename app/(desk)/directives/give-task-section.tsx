import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { FormField, type FormFieldProps } from '@/components/form-field'
import type { Choice } from '@/db/queries/people'
import { today } from '../../light-of'
import { dayShown } from '../../past-day'
import { localized } from '../../words'
import { GiveTaskForm } from './give-task-form'

type Props = {
  under: { directiveId: number } | { parentId: number }
  path: string
  title: string
  lead?: number
  units: readonly Choice[]
  people: readonly Choice[]
  campaigns?: readonly Choice[]
  open: boolean
}

/** Gives a task in two steps that need no script: first the lead unit, then the work, with that unit's own people to name. */
export async function GiveTaskSection({ under, path, title, lead, units, people, campaigns = [], open }: Props) {
  if (dayShown()) return null
  const [t, tl, locale] = await Promise.all([getTranslations('directives'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const options = (list: readonly Choice[]) => list.map(({ id, zh, en }) => ({ value: String(id), word: pick(zh, en) }))
  const leadUnit = units.find(unit => unit.id === lead)
  const optional = tl('optional')
  const fields: FormFieldProps[] = [
    {
      name: 'title',
      label: t('form.title'),
      hint: t('form.titleHint'),
      required: true,
      maxLength: 200,
      autoComplete: 'off',
    },
    {
      name: 'criteria',
      label: t('form.criteria'),
      hint: t('form.criteriaHint'),
      kind: 'textarea',
      rows: 3,
      required: true,
      maxLength: 4000,
    },
    {
      name: 'ownerId',
      label: tl('field.owner'),
      hint: t('form.ownerHint'),
      kind: 'select',
      none: tl('none'),
      options: options(people),
      optional,
    },
    {
      name: 'deputyId',
      label: tl('field.deputy'),
      kind: 'select',
      none: tl('none'),
      options: options(people),
      optional,
    },
    {
      name: 'dueOn',
      label: tl('field.dueOn'),
      hint: t('form.dueHint'),
      kind: 'date',
      min: today(),
      required: true,
      short: true,
    },
    {
      name: 'dueClause',
      label: t('form.dueClause'),
      hint: t('form.dueClauseHint'),
      maxLength: 300,
      optional,
      autoComplete: 'off',
    },
  ]
  if (campaigns.length > 0) {
    fields.push({
      name: 'campaignId',
      label: t('form.campaign'),
      kind: 'select',
      none: t('form.noCampaign'),
      options: options(campaigns),
      optional,
    })
  }
  return (
    <details className="mt-4" id="give" open={open}>
      <summary className="btn w-max list-none">{title}</summary>
      <form className="form mt-4" action={`${path}#give`} aria-label={t('form.leadStep')}>
        <FormField
          kind="select"
          name="lead"
          label={t('form.lead')}
          hint={t('form.leadHint')}
          none={leadUnit ? undefined : tl('choose')}
          options={options(units)}
          defaultValue={leadUnit && String(leadUnit.id)}
          required
        />
        <div className="ends">
          <button className="btn" type="submit">
            {leadUnit ? t('form.changeLead') : t('form.next')}
          </button>
        </div>
      </form>
      {leadUnit && (
        <section className="mt-6" aria-label={title}>
          <h3 className="mb-3">{t('form.workOf', { unit: pick(leadUnit.zh, leadUnit.en) })}</h3>
          <GiveTaskForm
            hidden={{
              key: randomUUID(),
              leadOrgId: String(leadUnit.id),
              ...('parentId' in under
                ? { parentId: String(under.parentId) }
                : { directiveId: String(under.directiveId) }),
            }}
            fields={fields}
            assisting={{
              name: 'assistingOrgIds[]',
              label: t('form.assisting'),
              kind: 'checks',
              options: options(units.filter(unit => unit.id !== leadUnit.id)),
              down: true,
            }}
            path={path}
            words={{
              submit: t('form.submit'),
              cancel: t('form.cancel'),
              kept: t('form.kept'),
              assisting: t('form.assistingMore'),
              invalid: t('form.invalid'),
              note: t('form.note'),
            }}
          />
        </section>
      )}
    </details>
  )
}
