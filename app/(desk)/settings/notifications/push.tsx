import { getTranslations } from 'next-intl/server'
import { env } from '@/env'
import { leaveBrowserAction } from './actions'
import { PushButton } from './push-button'

/** Which browsers take notices, and whether this one is to. */
export async function Push({ browsers }: { browsers: { all: number; here: boolean } }) {
  const t = await getTranslations('notices.push')
  return (
    <div className="mt-3 grid max-w-160 gap-2">
      <p className="dim">{t('lead')}</p>
      <p>{browsers.here ? t('here') : t('elsewhere', { n: browsers.all })}</p>
      <div className="flex flex-wrap items-center gap-2">
        {!browsers.here && (
          <PushButton
            publicKey={env.PUSH_PUBLIC_KEY}
            words={{
              take: t('take'),
              unsupported: t('unsupported'),
              denied: t('denied'),
              broken: t('broken'),
            }}
          />
        )}
        <form action={leaveBrowserAction} className="flex flex-wrap gap-2">
          {browsers.here && (
            <button type="submit" className="btn">
              {t('leave')}
            </button>
          )}
          {browsers.all > 0 && (
            <button type="submit" className="btn quiet" name="everywhere" value="yes">
              {t('leaveAll')}
            </button>
          )}
        </form>
        <noscript>{t('needsScript')}</noscript>
      </div>
    </div>
  )
}
