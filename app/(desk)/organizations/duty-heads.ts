import type { NewSheet } from '@/db/spreadsheet/write-sheet'
import { dutyColumns } from '@/domain/duty-columns'
import { headOf, reasonsHead } from '@/domain/register-columns'

/** Heads of the columns of posts and people in both languages; with the reasons after them where a sheet of bad rows is written. */
export const dutyHeads = (reasons = false): NewSheet['heads'] => [
  ...dutyColumns.map(column => ({ word: headOf(column), width: Math.min(36, Math.max(14, column.most / 10)) })),
  ...(reasons ? [{ word: headOf(reasonsHead), width: 60 }] : []),
]
