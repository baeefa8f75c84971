import { getLocale, getTranslations } from 'next-intl/server'
import { ruleOn } from '@/db/queries/rules'
import { type Element, elements, type Standing, standingOf } from '@/domain/assurance'
import { addDays, type Day } from '@/domain/clock'
import { today } from '../../light-of'
import { sayDay } from '../../words'

export type Confirmed = {
  threshold: number
  elements: readonly { element: Element; grade: number; expiresOn: Day }[]
} | null

const tones = { inPlace: 'green', expiring: 'yellow', expired: 'red', short: 'red', unassessed: 'grey' } as const

/** How each of an enterprise's five stands today, with the mark's shape, its word and the rule behind it. */
export async function fiveMarks() {
  const [t, locale] = await Promise.all([getTranslations('assurance'), getLocale()])
  const now = today()
  return (confirmed: Confirmed, region: string) => {
    const warn = ruleOn('five.warn', now, region).value
    return elements.map(element => {
      const found = confirmed?.elements.find(one => one.element === element) ?? null
      const threshold = confirmed?.threshold ?? 0
      const standing: Standing = standingOf(found, { threshold, warnOn: addDays(now, warn) }, now)
      const on = found ? sayDay(found.expiresOn, locale, now) : ''
      const words = { grade: found?.grade ?? 0, threshold, on, warn }
      return {
        element,
        standing,
        tone: tones[standing],
        expiresOn: found?.expiresOn ?? null,
        word: t(`standing.${standing}`, words),
        why: t(`why.${standing}`, words),
      }
    })
  }
}
export type FiveMark = ReturnType<Awaited<ReturnType<typeof fiveMarks>>>[number]

/** The whole of a confirmed assessment in one light: what has ended before what is too low before what ends soon. */
export async function wholeLight(marks: readonly FiveMark[], threshold: number) {
  const [t, locale] = await Promise.all([getTranslations('assurance'), getLocale()])
  const dayOf = (of: readonly FiveMark[]) => sayDay(of.map(one => one.expiresOn!).sort()[0]!, locale, today())
  const at = (standing: Standing) => marks.filter(one => one.standing === standing)
  const why = t('headWhy', { threshold })
  if (at('expired').length > 0)
    return { tone: 'red' as const, word: t('head.expired', { on: dayOf(at('expired')) }), why }
  if (at('short').length > 0) return { tone: 'red' as const, word: t('head.short', { n: at('short').length }), why }
  if (at('expiring').length > 0)
    return { tone: 'yellow' as const, word: t('head.expiring', { on: dayOf(at('expiring')) }), why }
  return { tone: 'green' as const, word: t('head.atFive', { on: dayOf(marks) }), why }
}
