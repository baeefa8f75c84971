import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { count } from '@/components/numerals'
import type { LedgerTip } from '@/db/queries/ledger'
import { sayInstant } from '../../words'

/** The foot of a leader's page: as of when, up to which event, and what is known of the ledger. */
export async function AsOf({ tip }: { tip: LedgerTip | null }) {
  const [t, locale] = await Promise.all([getTranslations('cockpit'), getLocale()])
  return (
    <footer className="note">
      <span>{t('asOf', { at: sayInstant(new Date(), locale) })}</span>
      {tip && (
        <>
          <a className="num" href="/ledger">
            {t('event', { id: count(tip.id) })}
          </a>
          <Light
            tone={tip.intact ? 'green' : 'red'}
            word={t(tip.intact ? 'tipIntact' : 'tipBroken', { checked: tip.checked })}
          />
          <span>{t('unsealed')}</span>
        </>
      )}
    </footer>
  )
}
