import { findDutyImport, listBadDutyRows } from '@/db/queries/duty-imports'
import { dutyColumns } from '@/domain/duty-columns'
import { RefusalError } from '@/domain/refusal'
import { faultWords, headsOf, workbookAnswer } from '../../../../../workbook'
import { columnNames } from '../../../../sheet-bad-cells'

/** The bad rows of an import as they were typed, with the reasons in a column after the sheet's own. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: segment } = await params
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const [say, nameOf] = await Promise.all([faultWords('organizations.import'), columnNames(dutyColumns)])
  return workbookAnswer(`bad-rows-${id}`, async tx => {
    if (!(await findDutyImport(tx, id))) throw new RefusalError({ code: 'notFound' })
    const rows = await listBadDutyRows(tx, id)
    return [
      {
        name: '未通过 Bad rows',
        heads: headsOf(dutyColumns, true),
        rows: rows.map(({ cells, faults }) => [
          ...cells,
          faults.map(fault => `${fault.cell} ${nameOf(fault.column)}: ${say(fault)}`).join('\n'),
        ]),
      },
    ]
  })
}
