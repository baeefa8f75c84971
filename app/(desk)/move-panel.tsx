import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { CaseView } from '@/db/queries/case-view'
import type { CommitmentVersion } from '@/db/queries/commitments'
import type { Choice } from '@/db/queries/people'
import type { Toll } from '@/domain/accident'
import type { Actor } from '@/domain/actor'
import { addDays } from '@/domain/clock'
import { hazardLevels, implementations, listingLevels } from '@/domain/hazard'
import { loops } from '@/domain/loops'
import { fieldsOf, isOptional, type MoveField } from '@/domain/move-fields'
import { verdicts } from '@/domain/task'
import { today } from '../light-of'
import { localized } from '../words'
import { accidentFields } from './accident-fields'
import { offeredMoves } from './case-moves'
import { commitmentFields } from './commitment-fields'
import { type MeasureChoice, measureFields } from './measure-fields'
import { MoveForm } from './move-form'
import { hiddenOf } from './move-hidden'
import { planFields } from './plan-fields'
import { type AlertChoices, responseFields } from './response-fields'
import { type RumourChoices, rumourFields } from './rumour-fields'

/** The form of the move that `?move=` names, if this person may make it now. */
export async function MovePanel({
  view,
  actor,
  path,
  open,
  choices,
}: {
  view: CaseView
  actor: Actor
  path: string
  open?: string
  choices?: {
    people?: readonly Choice[]
    units?: readonly Choice[]
    measures?: readonly MeasureChoice[]
    /** The number that a document would bear. */
    number?: string
    /** The date that a rule suggests. */
    dueOn?: string
    /** What a unit promised, the newest of each kind first. */
    commitments?: readonly CommitmentVersion[]
    /** Casualties and loss of an accident as they stand. */
    toll?: Toll
    /** Who can be told of an alert, and which teams can be called. */
    alert?: AlertChoices
    /** What a rumour's forms begin with. */
    rumour?: RumourChoices
  }
}) {
  const offered = offeredMoves(view, actor).find(({ name, refusal }) => name === open && refusal === null)
  if (!offered) return null
  const { loop } = view.facts
  const { name, move } = offered
  const [t, tl, locale] = await Promise.all([getTranslations('case'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const word = tl(`move.${loop}.${name}` as 'move.task.accept')
  const measureField = await measureFields(choices?.measures)
  const accidentField = await accidentFields(choices?.toll)
  const planField = await planFields()
  const responseField = await responseFields(choices?.alert)
  const rumourField = await rumourFields(loop, name, choices?.rumour)
  const optionsOf = (list: readonly Choice[] = []) =>
    list.map(({ id, zh, en }) => ({ value: String(id), word: pick(zh, en) }))

  const commitmentField = await commitmentFields(name, optionsOf(choices?.people), tl('choose'), choices?.commitments)

  const fieldOf = (field: MoveField): FormFieldProps => {
    const required = !isOptional(field, move)
    const common = { name: field, required, optional: required ? undefined : tl('optional') }
    const own =
      measureField(field, common) ??
      commitmentField(field, common) ??
      accidentField(field, common) ??
      planField(field, common) ??
      responseField(field, common) ??
      rumourField(field, common)
    if (own) return own
    switch (field) {
      case 'unit':
        return {
          ...common,
          label: tl('field.unit'),
          kind: 'select',
          none: tl('choose'),
          options: optionsOf(choices?.units ?? [view.performing]),
          // a choice of one is made
          defaultValue: String(choices?.units?.length === 1 ? choices.units[0]!.id : view.performing.id),
        }
      case 'owner':
      case 'deputy':
        return {
          ...common,
          label: tl(`field.${field}`),
          kind: 'select',
          none: required ? tl('choose') : tl('none'),
          options: optionsOf(choices?.people),
          defaultValue: String(view[field]?.id ?? ''),
        }
      case 'team':
        return {
          ...common,
          name: 'teamIds[]',
          label: tl('field.team'),
          hint: tl('field.teamHint'),
          kind: 'checks',
          down: true,
          options: optionsOf(choices?.people),
          defaultValue: choices?.people?.some(person => person.id === actor.personId) ? [String(actor.personId)] : [],
        }
      case 'dueOn':
        return {
          ...common,
          label: tl('field.dueOn'),
          kind: 'date',
          min: today(),
          defaultValue:
            view.extensions.find(one => one.decision === null)?.wantedOn ?? choices?.dueOn ?? view.dueOn ?? undefined,
          hint: t('hint.dueOn'),
          short: true,
        }
      case 'wantedOn':
        return {
          ...common,
          label: tl('field.wantedOn'),
          kind: 'date',
          min: view.dueOn ? addDays(view.dueOn, 1) : today(),
          hint: t('hint.wantedOn'),
          short: true,
        }
      case 'step':
        return {
          ...common,
          label: tl('field.step'),
          kind: 'select',
          none: tl('choose'),
          options: implementations.map(kind => ({ value: kind, word: tl(`field.implementation.${kind}`) })),
          short: true,
        }
      case 'number':
        return {
          ...common,
          label: tl('field.number'),
          kind: 'text',
          maxLength: 60,
          defaultValue: choices?.number,
          hint: t('hint.number'),
        }
      case 'notice.number':
        return { ...common, label: tl('field.notice.number'), kind: 'text', maxLength: 60, hint: t('hint.notice') }
      case 'notice.level':
        return {
          ...common,
          label: tl('field.notice.level'),
          kind: 'radio',
          options: listingLevels.map(level => ({ value: level, word: tl(`field.notice.${level}`) })),
        }
      case 'level':
        return {
          ...common,
          label: tl('field.level'),
          kind: 'radio',
          options: hazardLevels.map(level => ({ value: level, word: tl(`level.${level}`) })),
        }
      case 'verdict':
        return {
          ...common,
          label: tl('field.verdict'),
          kind: 'radio',
          options: verdicts.map(verdict => ({ value: verdict, word: tl(`verdict.${verdict}`) })),
        }
      case 'percent':
        return {
          ...common,
          label: tl('field.percent'),
          kind: 'number',
          min: 0,
          max: 100,
          hint: t('hint.percent'),
          short: true,
        }
      case 'reason':
        return {
          ...common,
          label: tl('field.reason'),
          kind: 'textarea',
          rows: 3,
          maxLength: 4000,
          hint: t('hint.reason'),
        }
      default: {
        const [kind, part = '', leaf] = field.split('.') as ['plan' | 'implementation', string, string?]
        if (kind === 'plan')
          return {
            ...common,
            label: tl(`field.plan.${part}` as 'field.plan.goal'),
            kind: 'textarea',
            rows: 2,
            maxLength: 4000,
          }
        const label = `${tl(`field.implementation.${part}` as 'field.implementation.funds')} · ${tl(`field.implementation.${leaf}` as 'field.implementation.owner')}`
        return leaf === 'dueOn'
          ? { ...common, label, kind: 'date', short: true }
          : { ...common, label, kind: 'text', maxLength: 200 }
      }
    }
  }

  return (
    <section className="sec movepanel" id="move" aria-labelledby="move-title">
      <div className="hd">
        <h2 id="move-title">{word}</h2>
        <small>
          {tl(`stage.${loop}.${view.facts.stage}` as 'stage.task.issued')}
          {loops[loop].stages.includes(move.to) && ` → ${tl(`stage.${loop}.${move.to}` as 'stage.task.issued')}`}
        </small>
      </div>
      <MoveForm
        hidden={hiddenOf(view, name, path)}
        fields={fieldsOf(name, move).map(fieldOf)}
        submit={word}
        note={t('youWill')}
        cancel={{ href: path, word: t('cancel') }}
      />
    </section>
  )
}
