import { getTranslations } from 'next-intl/server'
import { sectorWord } from './sector-word'

/** The words for kinds of places in the reader's language. */
export async function sectorNames(): Promise<(sector: string) => string> {
  const words = await getTranslations('places')
  return sector => sectorWord(words, sector)
}
