import { type RefusalCode, RefusalError } from '@/domain/refusal'
import type { ArchiveTerms } from '../archive/archive'

/** What a spreadsheet may cost before anything reads it. A register of 50,000 places stays well below each of them. */
export const sheetLimits = {
  fileBytes: 16 * 1024 * 1024,
  entries: 200,
  inflatedBytes: 160 * 1024 * 1024,
  ratio: 250,
  refusals: { kind: 'sheetKind', tooLarge: 'sheetTooLarge', broken: 'sheetBroken' },
  rows: 50_000,
  columns: 60,
  cells: 1_000_000,
} as const satisfies ArchiveTerms & Record<'rows' | 'columns' | 'cells', number>

export function refuseSheet(code: RefusalCode, details?: Record<string, string | number>): never {
  throw new RefusalError({ code, details })
}
