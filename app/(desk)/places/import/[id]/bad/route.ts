import { getLocale } from 'next-intl/server'
import { findImport, listBadRows } from '@/db/queries/register-imports'
import { RefusalError } from '@/domain/refusal'
import { registerColumns } from '@/domain/register-columns'
import { localized } from '../../../../../words'
import { faultWords, headsOf, workbookAnswer } from '../../../../../workbook'

/** The bad rows of an import as they were typed, with the reasons in a column after the register's own. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: segment } = await params
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const [say, pick] = [await faultWords('register'), localized(await getLocale())]
  const nameOf = (key: string) => {
    const column = registerColumns.find(one => one.key === key)
    return column ? pick(column.zh, column.en) : key
  }
  return workbookAnswer(`bad-rows-${id}`, async tx => {
    if (!(await findImport(tx, id))) throw new RefusalError({ code: 'notFound' })
    const rows = await listBadRows(tx, id)
    return [
      {
        name: '未通过 Bad rows',
        heads: headsOf(registerColumns, true),
        rows: rows.map(({ cells, faults }) => [
          ...cells,
          faults.map(fault => `${fault.cell} ${nameOf(fault.column)}: ${say(fault)}`).join('\n'),
        ]),
      },
    ]
  })
}
