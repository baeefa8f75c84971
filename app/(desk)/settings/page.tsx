import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { listMyMemberships } from '@/db/queries/my-memberships'
import { locales } from '@/i18n/locale'
import { chooseLanguage, chooseTheme } from '../../preference-actions'
import { read } from '../../session'
import { themeFrom, themes } from '../../theme'
import { inReadersLanguage } from '../../words'
import { signOutAction } from './actions'
import { Choices } from './choices'
import { Memberships } from './memberships'
import { Sessions } from './sessions'

const languageNames = { 'zh-CN': '中文', en: 'English' } as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const { actor, memberships } = await read(async (tx, actor) => ({ actor, memberships: await listMyMemberships(tx) }))
  const [t, role, pick, locale] = await Promise.all([
    getTranslations('settings'),
    getTranslations('loops.role'),
    inReadersLanguage(),
    getLocale(),
  ])
  const theme = themeFrom((await cookies()).get('theme')?.value)
  return (
    <>
      <TopBar title={t('title')}>
        <form action={signOutAction}>
          <button type="submit" className="btn">
            {t('signOut')}
          </button>
        </form>
      </TopBar>
      <Section title={t('me')}>
        <p>
          <b>{pick(actor.nameZh, actor.nameEn)}</b>
        </p>
        <p className="dim">
          {pick(actor.orgZh, actor.orgEn)} · {role(actor.role)}
        </p>
      </Section>
      <Memberships memberships={memberships} current={actor.membershipId} />
      <Sessions />
      <Section title={t('language')}>
        <Choices
          action={chooseLanguage}
          name="locale"
          chosen={locale}
          chosenWord={t('chosen')}
          options={locales.map(value => ({ value, word: languageNames[value], lang: value }))}
        />
      </Section>
      <Section title={t('theme.title')}>
        <Choices
          action={chooseTheme}
          name="theme"
          chosen={theme}
          chosenWord={t('chosen')}
          options={themes.map(value => ({ value, word: t(`theme.${value}`) }))}
        />
      </Section>
      <Section title={t('notifications')}>
        <p>
          <a className="link" href="/settings/notifications">
            {t('notificationsOpen')}
          </a>
        </p>
      </Section>
      {(actor.role === 'admin' || actor.role === 'auditor') && (
        <Section title={t('jobs')}>
          <p>
            <a className="link" href="/settings/jobs">
              {t('jobsOpen')}
            </a>
          </p>
        </Section>
      )}
      <Section title={t('rules')}>
        <p>
          <a className="link" href="/settings/rules">
            {t('rulesOpen')}
          </a>
        </p>
      </Section>
    </>
  )
}
