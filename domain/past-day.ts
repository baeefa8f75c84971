import { type Day, isDay } from './clock'

/** The pages that can be shown as they stood: the cockpit, the lists of tasks, hazards, directives, inspections, accountability, circulation and the five in place, and their cases. */
const pastPages =
  /^\/(?:cockpit|(?:tasks|hazards|directives|inspections|accountability|five-in-place|circulation)(?:\/(?!new$|export$|schedule$)[^/]+)?)$/

/** The rules of the product are in force from this day; before it nothing can be told. */
const earliest: Day = '2018-01-01'

export type AskedDay = { day: Day } | { wrong: string } | null

/** The day that an address asks to be shown at the end of (`?on=`), the wrong word that stands in its place, or null when it asks for the present, as today is until it is over. */
export function askedDay(path: string, today: Day): AskedDay {
  const [page = '', query = ''] = path.split('?')
  const on = new URLSearchParams(query).get('on')
  if (!on || on === 'now' || on === today || !pastPages.test(page)) return null
  return isDay(on) && on >= earliest && on < today ? { day: on } : { wrong: on.slice(0, 40) }
}

/**
 * Where a link leads that was followed on a page of the past: the same address with that page's day, or null when it says its own day, or its page is of the
 * present only. `from` is the page that it was followed on.
 */
export function inSamePast(path: string, from: string, today: Day): string | null {
  const asked = askedDay(from, today)
  const [page = '', query = ''] = path.split('?')
  const wanted = new URLSearchParams(query)
  if (!asked || !('day' in asked) || wanted.has('on') || !pastPages.test(page)) return null
  wanted.set('on', asked.day)
  return `${page}?${wanted}`
}

/** The same address as it stands at a day's end, where its page can be shown so; for links that are kept longer than the day. */
export function atDay(path: string, day: Day): string {
  const [page = '', query = ''] = path.split('?')
  if (!pastPages.test(page)) return path
  const wanted = new URLSearchParams(query)
  wanted.set('on', day)
  return `${page}?${wanted}`
}
