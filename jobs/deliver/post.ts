import { lookup } from 'node:dns/promises'
import { request as httpRequest, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { webhookKind } from '@/domain/notice'
import { env } from '@/env'
import { NotSent } from './delivery'

const millis = 8_000
const mostBytes = 65_536

const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(net, bits, 'ipv6')

/** Whether an address lies in a network that is not the public one; also when it is written as IPv6. */
export const isPrivate = (address: string): boolean => closed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** The address to go to and whether it may be anywhere; throws NotSent for one that is not on the list. */
function allowedAddress(text: string, isKnown: (host: string) => boolean): { url: URL; free: boolean } {
  const kind = webhookKind(text, isKnown, env.WEBHOOK_ORIGINS)
  if (!kind) throw new NotSent('failed', 'hostNotAllowed', URL.canParse(text) ? new URL(text).host : undefined)
  return { url: new URL(text), free: kind === 'named' }
}

/** The one address that this sending goes to: looked up once, so that a name cannot mean another machine a moment later. */
async function pinned(url: URL, free: boolean): Promise<{ address: string; family: number }> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = await lookup(host, { all: true }).catch(error => {
    throw new NotSent('again', 'unreachable', error.code)
  })
  if (!free && found.some(({ address }) => isPrivate(address))) throw new NotSent('failed', 'privateAddress', host)
  return found[0]!
}

/**
 * Posts to a known host over https, or to an origin that the environment names; follows nothing. Throws NotSent: `again` while nothing can have been accepted,
 * `failed` as unknown once the request was on its way.
 */
export async function post(
  address: string,
  isKnown: (host: string) => boolean,
  { headers, body }: { headers: Record<string, string | number>; body: string | Buffer },
): Promise<{ status: number; text: string }> {
  const { url, free } = allowedAddress(address, isKnown)
  const target = await pinned(url, free)
  const fixed: LookupFunction = (_host, options, answer) =>
    options.all ? answer(null, [target]) : answer(null, target.address, target.family)
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  let onItsWay = false
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      method: 'POST',
      agent: false,
      lookup: fixed,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal: AbortSignal.timeout(millis),
    }
    const asking = send(url, options, answer => {
      const status = answer.statusCode ?? 0
      const parts: Buffer[] = []
      let bytes = 0
      const end = () => resolve({ status, text: Buffer.concat(parts).toString('utf8') })
      answer.on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes <= mostBytes) parts.push(part)
        else answer.destroy()
      })
      answer.once('end', end)
      answer.once('close', end)
      // the status was heard; the rest of a broken answer is not needed
      answer.once('error', end)
    })
    asking.once('socket', socket =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        onItsWay = true
      }),
    )
    asking.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        onItsWay
          ? new NotSent('failed', 'unknown', error.code ?? error.name)
          : new NotSent('again', 'unreachable', error.code ?? error.name),
      ),
    )
    asking.end(body)
  })
}

/** Throws what a status other than success means: busy may be tried again, a gateway's error leaves it open whether it arrived. */
export function refuseStatus(status: number): void {
  if (status >= 200 && status < 300) return
  if (status === 429 || status === 503) throw new NotSent('again', 'refused', `HTTP ${status}`)
  throw new NotSent('failed', status >= 500 ? 'unknown' : 'refused', `HTTP ${status}`)
}
