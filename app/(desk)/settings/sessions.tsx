import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import { shortAddress } from '@/db/auth/network'
import { listSessions, type OpenSession } from '@/db/auth/sessions'
import { today } from '../../light-of'
import { caller, toSignIn } from '../../session'
import { sayInstant } from '../../words'
import { endOtherSessionsAction, endSessionAction } from './actions'
import { deviceOf } from './device'

/** Where one is signed in, and the way to end it there. */
export async function Sessions() {
  const sessions = await listSessions((await caller()) ?? (await toSignIn()))
  const [t, locale] = await Promise.all([getTranslations('settings.sessions'), getLocale()])
  const deviceIn = ({ userAgent }: OpenSession) => {
    const device = deviceOf(userAgent)
    return device ? t('deviceOn', device) : t('unknownDevice')
  }
  return (
    <Section title={t('title')} id="sessions">
      <p className="dim mb-2">{t('lead')}</p>
      <ul className="grid max-w-160 gap-2">
        {sessions.map(session => (
          <li key={session.id} className="flex flex-wrap items-center gap-2 border-t border-line pt-2">
            <span className="grow">
              <b>{deviceIn(session)}</b> {shortAddress(session.address)}
              {session.current && <small className="faint"> · {t('current')}</small>}
              <br />
              <small className="faint">
                {t('opened')} {sayInstant(session.openedAt, locale, today())} · {t('seen')}{' '}
                {sayInstant(session.seenAt, locale, today())}
              </small>
            </span>
            <form action={endSessionAction}>
              <button
                type="submit"
                className="btn"
                name="session"
                value={session.id}
                aria-label={t('endThis', {
                  device: deviceIn(session),
                  at: sayInstant(session.seenAt, locale, today()),
                })}
              >
                {t('end')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form action={endOtherSessionsAction} className="mt-3">
          <button type="submit" className="btn grave">
            {t('endOthers')}
          </button>
        </form>
      )}
    </Section>
  )
}
