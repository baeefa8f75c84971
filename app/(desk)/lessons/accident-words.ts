import { getLocale, getTranslations } from 'next-intl/server'
import type { Why } from '@/db/queries/inferences'
import type { Toll } from '@/domain/accident'
import { localized } from '../../words'
import { sectorWord } from '../places/sector-word'

/** Dead and injured as `2 · 5`; the loss in yuan with its thousands. */
export const sayToll = ({ deaths, injuries }: Pick<Toll, 'deaths' | 'injuries'>): string => `${deaths} · ${injuries}`
export const sayYuan = (loss: number, locale: string): string => new Intl.NumberFormat(locale).format(loss)

type Term = { id: number; zh: string; en: string }

/** Why a place is like the one where it happened, in words. */
export async function whyWords(terms: readonly Term[]) {
  const [t, tp, locale] = await Promise.all([getTranslations('lessons'), getTranslations('places'), getLocale()])
  const pick = localized(locale)
  return ({ sector, terms: ids, clauses }: Why): string =>
    [
      ...(sector ? [t('infer.whySector', { sector: sectorWord(tp, sector) })] : []),
      ...ids.flatMap(id => {
        const term = terms.find(one => one.id === id)
        return term ? [pick(term.zh, term.en)] : []
      }),
      ...clauses.map(clause => t('infer.whyClause', { clause })),
    ].join(' · ')
}
