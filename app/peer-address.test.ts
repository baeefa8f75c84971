import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { believeOnlyProxies, peerAddress } from './peer-address'

const emit = http.Server.prototype.emit
afterEach(() => {
  http.Server.prototype.emit = emit
  vi.unstubAllEnvs()
})

/** What a server of this process finds in the header that a client wrote. */
async function heard(written: string): Promise<string | undefined> {
  const server = http.createServer((request, response) => response.end(String(request.headers['x-forwarded-for'])))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { 'x-forwarded-for': written } })
  const said = await answer.text()
  await new Promise(resolve => server.close(resolve))
  return said
}

describe('the address of a request', () => {
  test('that a client writes itself is dropped where no proxy of ours stands', async () => {
    vi.stubEnv('TRUSTED_PROXIES', '')
    believeOnlyProxies()
    expect(await heard('203.0.113.9')).toBe('undefined')
  })
  test('is what the outermost of our proxies saw', async () => {
    vi.stubEnv('TRUSTED_PROXIES', '2')
    believeOnlyProxies()
    expect(await heard('a, b, c')).toBe('a, b, c')
    expect(peerAddress(new Headers({ 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.0.0.1' }))).toBe('203.0.113.9')
  })
  test('is the connection’s own, as the server noted it, without one', () => {
    vi.stubEnv('TRUSTED_PROXIES', '0')
    expect(peerAddress(new Headers({ 'x-forwarded-for': '::1' }))).toBe('::1')
    expect(peerAddress(new Headers())).toBe('')
  })
})
