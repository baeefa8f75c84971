import { brokenKindNames, brokenNouns } from '@/db/queries/broken-kinds'
import type { BrokenCursor, BrokenRow } from '@/db/queries/broken-loops'

/** Where the next page goes on: the last row's date, kind, noun and number. */
export const writeCursor = ({ since, kind, noun, id }: BrokenRow): string => [since ?? 'none', kind, noun, id].join('.')

/** The cursor of an address; undefined when it is not one, so that the list starts at its beginning. */
export function readCursor(text: string | undefined): BrokenCursor | undefined {
  const [since, kindText, nounText, id] = text?.split('.') ?? []
  const kind = brokenKindNames.find(name => name === kindText)
  const noun = brokenNouns.find(name => name === nounText)
  if (!kind || !noun || !/^\d{1,15}$/.test(id ?? '') || !/^(none|\d{4}-\d{2}-\d{2})$/.test(since ?? ''))
    return undefined
  return { since: since === 'none' ? null : since!, kind, noun, id: Number(id) }
}
