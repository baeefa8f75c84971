import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { describe, expect, it } from 'vitest'
import { env } from '@/env'
import { closing, sent } from './delivery-for-tests'

describe('mail', () => {
  async function postOffice(options: { refuse?: number } = {}) {
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
  const readable = (letter: string) => {
    const bytes = letter
      .replace(/\?=\r\n\s=\?UTF-8\?Q\?/g, '')
      .replace(/=\?UTF-8\?Q\?([^?]*)\?=/g, (_, words: string) => words.replace(/_/g, ' '))
      .replace(/=\r\n/g, '')
    return Buffer.from(
      bytes.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString('utf8')
  }

  it('is handed to the post office in the reader’s language, with a link that opens the record by its notice', async () => {
    const letters = await postOffice()
    expect(await sent({ channel: 'email', address: 'worker@firm.example', language: 'en' })).toEqual({ state: 'sent' })
    expect(letters).toHaveLength(1)
    expect(letters[0]!.to).toBe('worker@firm.example')
    const text = readable(letters[0]!.text)
    expect(text).toContain('Subject: Returned by Jin Donghai: 任-0412 Valves')
    expect(text).toContain(`Open in Sixlines ${env.APP_ORIGIN}/inbox/5`)
    expect(text).toContain('Auto-Submitted: auto-generated')
  })

  it('is not tried again where it was refused for good, nor offered without a post office', async () => {
    await postOffice({ refuse: 550 })
    expect(await sent({ channel: 'email', address: 'x@firm.example' })).toMatchObject({
      state: 'failed',
      failure: 'refused',
    })
    await postOffice({ refuse: 451 })
    expect(await sent({ channel: 'email', address: 'x@firm.example' })).toMatchObject({
      state: 'again',
      failure: 'refused',
    })
    process.env.SMTP_URL = 'smtp://127.0.0.1:1'
    expect(await sent({ channel: 'email', address: 'x@firm.example' })).toMatchObject({
      state: 'again',
      failure: 'unreachable',
    })
    delete process.env.SMTP_URL
    expect(await sent({ channel: 'email', address: 'x@firm.example' })).toMatchObject({
      state: 'failed',
      failure: 'notOffered',
    })
    expect(await sent({ channel: 'email', address: null })).toMatchObject({ state: 'failed', failure: 'noAddress' })
  })
})
