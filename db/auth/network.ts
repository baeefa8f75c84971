import { isIPv6 } from 'node:net'

/** An IPv6 address with its zeros folded, `::1`; any other as it is. */
export const shortAddress = (address: string): string =>
  isIPv6(address) && !address.includes('%') ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address

/** What one household or office has: an IPv4 address, or the first half of an IPv6 one. */
export function networkOf(address: string): string {
  const short = shortAddress(address)
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(short)) return short.slice(0, 64)
  const [before = '', after] = short.split('::')
  const head = before.split(':').filter(Boolean)
  const tail = (after ?? '').split(':').filter(Boolean)
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length
  return `${[...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4).join(':')}::/64`
}
