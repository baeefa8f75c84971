import { type Day, isDay } from '@/domain/clock'
import { plainText } from '@/domain/plain-text'

export type Address = Record<string, string | string[] | undefined>

/** Words to look for are cut here: nobody types more, and an index has its limits. */
const longest = 200

/** Reads the parameters of an address; what it does not understand is absent, so that an old link still opens. */
export function readerOf(address: Address) {
  const one = (key: string): string | undefined =>
    plainText([address[key]].flat()[0] ?? '')
      .trim()
      .slice(0, longest) || undefined
  return {
    one,
    oneOf: <T extends string>(key: string, allowed: readonly T[]): T | undefined =>
      allowed.find(word => word === one(key)),
    id: (key: string): number | undefined => (/^\d{1,15}$/.test(one(key) ?? '') ? Number(one(key)) : undefined),
    day: (key: string): Day | undefined => {
      const value = one(key)
      return value && isDay(value) ? value : undefined
    },
  }
}
