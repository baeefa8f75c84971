/** How the work under a sentence of the speech stands; it decides the sentence's underline. */
export type SentenceState = 'closed' | 'onTime' | 'late' | 'none'

export const underlines: Record<SentenceState, string> = {
  closed: 'u-closed',
  onTime: 'u-time',
  late: 'u-late',
  none: 'u-none',
}
