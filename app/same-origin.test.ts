import { describe, expect, it } from 'vitest'
import { env } from '@/env'
import { isSameOrigin } from './same-origin'

const own = env.APP_ORIGIN
const { host, protocol } = new URL(own)
const asked = (headers: Record<string, string>) => isSameOrigin(new Headers(headers))

describe('isSameOrigin', () => {
  it('lets a request of our own pages through', () => {
    expect(asked({ origin: own, 'sec-fetch-site': 'same-origin' })).toBe(true)
  })

  it.each([
    ['nothing at all', {}],
    ['no Origin', { 'sec-fetch-site': 'same-origin' }],
    ['no Sec-Fetch-Site', { origin: own }],
    ['a null Origin', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['another site', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
    [
      'another site with its host forged',
      {
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-host': 'elsewhere.example',
        host: 'elsewhere.example',
      },
    ],
    ['a sibling of the site', { origin: `${protocol}//other.${host}`, 'sec-fetch-site': 'same-site' }],
    ['our Origin from another site', { origin: own, 'sec-fetch-site': 'cross-site' }],
    ['our Origin typed in by hand', { origin: own, 'sec-fetch-site': 'none' }],
    ['an Origin that begins like ours', { origin: `${own}.elsewhere.example`, 'sec-fetch-site': 'same-origin' }],
    [
      'the other scheme',
      { origin: own.replace(protocol, protocol === 'https:' ? 'http:' : 'https:'), 'sec-fetch-site': 'same-origin' },
    ],
    ['a Referer instead', { referer: `${own}/tasks`, 'sec-fetch-site': 'same-origin' }],
  ])('refuses %s', (_, headers) => {
    expect(asked(headers)).toBe(false)
  })
})
