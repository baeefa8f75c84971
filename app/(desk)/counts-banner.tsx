import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import type { Differences } from '@/db/queries/reconciliations'

/** On every page while the newest recount found a kept count that does not equal its rows, or the published log or the key is not as it should be. */
export async function CountsBanner({ differences }: { differences: Differences | null }) {
  if (!differences || differences.counts + differences.seals === 0) return null
  const t = await getTranslations('seals')
  const notice = (title: string, at: string) => (
    <Notice
      kind="bad"
      title={title}
      actions={
        <a className="link" href={`/ledger/seals#${at}`}>
          {t('bannerOpen')}
        </a>
      }
    />
  )
  return (
    <section className="sec notes">
      {differences.counts > 0 && notice(t('banner', { n: differences.counts }), 'counts')}
      {differences.seals > 0 && notice(t('bannerSeals'), 'watched')}
    </section>
  )
}
