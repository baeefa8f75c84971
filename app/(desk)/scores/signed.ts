/** Points with their sign, as print has it. */
export const signed = (points: number): string => (points > 0 ? `+${points}` : String(points).replace('-', '−'))
