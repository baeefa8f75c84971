import { getTranslations } from 'next-intl/server'
import { QrCode } from '@/components/qr-code'
import { Section } from '@/components/section'
import { ruleOn } from '@/db/queries/rules'
import { env } from '@/env'
import { today } from '../../../light-of'
import { Refresh } from './refresh'

/** The code at the door: a picture for the phones, the same as a link, and how long it is good. */
export async function Door({ id, code, present }: { id: number; code: string; present: number }) {
  const t = await getTranslations('training')
  const path = `/training/sign-in?training=${id}&code=${code}`
  const seconds = ruleOn('training.code', today()).value * 60
  return (
    <Section title={t('door.title')} aside={t('door.here', { n: present })} id="door">
      {/* a third of its life, so that what a phone sees has most of it left */}
      <Refresh seconds={Math.max(Math.floor(seconds / 3), 5)} />
      <div className="doorcode">
        <QrCode text={`${env.APP_ORIGIN}${path}`} label={t('door.code')} />
        <div>
          <p>{t('door.how', { seconds })}</p>
          <p>
            <a className="btn" href={`/training/${id}`}>
              {t('door.again')}
            </a>{' '}
            <a className="link" href={path}>
              {t('door.open')}
            </a>
          </p>
        </div>
      </div>
    </Section>
  )
}
