/** How many picks were drawn, judged, and found to be false closures. */
export type Judged = { drawn: number; judged: number; falseClosures: number }

/** A share between 0 and 1 with the interval that it may truly have; null where nothing was judged. */
export type Rate = { share: number; low: number; high: number }

/** The two-sided 95 % quantile of the normal distribution. */
const z = 1.959964

/** The false-closure rate, false ÷ judged, with its 95 % interval after Wilson; null where nothing was judged. Throws for counts that cannot be. */
export function falseClosureRate({ judged, falseClosures }: Pick<Judged, 'judged' | 'falseClosures'>): Rate | null {
  if (!(falseClosures >= 0 && falseClosures <= judged)) throw new Error(`${falseClosures} false of ${judged} judged`)
  if (judged === 0) return null
  const share = falseClosures / judged
  const spread = z ** 2 / judged
  const middle = (share + spread / 2) / (1 + spread)
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / judged + spread / (4 * judged))
  // at the ends the interval touches the share, which rounding must not undo
  return { share, low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) }
}
