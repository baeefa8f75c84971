import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { type Locale, localeFrom, locales } from './locale'

type Words = { [key: string]: string | Words }

// one file a noun: messages/en/task.json is the namespace `task`; a new pair of files needs no line here
const files = import.meta.glob<Words>('../messages/*/*.json', { eager: true, import: 'default' })

const messages = Object.fromEntries(locales.map(locale => [locale, {}])) as Record<Locale, Words>
for (const [path, words] of Object.entries(files)) {
  const [, , locale, file = ''] = path.split('/')
  const language = messages[locale as Locale]
  if (!language) throw new Error(`${path} is in no language of i18n/locale.ts`)
  language[file.replace(/\.json$/, '')] = words
}

export default getRequestConfig(async () => {
  const locale = localeFrom((await cookies()).get('locale')?.value, (await headers()).get('accept-language'))
  return { locale, messages: messages[locale], timeZone: 'Asia/Shanghai', now: new Date() }
})
