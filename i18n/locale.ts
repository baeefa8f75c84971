export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

/** What an unknown reader gets: the product is for Chinese offices first. */
export const defaultLocale: Locale = 'zh-CN'

/** The language the reader chose, else the first of the browser's wishes that we speak, else Chinese. */
export function localeFrom(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const known = locales.find(locale => locale === chosen)
  if (known) return known
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map(wish => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
      const quality = parameters.map(one => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wishes) {
    const spoken = locales.find(locale => locale.split('-')[0] === language)
    if (spoken) return spoken
  }
  return defaultLocale
}
