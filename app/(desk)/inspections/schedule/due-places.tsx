import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { Tone } from '@/components/light'
import { Notice } from '@/components/notice'
import { mostPlanned } from '@/db/commands/plan-inspections'
import type { ChecklistChoice } from '@/db/queries/checklists'
import type { Choice } from '@/db/queries/people'
import type { DuePlace, ScheduleFilters } from '@/db/queries/schedule'
import type { Actor } from '@/domain/actor'
import { daysBetween } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { addressOf } from '../../../address'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'
import { RiskMark } from '../../places/risk-mark'
import { checklistField, dayField, fittingChecklist, teamField } from '../new/visit-fields'
import { type DueRow, ScheduleForm } from './schedule-form'

const path = '/inspections/schedule'

/** The places that are due, and the form that plans those that are ticked. */
export async function DuePlaces({
  rows,
  all,
  actor,
  people,
  checklists,
  filters,
  first,
  mayPlan,
}: {
  rows: readonly DuePlace[]
  all: number
  actor: Actor
  people: readonly Choice[]
  checklists: readonly ChecklistChoice[]
  filters: ScheduleFilters
  /** How many are ticked to begin with. */
  first: number
  mayPlan: boolean
}) {
  const [t, tp, tl, tn, locale] = await Promise.all([
    getTranslations('visits'),
    getTranslations('places'),
    getTranslations('loops'),
    getTranslations('inspections'),
    getLocale(),
  ])
  const pick = localized(locale)
  const now = today()
  const lightOf = (row: DuePlace): { tone: Tone; word: string } => {
    if (row.planned)
      return {
        tone: 'green',
        word: t('schedule.plannedOn', {
          code: codeOf('inspection', row.planned.id),
          on: row.planned.on ? sayDay(row.planned.on, locale, now) : '—',
        }),
      }
    if (!row.dueOn) return { tone: 'red', word: t('schedule.never') }
    const late = daysBetween(row.dueOn, now)
    return late > 0
      ? { tone: 'red', word: t('schedule.late', { n: late, on: sayDay(row.dueOn, locale, now) }) }
      : { tone: 'yellow', word: t('schedule.dueOn', { on: sayDay(row.dueOn, locale, now) }) }
  }
  const kinds = [...new Set(rows.map(row => row.sector))]
  const fields: FormFieldProps[] = [
    ...(await Promise.all(
      kinds.map(async sector => ({
        ...(await checklistField(checklists, fittingChecklist(checklists, sector))),
        name: `checklistOf.${sector}`,
        label: t('schedule.checklistFor', { kind: tp(`sector.${sector}` as 'sector.gas') }),
      })),
    )),
    {
      kind: 'radio',
      down: true,
      name: 'kind',
      label: tn('new.kind'),
      required: true,
      options: (['unannounced', 'planned'] as const).map(kind => ({
        value: kind,
        word: tl(`inspectionKind.${kind}`),
        hint: tn(`new.kindHint.${kind}`),
      })),
      defaultValue: 'unannounced',
    },
    await dayField(t('schedule.dayHint')),
    {
      kind: 'number',
      name: 'perDay',
      label: t('schedule.perDay'),
      hint: t('schedule.perDayHint'),
      optional: tl('optional'),
      min: 1,
      max: mostPlanned,
      short: true,
    },
    await teamField(people, actor.personId),
  ]
  const shown = rows.map(
    (row): DueRow => ({
      id: row.id,
      name: pick(row.zh, row.en),
      risk: <RiskMark risk={row.risk} />,
      where: [pick(row.regionZh, row.regionEn), row.unit && pick(row.unit.zh, row.unit.en)].filter(Boolean).join(' · '),
      sector: tp(`sector.${row.sector}` as 'sector.gas'),
      last: row.lastOn ? sayDay(row.lastOn, locale, now) : tp('list.never'),
      light: lightOf(row),
    }),
  )
  const tick = (n: number) => (
    <a key={n} className="link" href={`${path}${addressOf({ ...filters, first: n })}`}>
      {t('schedule.tick', { n })}
    </a>
  )
  return (
    <>
      <div className="sec">
        <p className="row flex-wrap">
          <span>{t('schedule.shown', { n: rows.length, all })}</span>
          {mayPlan && !filters.planned && [5, 10, 20].filter(n => n <= rows.length).map(tick)}
          {mayPlan && first > 0 && (
            <a className="link" href={`${path}${addressOf(filters)}`}>
              {t('schedule.untick')}
            </a>
          )}
        </p>
        {!mayPlan && <Notice title={tn('new.notYours')} />}
        {mayPlan && people.length < 2 && <Notice kind="warn" title={tn('new.tooFew')} />}
      </div>
      <ScheduleForm
        rows={shown}
        plans={mayPlan && people.length >= 2 && !filters.planned}
        ticked={first}
        hidden={{ key: randomUUID(), ...(filters.campaign ? { campaignId: String(filters.campaign) } : {}) }}
        fields={fields}
        words={{
          label: t('schedule.title'),
          caption: t('schedule.caption', { n: rows.length }),
          select: t('schedule.select'),
          place: tp('list.place'),
          risk: tp('list.risk'),
          where: t('schedule.where'),
          kind: tp('list.sector'),
          last: tp('list.lastVisit'),
          due: t('schedule.due'),
          plan: t('schedule.plan'),
          planText: t('schedule.planText', { most: mostPlanned }),
          send: t('schedule.send'),
          wrong: tp('choice.wrong'),
          tickSome: t('schedule.tickSome', { most: mostPlanned }),
        }}
      />
    </>
  )
}
