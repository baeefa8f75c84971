import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { MyMembership } from '@/db/queries/my-memberships'
import { localized, sayDay } from '../../words'
import { switchAction } from './actions'

/** The roles one may act in, each with the button that changes to it. */
export async function Memberships({ memberships, current }: { memberships: readonly MyMembership[]; current: number }) {
  const [t, role, locale] = await Promise.all([
    getTranslations('settings.memberships'),
    getTranslations('loops.role'),
    getLocale(),
  ])
  const pick = localized(locale)
  return (
    <Section title={t('title')} id="roles">
      <p className="dim mb-2">{memberships.length > 1 ? t('lead') : t('only')}</p>
      <ul className="grid max-w-160 gap-2">
        {memberships.map(one => (
          <li key={one.id} className="flex flex-wrap items-center gap-2 border-t border-line pt-2">
            <span className="grow">
              <b>{pick(one.orgZh, one.orgEn) || t('hiddenUnit')}</b> · {role(one.role)}
              {one.validTo && <small className="faint"> {t('until', { date: sayDay(one.validTo, locale) })}</small>}
            </span>
            {one.id === current ? (
              <span className="faint">{t('current')}</span>
            ) : (
              <form action={switchAction}>
                <button type="submit" className="btn" name="membership" value={one.id}>
                  {t('act')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
