import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { closing } from './delivery-for-tests'

/** A post office on loopback that keeps what it takes; SMTP_URL leads to it. */
export async function openPostOffice(options: { refuse?: number } = {}) {
  const letters: { to: string; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      done(options.refuse ? Object.assign(new Error('no such person'), { responseCode: options.refuse }) : null)
    },
    onData(stream, session, done) {
      let text = ''
      stream.on('data', part => {
        text += part
      })
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map(one => one.address).join(), text })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise<void>(resolve => server.close(resolve)))
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return letters
}

/** A letter's words without the wrapping that keeps its lines short and its signs ASCII. */
export const readable = (letter: string) => {
  const bytes = letter
    .replace(/\?=\r\n\s=\?UTF-8\?Q\?/g, '')
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/g, (_, words: string) => words.replace(/_/g, ' '))
    .replace(/=\r\n/g, '')
  return Buffer.from(
    bytes.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
}
