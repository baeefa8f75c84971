'use client'

import { createContext, useContext } from 'react'
import type { Words } from './say'
import { sayFrom } from './say'

export type Spoken = { words: Words; locale: string }

const Speech = createContext<Spoken>({ words: {}, locale: 'zh-CN' })
export const Speaking = Speech.Provider

/** The reader's words: `say` a sentence, `pick` of a pair, a day, an instant. */
export function useWords() {
  const { words, locale } = useContext(Speech)
  const zone = { timeZone: 'Asia/Shanghai' } as const
  // the day before the month, as at the desk
  const dates = locale === 'en' ? 'en-GB' : locale
  return {
    locale,
    say: (key: string, values?: Record<string, string | number>) => sayFrom(words, key, values),
    pick: (zh: string | null | undefined, en: string | null | undefined) =>
      (locale === 'en' ? en || zh : zh || en) ?? '',
    day: (day: string) =>
      new Intl.DateTimeFormat(dates, { ...zone, month: 'short', day: 'numeric', weekday: 'short' }).format(
        new Date(`${day}T00:00:00+08:00`),
      ),
    instant: (at: string) =>
      new Intl.DateTimeFormat(dates, {
        ...zone,
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(new Date(at)),
  }
}
