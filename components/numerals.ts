const grouped = new Intl.NumberFormat('en-US')

/** A whole number with thousands separators, the same in both languages; `999+` for one that was not counted to its end. */
export const count = (value: number): string => (Number.isFinite(value) ? grouped.format(value) : '999+')

/** A share as whole per cent, rounded down so that 100% means all of it. */
export function share(part: number, whole: number): string {
  return whole > 0 ? `${Math.floor((100 * part) / whole)}%` : '—'
}
