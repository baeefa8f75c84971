import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { count } from '@/components/numerals'
import type { LedgerTip } from '@/db/queries/ledger'
import type { Seal } from '@/db/queries/seals'
import { dayShown } from '../../past-day'
import { sayDay, sayInstant } from '../../words'

/** The foot of a leader's page: as of when, up to which event, and what is known of the ledger. */
export async function AsOf({ tip, seal }: { tip: LedgerTip | null; seal: Seal | null }) {
  const [t, ts, locale] = await Promise.all([getTranslations('cockpit'), getTranslations('seals'), getLocale()])
  const past = dayShown()
  return (
    <footer className="note">
      <span>{t('asOf', { at: past ? sayDay(past, locale) : sayInstant(new Date(), locale) })}</span>
      {tip && (
        <>
          <a className="num" href="/ledger">
            {t('event', { id: count(tip.id) })}
          </a>
          <Light
            tone={tip.intact ? 'green' : 'red'}
            word={t(tip.intact ? 'tipIntact' : 'tipBroken', { checked: tip.checked })}
          />
          {!past && (
            <a className="num" href="/ledger/seals">
              {seal ? ts('foot', { at: sayInstant(seal.at, locale) }) : ts('footNone')}
            </a>
          )}
        </>
      )}
    </footer>
  )
}
