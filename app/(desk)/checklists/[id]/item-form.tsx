import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { ChecklistItemRow } from '@/db/queries/checklist-versions'
import { clauseSeen } from '@/domain/checklist'
import { hazardLevels } from '@/domain/hazard'
import { EntryForm } from '../../entry-form'
import { placeItemAction, removeItemAction, saveItemAction } from './actions'
import { StepForm } from './step-form'

/** The form of one item of a draft, or of a new one that takes its section from the last. */
export async function ItemForm({
  checklistId,
  item,
  last,
  all,
}: {
  checklistId: number
  item: ChecklistItemRow | null
  /** The item that stands last. */
  last?: ChecklistItemRow
  all: number
}) {
  const [t, tl, tp] = await Promise.all([
    getTranslations('checklists'),
    getTranslations('loops'),
    getTranslations('places'),
  ])
  const back = `/checklists/${checklistId}${item ? `#item-${item.id}` : '#add'}`
  const title = item ? t('item.edit', { code: item.code }) : t('item.add')
  return (
    <Section id="edit" title={title}>
      <EntryForm
        action={saveItemAction}
        label={title}
        hidden={{ key: randomUUID(), checklistId: String(checklistId), ...(item ? { itemId: String(item.id) } : {}) }}
        wrong={tp('choice.wrong')}
        submit={t('item.save')}
        cancel={{ href: back, word: t('back') }}
        fields={[
          {
            name: 'code',
            label: t('item.code'),
            hint: t('item.codeHint'),
            required: true,
            maxLength: 20,
            short: true,
            defaultValue: item?.code,
          },
          {
            name: 'sectionZh',
            label: t('item.sectionZh'),
            required: true,
            maxLength: 300,
            defaultValue: (item ?? last)?.sectionZh,
          },
          {
            name: 'sectionEn',
            label: t('item.sectionEn'),
            required: true,
            maxLength: 300,
            defaultValue: (item ?? last)?.sectionEn,
          },
          {
            kind: 'textarea',
            rows: 2,
            name: 'textZh',
            label: t('item.textZh'),
            hint: t('item.textHint'),
            required: true,
            maxLength: 2000,
            defaultValue: item?.textZh,
          },
          {
            kind: 'textarea',
            rows: 2,
            name: 'textEn',
            label: t('item.textEn'),
            required: true,
            maxLength: 2000,
            defaultValue: item?.textEn,
          },
          {
            kind: 'textarea',
            rows: 2,
            name: 'clause',
            label: t('item.clause'),
            hint: t('item.clauseHint'),
            required: true,
            maxLength: 2000,
            defaultValue: item?.clause,
          },
          {
            kind: 'radio',
            down: true,
            name: 'seen',
            label: t('item.seen'),
            required: true,
            options: [...clauseSeen]
              .reverse()
              .map(seen => ({ value: seen, word: t(`seen.${seen}`), hint: t(`seenHint.${seen}`) })),
            defaultValue: item?.seen ?? 'UNVERIFIED',
          },
          {
            name: 'source',
            label: t('item.source'),
            hint: t('item.sourceHint'),
            optional: tl('optional'),
            maxLength: 2000,
            defaultValue: item?.source,
          },
          {
            kind: 'radio',
            name: 'levelIfFailed',
            label: t('item.level'),
            hint: t('item.levelHint'),
            required: true,
            options: hazardLevels.map(level => ({ value: level, word: tl(`level.${level}`) })),
            defaultValue: item?.levelIfFailed ?? 'general',
          },
          {
            kind: 'checkbox',
            name: 'photoRequired',
            label: t('item.photo'),
            defaultChecked: item?.photoRequired ?? false,
          },
          {
            kind: 'textarea',
            rows: 2,
            name: 'guidanceZh',
            label: t('item.guidanceZh'),
            optional: tl('optional'),
            maxLength: 2000,
            defaultValue: item?.guidanceZh,
          },
          {
            kind: 'textarea',
            rows: 2,
            name: 'guidanceEn',
            label: t('item.guidanceEn'),
            optional: tl('optional'),
            maxLength: 2000,
            defaultValue: item?.guidanceEn,
          },
        ]}
      />
      {item && (
        <div className="mt-6 grid gap-4">
          <EntryForm
            minor
            action={placeItemAction}
            label={t('item.place')}
            hidden={{ key: randomUUID(), itemId: String(item.id) }}
            wrong={tp('choice.wrong')}
            submit={t('item.place')}
            cancel={{ href: back, word: t('back') }}
            fields={[
              {
                kind: 'number',
                name: 'no',
                label: t('item.no'),
                min: 1,
                max: all,
                required: true,
                short: true,
                defaultValue: item.no,
              },
            ]}
          />
          <StepForm
            action={removeItemAction}
            hidden={{ key: randomUUID(), itemId: String(item.id) }}
            word={t('item.remove', { code: item.code })}
          />
        </div>
      )}
    </Section>
  )
}
