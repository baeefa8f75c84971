import { findTaskSheet, listSheetRows } from '@/db/queries/task-sheets'
import { RefusalError } from '@/domain/refusal'
import { taskColumns } from '@/domain/task-columns'
import { faultWords, headsOf, workbookAnswer } from '../../../../../workbook'
import { columnNames } from '../../../../sheet-bad-cells'

/** The bad rows of a sheet as they were typed, with the reasons in a column after the sheet's own. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: segment } = await params
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const [say, nameOf] = await Promise.all([faultWords('sheets'), columnNames(taskColumns)])
  return workbookAnswer(`bad-rows-${id}`, async tx => {
    if (!(await findTaskSheet(tx, id))) throw new RefusalError({ code: 'notFound' })
    const rows = await listSheetRows(tx, id, 'bad')
    return [
      {
        name: '未通过 Bad rows',
        heads: headsOf(taskColumns, true),
        rows: rows.map(({ values, faults }) => [
          ...taskColumns.map(column => values[column.key] ?? ''),
          faults.map(fault => `${fault.cell} ${nameOf(fault.column)}: ${say(fault)}`).join('\n'),
        ]),
      },
    ]
  })
}
