import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { ChecklistItemRow, ChecklistVersion } from '@/db/queries/checklist-versions'
import { changesBetween, type ItemText } from '@/domain/checklist'
import { localized } from '../../../words'

/** What changed from an earlier version to this one, item by item; an item is the same as long as it keeps its code. */
export async function ChangesSection({
  from,
  earlier,
  later,
}: {
  from: ChecklistVersion
  earlier: readonly ChecklistItemRow[]
  later: readonly ChecklistItemRow[]
}) {
  const [t, tl, locale] = await Promise.all([getTranslations('checklists'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const { added, removed, changed, same } = changesBetween(earlier, later)
  const say = (item: ChecklistItemRow, part: ItemText): string => {
    if (part === 'seen') return t(`seen.${item.seen}`)
    if (part === 'levelIfFailed') return tl(`level.${item.levelIfFailed}`)
    if (part === 'photoRequired') return t(item.photoRequired ? 'changes.photoYes' : 'changes.photoNo')
    return item[part] || t('changes.nothing')
  }
  const line = (item: ChecklistItemRow) => (
    <>
      <span className="code">{item.code}</span> {pick(item.textZh, item.textEn)}
    </>
  )
  return (
    <Section
      id="changes"
      title={t('changes.title', { n: from.version })}
      aside={t('changes.sum', { added: added.length, removed: removed.length, changed: changed.length, same })}
    >
      {added.length + removed.length + changed.length === 0 && <p className="dim">{t('changes.none')}</p>}
      <ul className="checks">
        {added.map(item => (
          <li key={item.id}>
            <small className="good">{t('changes.added')}</small>{' '}
            <a className="link" href={`#item-${item.id}`}>
              {line(item)}
            </a>
          </li>
        ))}
        {removed.map(item => (
          <li key={item.id}>
            <small className="bad">{t('changes.removed')}</small>{' '}
            <a className="link" href={`/checklists/${from.id}#item-${item.id}`}>
              {line(item)}
            </a>
          </li>
        ))}
        {changed.map(({ item, was, parts }) => (
          <li key={item.id}>
            <small className="warn">{t('changes.changed')}</small>{' '}
            <a className="link" href={`#item-${item.id}`}>
              {line(item)}
            </a>
            {parts.map(part => (
              <div key={part} className="dim">
                {t(`part.${part}`)}: <del>{say(was, part)}</del> → <ins>{say(item, part)}</ins>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}
