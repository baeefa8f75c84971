import { getLocale, getTranslations } from 'next-intl/server'
import type { FilterChip } from '@/components/filter-bar'
import { type CaseFilters, toQuery } from '@/db/queries/case-filters'
import type { FilterNames, ListedLoop } from '@/db/queries/case-list'
import { codeOf } from '@/domain/loops'
import { localized } from '../words'

/** Each filter that is on, in words, with the way to the same list without it. */
export async function caseChips(
  loop: ListedLoop,
  path: string,
  filters: CaseFilters,
  names: FilterNames,
  sort?: string,
): Promise<FilterChip[]> {
  const [t, tl, tm, tp, locale] = await Promise.all([
    getTranslations('lists'),
    getTranslations('loops'),
    getTranslations('measures'),
    getTranslations('places'),
    getLocale(),
  ])
  const pick = localized(locale)
  const wordOf = (key: keyof CaseFilters, value: string | number): string => {
    const name = names[key]
    if (key === 'directive' && typeof value === 'number')
      return `${codeOf('directive', value)}${name ? ` ${pick(name.zh, name.en)}` : ''}`
    if (key === 'piecesOf' && typeof value === 'number')
      return `${codeOf('task', value)}${name ? ` ${pick(name.zh, name.en)}` : ''}`
    if (name) return pick(name.zh, name.en)
    if (key === 'state') return t(`state.${value}` as 'state.open')
    if (key === 'due') return t(`due.${value}` as 'due.overdue')
    if (key === 'measure') return value === 'yes' ? t('measure.yes') : tm(`kind.${value}` as 'kind.seal')
    if (key === 'repeat') return t('repeatYes')
    if (key === 'sector') return tp(`sector.${value}` as 'sector.gas')
    if (key === 'line') return tl(`line.${value}` as 'line.bottom')
    if (key === 'level') return tl(`level.${value}` as 'level.major')
    if (tl.has(`stage.${loop}.${value}` as 'stage.task.issued'))
      return tl(`stage.${loop}.${value}` as 'stage.task.issued')
    return String(value)
  }
  return Object.entries(filters).map(([key, value]) => {
    const label = t(`filter.${key}` as 'filter.state')
    const word = wordOf(key as keyof CaseFilters, value as string | number)
    return {
      label,
      value: word,
      href: `${path}${toQuery({ ...filters, [key]: undefined, sort })}`,
      remove: t('remove', { label, value: word }),
    }
  })
}
