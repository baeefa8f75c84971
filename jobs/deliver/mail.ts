import { createTransport, type SentMessageInfo, type Transporter } from 'nodemailer'
import { env } from '@/env'
import { NotSent } from './delivery'
import type { Message } from './words'

/** The post office at an address such as smtp://user:password@host:port. */
export function postOffice(address: string): Transporter<SentMessageInfo> {
  const url = new URL(address)
  return createTransport({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

type MailError = Error & { code?: string; responseCode?: number; command?: string }

/** What a failed sending means: a code of the post office is its refusal; a line that broke before the text went is none's acceptance. */
function meaningOf(error: MailError): NotSent {
  const detail = `${error.responseCode ?? error.code ?? ''} ${error.message}`.trim()
  if (error.responseCode) return new NotSent(error.responseCode < 500 ? 'again' : 'failed', 'refused', detail)
  if (error.command === 'DATA') return new NotSent('failed', 'unknown', detail)
  if (error.code === 'EENVELOPE') return new NotSent('failed', 'noAddress', detail)
  const before = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL FROM', 'RCPT TO'].some(one =>
    error.command?.startsWith(one),
  )
  return before || ['ECONNECTION', 'EDNS', 'EAUTH', 'ETLS'].includes(error.code ?? '')
    ? new NotSent('again', 'unreachable', detail)
    : new NotSent('failed', 'unknown', detail)
}

/** Hands a message to the post office; throws NotSent with its word where it was refused. `id` is the delivery's, in the mail's own number. */
export async function sendMail(to: string, { subject, lines, open, url }: Message, id: number): Promise<void> {
  if (!env.SMTP_URL) throw new NotSent('failed', 'notOffered')
  try {
    await postOffice(env.SMTP_URL).sendMail({
      from: env.MAIL_FROM,
      to,
      subject,
      text: [...lines, '', `${open} ${url}`, ''].join('\n'),
      messageId: `<delivery-${id}@${new URL(env.APP_ORIGIN).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    throw meaningOf(error as MailError)
  }
}
