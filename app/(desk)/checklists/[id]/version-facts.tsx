import { getLocale, getTranslations } from 'next-intl/server'
import type { Fact } from '@/components/facts'
import { count } from '@/components/numerals'
import type { ChecklistVersion } from '@/db/queries/checklist-versions'
import { clauseSeen } from '@/domain/checklist'
import { localized } from '../../../words'
import { sectorWord } from '../sector-word'

/** What is known of a version: what it is for, how often it was used, how much of its clauses somebody read. */
export async function versionFacts(list: ChecklistVersion): Promise<Fact[]> {
  const [t, sector, locale] = await Promise.all([getTranslations('checklists'), sectorWord(), getLocale()])
  const pick = localized(locale)
  const number = (n: number, href: string) => (
    <a className="num" href={href}>
      {count(n)}
    </a>
  )
  const seen = { full: list.full, excerpt: list.excerpt, UNVERIFIED: list.unverified }
  return [
    { term: t('column.sector'), value: sector(list.sector) },
    { term: t('column.visits'), value: number(list.visits, `/inspections?checklist=${list.id}`) },
    ...clauseSeen.map(one => ({
      term: t(`which.${one}`),
      value: number(seen[one], `/checklists/${list.id}?seen=${one}#items`),
    })),
    ...(list.draftedBy ? [{ term: t('facts.draftedBy'), value: pick(list.draftedBy.zh, list.draftedBy.en) }] : []),
  ]
}
