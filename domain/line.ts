/** The six lines in the speech's own order; the number is the index plus one. */
export const lines = ['defense', 'boundary', 'bottom', 'red', 'firing', 'network'] as const
export type Line = (typeof lines)[number]

export const lineNumber = (line: Line): number => lines.indexOf(line) + 1
