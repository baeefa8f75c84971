import { getTranslations } from 'next-intl/server'
import { Live } from './live'
import { sayTime } from './words'

/** As of when a page that keeps itself up to date was read; `at` is from before the reading, so that nothing moves unseen between. */
export async function LiveAsOf({ at }: { at: Date }) {
  const t = await getTranslations('live')
  return (
    <span className="asof">
      <time dateTime={at.toISOString()}>{t('asOf', { at: sayTime(at) })}</time>
      <Live at={at.toISOString()} lost={t('lost', { at: sayTime(at) })} />
    </span>
  )
}
