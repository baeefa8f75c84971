const grouped = new Intl.NumberFormat('en-US')

/** A whole number with thousands separators, the same in both languages. */
export const count = (value: number): string => grouped.format(value)

/** A share as whole per cent, rounded down so that 100% means all of it. */
export function share(part: number, whole: number): string {
  return whole > 0 ? `${Math.floor((100 * part) / whole)}%` : '—'
}
