import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Section } from '@/components/section'
import type { CausedHazard, CauseFilters } from '@/db/queries/causes'
import type { Under } from '@/db/queries/fan-out-choices'
import type { Choice } from '@/db/queries/people'
import { addDays, shanghaiDay } from '@/domain/clock'
import { codeOf } from '@/domain/loops'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'
import { SystemicForm } from './systemic-form'

const openStages = (stage: string) => !['closed', 'stable'].includes(stage)

/** The hazards behind a number of the causes; a supervisor ticks those that one task shall go at. */
export async function CausedHazards({
  hazards,
  filters,
  give,
}: {
  hazards: { rows: CausedHazard[]; all: number }
  filters: CauseFilters
  give: { under: Under[]; units: Choice[] } | null
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('lessons'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const { rows, all } = hazards
  if (rows.length === 0)
    return (
      <Section title={t('causes.hazards', { n: 0 })} id="hazards">
        <EmptyState title={t('causes.empty')} text={t('causes.emptyText')} />
      </Section>
    )
  return (
    <Section
      title={t('causes.hazards', { n: all })}
      aside={rows.length < all ? t('causes.only', { shown: rows.length, all }) : undefined}
      id="hazards"
    >
      <SystemicForm
        hidden={{ key: randomUUID(), causeId: String(filters.cause ?? '') }}
        rows={rows.map(row => ({
          id: row.id,
          code: codeOf('hazard', row.id),
          title: pick(row.zh, row.en),
          cause: pick(row.causeZh, row.causeEn),
          place: row.place ? pick(row.place.zh, row.place.en) : '—',
          stage: tl(`stage.hazard.${row.stage}` as 'stage.hazard.closed'),
          reported: sayDay(shanghaiDay(row.openedAt), locale, today()),
          back: row.repeated ? t('causes.back') : '',
          task: row.taskId === null ? null : { id: row.taskId, code: codeOf('task', row.taskId) },
          tick: t('causes.system.tick', { hazard: codeOf('hazard', row.id) }),
          ticked: openStages(row.stage) && row.taskId === null,
        }))}
        words={{
          caption: t('causes.hazards', { n: all }),
          hazard: t('causes.hazard'),
          place: t('causes.place'),
          stage: t('causes.stage'),
          reported: t('causes.reported'),
          task: t('causes.task'),
          title: t('causes.system.title'),
          lead: t('causes.system.lead'),
          send: t('causes.system.send'),
          wrong: t('new.wrong'),
        }}
        fields={
          give && give.under.length > 0
            ? [
                {
                  kind: 'select',
                  name: 'leadOrgId',
                  label: t('causes.system.unit'),
                  required: true,
                  none: tl('choose'),
                  options: give.units.map(unit => ({ value: String(unit.id), word: pick(unit.zh, unit.en) })),
                },
                { name: 'title', label: t('causes.system.what'), required: true, maxLength: 200 },
                {
                  kind: 'textarea',
                  name: 'criteria',
                  label: t('causes.system.criteria'),
                  required: true,
                  rows: 2,
                  maxLength: 4000,
                },
                {
                  kind: 'select',
                  name: 'under',
                  label: t('infer.under'),
                  hint: t('infer.underHint'),
                  required: true,
                  options: give.under.map(one => ({
                    value: one.value,
                    word: `${codeOf(one.loop, one.id)} ${pick(one.zh, one.en)}`,
                  })),
                  defaultValue: give.under[0]!.value,
                },
                {
                  kind: 'date',
                  name: 'dueOn',
                  label: t('infer.due'),
                  required: true,
                  min: today(),
                  defaultValue: addDays(today(), 60),
                  short: true,
                },
              ]
            : null
        }
      />
    </Section>
  )
}
