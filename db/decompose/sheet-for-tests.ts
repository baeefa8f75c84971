import { headOf } from '@/domain/sheet-columns'
import { type TaskKey, taskColumns } from '@/domain/task-columns'
import { writeSheets } from '../spreadsheet/write-sheet'

export type TestRow = Partial<Record<TaskKey, string>>

/** An .xlsx of these rows under the heads of a sheet of tasks. */
export const sheetOf = (rows: readonly TestRow[]): Promise<Buffer> =>
  writeSheets([
    {
      name: '任务',
      heads: taskColumns.map(column => ({ word: headOf(column), width: 12 })),
      rows: rows.map(row => taskColumns.map(({ key }) => row[key] ?? '')),
    },
  ])
