import { describe, expect, it } from 'vitest'
import { env } from '@/env'
import { sent } from './delivery-for-tests'
import { openPostOffice, readable } from './post-office-for-tests'

describe('mail', () => {
  it('is handed to the post office in the reader’s language, with a link that opens the record by its notice', async () => {
    const letters = await openPostOffice()
    expect(await sent({ channel: 'email', address: 'worker@firm.example', language: 'en' })).toEqual({ state: 'sent' })
    expect(letters).toHaveLength(1)
    expect(letters[0]!.to).toBe('worker@firm.example')
    const text = readable(letters[0]!.text)
    expect(text).toContain('Subject: Returned by Jin Donghai: 任-0412 Valves')
    expect(text).toContain(`Open in Sixlines ${env.APP_ORIGIN}/inbox/5`)
    expect(text).toContain('Auto-Submitted: auto-generated')
  })

  it('is not tried again where it was refused for good, nor offered without a post office', async () => {
    await openPostOffice({ refuse: 550 })
    expect(await sent({ channel: 'email', address: 'x@firm.example' })).toMatchObject({
      state: 'failed',
      failure: 'refused',
    })
    await openPostOffice({ refuse: 451 })
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
