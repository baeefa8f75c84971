import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { Basis } from '@/components/basis'
import { EmptyState } from '@/components/empty-state'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import type { ChecklistItemRow, ChecklistVersion } from '@/db/queries/checklist-versions'
import { clauseSeen } from '@/domain/checklist'
import { localized } from '../../../words'
import { placeItemAction } from './actions'
import { StepForm } from './step-form'

export const itemShows = ['all', ...clauseSeen, 'major', 'photo'] as const
export type ItemShow = (typeof itemShows)[number]

const isShown = (show: ItemShow, item: ChecklistItemRow): boolean =>
  show === 'all' ||
  (show === 'major' ? item.levelIfFailed === 'major' : show === 'photo' ? item.photoRequired : item.seen === show)

/** The items of a version by section; those of a draft can be opened and moved. */
export async function Items({
  list,
  items,
  show,
  edits,
}: {
  list: ChecklistVersion
  items: readonly ChecklistItemRow[]
  show: ItemShow
  /** The reader may write on it. */
  edits: boolean
}) {
  const t = await getTranslations('checklists')
  const pick = localized(await getLocale())
  const path = `/checklists/${list.id}`
  const sections = new Map<string, ChecklistItemRow[]>()
  for (const item of items.filter(item => isShown(show, item)))
    sections.set(item.sectionZh, [...(sections.get(item.sectionZh) ?? []), item])
  const add = edits && (
    <a className="btn" id="add" href={`${path}?item=new#edit`}>
      {t('item.add')}
    </a>
  )
  return (
    <div className="sections">
      <Section id="items" title={t('items')} aside={t('itemCount', { n: items.length })}>
        <SavedViews
          inside
          label={t('whichLabel')}
          views={itemShows.map(one => ({
            href: `${path}${one === 'all' ? '' : `?seen=${one}`}#items`,
            word: t(`which.${one}` as 'which.all'),
            count: items.filter(item => isShown(one, item)).length,
            current: one === show,
          }))}
        />
        {sections.size === 0 && (
          <EmptyState
            title={t(items.length === 0 ? 'noItem' : 'noneOfThese')}
            text={t(edits ? 'noItemText' : 'noneText')}
          >
            {add}
          </EmptyState>
        )}
      </Section>
      {[...sections].map(([section, all]) => (
        <Section
          key={section}
          title={pick(all[0]!.sectionZh, all[0]!.sectionEn)}
          aside={t('itemCount', { n: all.length })}
        >
          {all.map(item => (
            <Item key={item.id} item={item} all={items.length} edits={edits} path={path} />
          ))}
        </Section>
      ))}
      {sections.size > 0 && add && <Section>{add}</Section>}
    </div>
  )
}

async function Item({ item, all, edits, path }: { item: ChecklistItemRow; all: number; edits: boolean; path: string }) {
  const [t, locale] = await Promise.all([getTranslations('checklists'), getLocale()])
  const pick = localized(locale)
  const wants = [item.levelIfFailed === 'major' && t('wants.major'), item.photoRequired && t('wants.photo')]
  const guidance = locale === 'en' ? item.guidanceEn : item.guidanceZh
  return (
    <article className="check item" id={`item-${item.id}`} aria-labelledby={`ask-${item.id}`}>
      <h3 id={`ask-${item.id}`}>
        <span className="no">{[t('no', { no: item.no, code: item.code }), ...wants].filter(Boolean).join(' · ')}</span>
        {pick(item.textZh, item.textEn)}
      </h3>
      <div className="law">
        <span lang="zh-CN">{item.clause}</span> <Basis unseen={item.seen !== 'full'}>{t(`seen.${item.seen}`)}</Basis>
      </div>
      {guidance && <p className="guide">{guidance}</p>}
      {edits && (
        <div className="row noprint">
          <a
            className="btn quiet"
            href={`${path}?item=${item.id}#edit`}
            aria-label={t('item.edit', { code: item.code })}
          >
            {t('item.editShort')}
          </a>
          {item.no > 1 && (
            <StepForm
              action={placeItemAction}
              hidden={{ key: randomUUID(), itemId: String(item.id), no: String(item.no - 1) }}
              word={t('item.up')}
              label={t('item.upOf', { code: item.code })}
              look="btn quiet"
            />
          )}
          {item.no < all && (
            <StepForm
              action={placeItemAction}
              hidden={{ key: randomUUID(), itemId: String(item.id), no: String(item.no + 1) }}
              word={t('item.down')}
              label={t('item.downOf', { code: item.code })}
              look="btn quiet"
            />
          )}
        </div>
      )}
    </article>
  )
}
