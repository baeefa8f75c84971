import type { getTranslations } from 'next-intl/server'
import { type RegisterKey, riskWords, sectorWords } from '@/domain/register-columns'

type Words = Awaited<ReturnType<typeof getTranslations<'register'>>>

const listed = (words: Record<string, readonly [zh: string, en: string]>): string =>
  Object.values(words)
    .map(([zh, en]) => `${zh} ${en}`)
    .join(' · ')

/** What may stand in a column, in words. */
export function columnNote(t: Words, key: RegisterKey): string {
  const words = key === 'sector' ? listed(sectorWords) : key === 'risk' ? listed(riskWords) : ''
  return t(`columns.note.${key}`, { words })
}
