import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'

/** On every page while the newest recount found a kept count that does not equal its rows. */
export async function CountsBanner({ differences }: { differences: number }) {
  if (differences === 0) return null
  const t = await getTranslations('seals')
  return (
    <section className="sec notes">
      <Notice
        kind="bad"
        title={t('banner', { n: differences })}
        actions={
          <a className="link" href="/ledger/seals#counts">
            {t('bannerOpen')}
          </a>
        }
      />
    </section>
  )
}
