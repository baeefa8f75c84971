import { getLocale } from 'next-intl/server'
import type { Day } from '@/domain/clock'

/** Picks the reader's language of a pair, or the other where one is empty. */
export const localized =
  (locale: string) =>
  (zh: string | null | undefined, en: string | null | undefined): string =>
    (locale === 'en' ? en || zh : zh || en) ?? ''

/** The words of a text in the language that was asked for, or in the other where nobody translated them. */
export function saidIn(text: string, zh: string, en: string): { words: string; lang: string; translated: boolean } {
  const asked = text === 'en' ? en : zh
  if (asked) return { words: asked, lang: text === 'en' ? 'en' : 'zh-CN', translated: true }
  return { words: zh || en, lang: zh ? 'zh-CN' : 'en', translated: false }
}

/** The picker for the present reader. */
export const inReadersLanguage = async () => localized(await getLocale())

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A date as people say it; the year only when it is not this one. */
export function sayDay(day: Day, locale: string, today?: Day): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const sameYear = today?.startsWith(`${year}-`) ?? false
  if (locale === 'en') return `${date} ${englishMonths[month - 1]}${sameYear ? '' : ` ${year}`}`
  return `${sameYear ? '' : `${year}年`}${month}月${date}日`
}

/** An instant in Asia/Shanghai as `24 Nov 09:00` or `11月24日 09:00`. */
export function sayInstant(at: Date, locale: string, today?: Day): string {
  const shanghai = new Date(at.getTime() + 8 * 3_600_000).toISOString()
  return `${sayDay(shanghai.slice(0, 10), locale, today)} ${shanghai.slice(11, 16)}`
}

/** The time of an instant in Asia/Shanghai as `09:00`. */
export const sayTime = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
