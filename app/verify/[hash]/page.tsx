import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { asAnybody } from '@/db/client'
import { listIssued } from '@/db/queries/circulars'
import { peerAddress } from '../../peer-address'
import { Preferences } from '../../preferences'
import { localized, sayInstant } from '../../words'
import { askedPerMinute, mayAsk } from '../throttle'

type Props = { params: Promise<{ hash: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('verify.title'), robots: { index: false } }
}

/** Whether a document with this hash was issued, for anybody who holds the paper: number, unit, time, and nothing that it says. */
export default async function VerifyPage({ params }: Props) {
  const [{ hash }, t, shell, locale, sent] = await Promise.all([
    params,
    getTranslations('reports'),
    getTranslations('shell'),
    getLocale(),
    headers(),
  ])
  const page = (inner: ReactNode) => (
    <main className="verify">
      <p className="faint">{shell('product')}</p>
      <h1>{t('verify.title')}</h1>
      {inner}
      <Preferences />
    </main>
  )
  if (!mayAsk(peerAddress(sent), Date.now()))
    return page(
      <Notice kind="warn" title={t('verify.tooMany')}>
        <p>{t('verify.tooManyText', { n: askedPerMinute })}</p>
      </Notice>,
    )
  if (!/^[0-9a-f]{64}$/.test(hash))
    return page(
      <Notice kind="bad" title={t('verify.malformed')}>
        <p>{t('verify.malformedText')}</p>
      </Notice>,
    )
  const found = await asAnybody(tx => listIssued(tx, hash))
  if (found.length === 0)
    return page(
      <Notice kind="bad" title={t('verify.none')}>
        <p>{t('verify.noneText')}</p>
      </Notice>,
    )
  const pick = localized(locale)
  return page(
    <>
      <Notice kind="good" title={t('verify.found')}>
        <p>{t('verify.foundText')}</p>
      </Notice>
      {found.map(one => (
        <Facts
          key={`${one.kind} ${one.number} ${one.unitZh}`}
          facts={[
            { term: t('verify.number'), value: one.number },
            { term: t('verify.kind'), value: t(`kind.${one.kind}`) },
            { term: t('verify.unit'), value: pick(one.unitZh, one.unitEn) },
            { term: t('verify.at'), value: sayInstant(one.issuedAt, locale) },
            { term: t('verify.hash'), value: <code>{hash}</code> },
          ]}
        />
      ))}
    </>,
  )
}
