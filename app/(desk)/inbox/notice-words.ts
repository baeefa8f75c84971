import { getLocale, getTranslations } from 'next-intl/server'
import type { NoticeDelivery, NoticeRow } from '@/db/queries/notices'
import { deliveryFailures } from '@/domain/notice'
import { today } from '../../light-of'
import { localized, sayDay, sayInstant } from '../../words'

type Said = Pick<NoticeRow, 'kind' | 'details'>

/** The sentence of a notice and the title of what it is about, in the reader's language. */
export async function noticeWords() {
  const [t, locale] = await Promise.all([getTranslations('notices'), getLocale()])
  const pick = localized(locale)
  const day = (value: unknown) => (value ? sayDay(String(value), locale, today()) : '—')
  return ({ kind, details }: Said): { sentence: string; title: string } => ({
    sentence: t(`kind.${kind}`, {
      by: pick(details.byZh as string, details.byEn as string) || '—',
      due: day(details.dueOn),
      on: day(details.on),
      n: details.n ?? 0,
    }),
    title: pick(details.titleZh as string, details.titleEn as string),
  })
}

/** Why a delivery failed, or waits after a failure: our sentence, and the other side's own word where it gave one. */
export async function failureWords() {
  const t = await getTranslations('notices.failure')
  return (error: string | null): string => {
    const [code = '', ...rest] = (error ?? '').split(': ')
    const known = deliveryFailures.find(one => one === code)
    return [known ? t(known) : code, rest.length > 0 ? `(${rest.join(': ')})` : ''].filter(Boolean).join(' ')
  }
}

/** What became of a delivery, as one sentence. */
export async function deliveryWords() {
  const [t, locale, why] = await Promise.all([getTranslations('notices'), getLocale(), failureWords()])
  const at = (instant: Date | null) => (instant ? sayInstant(instant, locale, today()) : '')
  return ({ channel, state, attempts, error, notBefore, endedAt }: NoticeDelivery): string => {
    const name = t(`channel.${channel}`)
    if (state === 'failed') return t('delivery.failed', { channel: name, why: why(error) })
    if (state === 'sent') return t('delivery.sent', { channel: name, at: at(endedAt) })
    if (state === 'sending') return t('delivery.sending', { channel: name })
    if (error)
      return `${t('delivery.waiting', { channel: name })} ${t('retried', { n: attempts, at: at(notBefore) })} ${why(error)}`
    return notBefore
      ? t('delivery.waitingUntil', { channel: name, at: at(notBefore) })
      : t('delivery.waiting', { channel: name })
  }
}
