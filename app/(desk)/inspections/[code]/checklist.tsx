import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { ChecklistProgress, type Answer as Mark } from '@/components/checklist-progress'
import { EmptyState } from '@/components/empty-state'
import { SavedViews } from '@/components/saved-views'
import { Section } from '@/components/section'
import type { CaseView } from '@/db/queries/case-view'
import type { AnsweredItem } from '@/db/queries/checklists'
import type { Actor } from '@/domain/actor'
import { inspectionMoves } from '@/domain/inspection'
import { reasonAgainst } from '@/domain/loop'
import { dayShown } from '../../../past-day'
import { localized } from '../../../words'
import { hiddenOf } from '../../move-hidden'
import { OneClickMove } from '../../one-click-move'
import { ChecklistItem } from './checklist-item'
import { PassSectionForm } from './pass-section-form'

export const shows = ['all', 'todo', 'failed'] as const
export type Show = (typeof shows)[number]

/** The heading over what a follow-up visit looks after. */
const again = ''

const marks: Record<NonNullable<AnsweredItem['answer']>, Mark> = {
  pass: 'pass',
  fail: 'fail',
  not_applicable: 'notApplicable',
  not_checked: 'notApplicable',
}

/** A failed item is still to do until its hazard has a photo, so that it does not vanish under the thumb. */
const isShown: Record<Show, (item: AnsweredItem) => boolean> = {
  all: () => true,
  todo: item => item.answer === null || (item.answer === 'fail' && item.photos === 0),
  failed: item => item.answer === 'fail' || item.hazardId !== null,
}

/** The checklist of an inspection by its sections: how far it has come, every item, and the way on. */
export async function Checklist({
  view,
  actor,
  items,
  show,
  given,
}: {
  view: CaseView
  actor: Actor
  items: readonly AnsweredItem[]
  show: Show
  /** What became of a photo that was just sent for an item. */
  given?: { itemId: number; files: number | null }
}) {
  const [t, locale] = await Promise.all([getTranslations('inspections'), getLocale()])
  const pick = localized(locale)
  const path = `/inspections/${view.facts.id}`
  const refusal = reasonAgainst(inspectionMoves.answer, view.facts, actor)
  // what has happened since cannot be undone from here
  const mayAnswer = !dayShown() && refusal === null
  // who sees no event knows of the visit only: the place of an announced one, before its document
  const isHidden = view.events.length === 0
  const maySubmit = !dayShown() && reasonAgainst(inspectionMoves.submit, view.facts, actor) === null
  const left = items.filter(item => item.answer === null)
  const failed = items.filter(item => item.answer === 'fail').length
  const sections = new Map<string, AnsweredItem[]>()
  // what failed the last time is looked at first, and never passed with the rest of its section
  const ordered = [...items.filter(item => item.failedBefore), ...items.filter(item => !item.failedBefore)]
  for (const item of ordered) {
    const section = item.failedBefore ? again : item.sectionEn
    sections.set(section, [...(sections.get(section) ?? []), item])
  }
  const shown = items.filter(isShown[show])
  return (
    <div className="sections">
      <Section
        title={t('items.title')}
        id="checklist"
        aside={!isHidden && t('items.progress', { answered: items.length - left.length, all: items.length, failed })}
      >
        {!isHidden && (
          <ChecklistProgress
            label={t('items.progress', { answered: items.length - left.length, all: items.length, failed })}
            marks={items.map(item => (item.answer ? marks[item.answer] : 'notChecked'))}
          />
        )}
        {!isHidden && (
          <SavedViews
            inside
            label={t('items.show')}
            views={shows.map(each => ({
              href: `${path}${each === 'all' ? '' : `?show=${each}`}#checklist`,
              word: t(`items.${each}`),
              count: items.filter(isShown[each]).length,
              current: each === show,
            }))}
          />
        )}
        {mayAnswer && (
          <p className="hint" id="note-hint">
            {t('items.noteHint')}
          </p>
        )}
        {!dayShown() && !mayAnswer && !isHidden && view.facts.stage === 'assigned' && (
          <p className="dim">{t('items.begin')}</p>
        )}
        {!dayShown() && !mayAnswer && !isHidden && view.facts.stage === 'in_field' && (
          <p className="dim">{t('items.notYours')}</p>
        )}
        {isHidden && <p className="dim">{t('items.untilIssued')}</p>}
        {shown.length === 0 && (
          <EmptyState closed title={t('items.none')} text={show === 'todo' ? t('items.noneTodo') : ''} />
        )}
      </Section>
      {[...sections].map(([section, all], index) => {
        const visible = all.filter(isShown[show])
        const open = all.filter(item => item.answer === null).length
        if (visible.length === 0) return null
        const anchor = `section-${index + 1}`
        const name = section === again ? t('items.again') : pick(all[0]!.sectionZh, all[0]!.sectionEn)
        return (
          <Section
            key={section}
            id={anchor}
            title={name}
            aside={
              !isHidden &&
              t('items.progress', {
                answered: all.length - open,
                all: all.length,
                failed: all.filter(item => item.answer === 'fail').length,
              })
            }
          >
            {visible.map(item => (
              <ChecklistItem
                key={item.id}
                item={item}
                of={items.length}
                inspectionId={view.facts.id}
                mayAnswer={mayAnswer}
                isHidden={isHidden}
                show={show}
                given={given?.itemId === item.id ? given.files : undefined}
              />
            ))}
            {mayAnswer && open > 0 && section !== again && (
              <PassSectionForm
                hidden={{ key: randomUUID(), inspectionId: String(view.facts.id), section, anchor, show }}
                word={t('items.passRest', { n: open })}
                note={t('items.passRestNote', { section: name })}
              />
            )}
          </Section>
        )
      })}
      {view.facts.stage === 'in_field' && !isHidden && (
        <Section>
          <p>
            <b>{t('items.left', { n: left.length })}</b> {t(left.length > 0 ? 'items.submitHint' : 'items.readyHint')}{' '}
            {left[0] && (
              <a className="link" href={`${path}#item-${left[0].id}`}>
                {t('items.nextOne')}
              </a>
            )}
          </p>
          {maySubmit && <SubmitButton view={view} path={path} />}
        </Section>
      )}
    </div>
  )
}

async function SubmitButton({ view, path }: { view: CaseView; path: string }) {
  const tl = await getTranslations('loops')
  return <OneClickMove hidden={hiddenOf(view, 'submit', path)} word={tl('move.inspection.submit')} primary />
}
