import { createHmac } from 'node:crypto'
import type { Bot } from '@/domain/notice'
import { botHosts } from '@/domain/notice'
import type { Locale } from '@/i18n/locale'
import { NotSent } from './delivery'
import { post, refuseStatus } from './post'
import type { Message } from './words'

/** A text that a service's markdown reads as nothing but text: no mention of anybody, no link, no heading. */
const plain = (text: string): string =>
  text.replace(/[<>[\]`*#@\\]/g, sign => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)).replace(/\s+/g, ' ')

const markdown = ({ lines, open, url }: Message): string =>
  [...lines.map((line, at) => (at === 0 ? `**${plain(line)}**` : plain(line))), `[${open}](${url})`].join('\n\n')

type Letter = { url: URL; body: unknown }

/** How each service wants a message, and its signature; `at` is when it is sent. */
const letters: Record<Bot, (url: URL, message: Message, secret: string | null, locale: Locale, at: Date) => Letter> = {
  // 群机器人: the key in the address is all its proof
  wecom: (url, message) => ({ url, body: { msgtype: 'markdown', markdown: { content: markdown(message) } } }),
  // 自定义机器人, 加签: HMAC-SHA256 of milliseconds and secret under the secret, in the address
  dingtalk(url, message, secret, _locale, at) {
    if (secret) {
      const timestamp = String(at.getTime())
      url.searchParams.set('timestamp', timestamp)
      url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'))
    }
    return { url, body: { msgtype: 'markdown', markdown: { title: plain(message.subject), text: markdown(message) } } }
  },
  // 自定义机器人, 签名校验: HMAC-SHA256 of nothing under seconds and secret, in the body
  feishu(url, { subject, lines, open, url: link }, secret, locale, at) {
    const timestamp = String(Math.floor(at.getTime() / 1000))
    const sign = secret && createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64')
    const content = [...lines.map(line => [{ tag: 'text', text: line }]), [{ tag: 'a', text: open, href: link }]]
    const language = locale === 'en' ? 'en_us' : 'zh_cn'
    return {
      url,
      body: {
        ...(sign ? { timestamp, sign } : {}),
        msg_type: 'post',
        content: { post: { [language]: { title: subject, content } } },
      },
    }
  },
}

/** Codes by which a service says that it took nothing because too much came. */
const tooMany: Record<Bot, readonly number[]> = { wecom: [45009], dingtalk: [130101, 410100], feishu: [9499, 11232] }

/** Sends a message to a group's bot; throws NotSent with the service's own word where it was refused. */
export async function sendToBot(
  bot: Bot,
  address: string,
  secret: string | null,
  message: Message,
  locale: Locale,
): Promise<void> {
  if (!URL.canParse(address)) throw new NotSent('failed', 'noAddress')
  const { url, body } = letters[bot](new URL(address), message, secret, locale, new Date())
  const answer = await post(url.href, host => botHosts[bot].includes(host), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  })
  refuseStatus(answer.status)
  const said = readAnswer(answer.text)
  const code = said?.errcode ?? said?.code ?? said?.StatusCode
  if (code === 0) return
  if (typeof code !== 'number') throw new NotSent('failed', 'unknown', 'an answer that says neither yes nor no')
  const detail = `${code} ${said?.errmsg ?? said?.msg ?? ''}`.trim()
  throw new NotSent(tooMany[bot].includes(code) ? 'again' : 'failed', 'refused', detail)
}

type BotAnswer = { errcode?: number; errmsg?: string; code?: number; msg?: string; StatusCode?: number }

function readAnswer(text: string): BotAnswer | null {
  try {
    return JSON.parse(text) as BotAnswer
  } catch {
    return null
  }
}
