import type { Visit } from './bundle'

/** What a label's code or a typed number asks for: the place's number in an address of /field, or the text itself. */
export function askedIn(text: string): string {
  const trimmed = text.trim()
  if (!URL.canParse(trimmed)) return trimmed
  const { pathname, searchParams } = new URL(trimmed)
  return pathname === '/field' ? (searchParams.get('place') ?? '') : trimmed
}

const same = (one: string, other: string) =>
  one.toLowerCase().replaceAll(/[\s-]/g, '') === other.toLowerCase().replaceAll(/[\s-]/g, '')

/** The visits of the place that was asked for, by its number, its number in the register, or the visit's own code. */
export function visitsFor(asked: string, visits: readonly Visit[]): Visit[] {
  const text = askedIn(asked)
  if (!text) return []
  return visits.filter(
    ({ place, code }) =>
      String(place.id) === text || (place.registerNo && same(place.registerNo, text)) || same(code, text),
  )
}
