import { codeOf } from '@/domain/loops'
import { isBot } from '@/domain/notice'
import { env } from '@/env'
import type { Locale } from '@/i18n/locale'
import english from '@/messages/en/notices.json'
import chinese from '@/messages/zh-CN/notices.json'
import type { Delivery, Told } from './delivery'

const words: Record<Locale, typeof english> = { en: english, 'zh-CN': chinese }

/** One message in one language: what it is about, what happened, and where that is to be seen. */
export type Message = { subject: string; lines: string[]; open: string; url: string }

const filled = (sentence: string, values: Record<string, string | number | undefined>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? '—'))

function sentenceOf({ kind, details }: Told, locale: Locale): string {
  const by = locale === 'en' ? details.byEn : details.byZh
  return filled(words[locale].kind[kind], { by, due: details.dueOn, on: details.on, n: details.n })
}

/** The code and title of what a notice is about; a naming or a membership has a title alone, a test neither. */
function aboutOf({ loop, caseId, details }: Told, locale: Locale): string {
  const title = locale === 'en' ? details.titleEn : details.titleZh
  return [loop && caseId ? codeOf(loop, caseId) : '', title ?? ''].filter(Boolean).join(' ')
}

/** What a delivery says. A bot speaks to a group, so its link is the record's own; another's opens the record by the notice, which is read with it. */
export function messageOf(delivery: Delivery): Message {
  const locale = delivery.language ?? 'zh-CN'
  const t = words[locale].message
  const sentence = sentenceOf(delivery, locale)
  const about = aboutOf(delivery, locale)
  const items = (delivery.items ?? []).map(item => `· ${sentenceOf(item, locale)}${t.colon}${aboutOf(item, locale)}`)
  const byNotice = !isBot(delivery.channel) && delivery.loop !== null
  return {
    subject: about ? `${sentence}${t.colon}${about}` : sentence,
    lines: [...(about ? [about] : []), sentence, ...items],
    open: t.open,
    url: env.APP_ORIGIN + (byNotice ? `/inbox/${delivery.noticeId}` : delivery.path),
  }
}
