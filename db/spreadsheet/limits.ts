/** What a spreadsheet may cost before anything reads it. A register of 50,000 places stays well below each of them. */
export const sheetLimits = {
  fileBytes: 16 * 1024 * 1024,
  entries: 200,
  /** Of all parts of the file together, counted while they are inflated and never by what the file says of itself. */
  inflatedBytes: 160 * 1024 * 1024,
  /** How many times larger than its packed bytes a part of over a megabyte may become. */
  ratio: 250,
  rows: 50_000,
  columns: 60,
  cells: 1_000_000,
} as const
