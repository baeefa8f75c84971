import http from 'node:http'
import { env } from '@/env'

const header = 'x-forwarded-for'

/**
 * Without a proxy of ours before it (`TRUSTED_PROXIES` 0), what a client writes into X-Forwarded-For is dropped before anything reads it; Next then
 * puts the connection's own address there.
 */
export function believeOnlyProxies(): void {
  if (env.TRUSTED_PROXIES > 0) return
  const emit = http.Server.prototype.emit
  http.Server.prototype.emit = function (this: http.Server, event: string | symbol, ...what: unknown[]) {
    if (event === 'request') delete (what[0] as http.IncomingMessage).headers[header]
    return emit.apply(this, [event, ...what] as unknown as Parameters<typeof emit>)
  }
}

/** The address that the outermost proxy of ours saw, or that of the connection; empty when there is none. */
export function peerAddress(sent: Pick<Headers, 'get'>): string {
  const seen = sent.get(header)?.split(',') ?? []
  return seen.at(-Math.max(env.TRUSTED_PROXIES, 1))?.trim() ?? ''
}
