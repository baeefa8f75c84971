import { createTranslator } from 'next-intl'
import english from '@/messages/en/answers.json'
import chinese from '@/messages/zh-CN/answers.json'

export const publicLanguages = ['zh-CN', 'en'] as const
export type PublicLanguage = (typeof publicLanguages)[number]

/** The language that an address asks for by `?lang=en`; Chinese without it. No cookie and no wish of the browser counts, so that one address is one text for every cache. */
export const languageOf = (address: URLSearchParams): PublicLanguage => (address.get('lang') === 'en' ? 'en' : 'zh-CN')

/** The words of the public pages in a language, apart from the signed-in pages' own. */
export const wordsIn = (language: PublicLanguage) =>
  createTranslator({ locale: language, messages: language === 'en' ? english : chinese, timeZone: 'Asia/Shanghai' })
