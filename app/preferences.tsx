import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { chooseLanguage, chooseTheme } from './preference-actions'
import { type Theme, themeFrom } from './theme'

const nextTheme: Record<Theme, Theme> = { auto: 'dark', dark: 'light', light: 'auto' }

/** Two small forms at the foot of a page: the other language, the next theme. */
export async function Preferences() {
  const t = await getTranslations('shell')
  const other = (await getLocale()) === 'en' ? 'zh-CN' : 'en'
  const theme = nextTheme[themeFrom((await cookies()).get('theme')?.value)]
  return (
    <>
      <form action={chooseLanguage}>
        <button type="submit" className="link" name="locale" value={other} lang={other}>
          {t('otherLanguage')}
        </button>
      </form>
      <form action={chooseTheme}>
        <button type="submit" className="link" name="theme" value={theme}>
          {t(`themeTo.${theme}`)}
        </button>
      </form>
    </>
  )
}
