import { getLocale, getTranslations } from 'next-intl/server'
import { findDutyImport, listBadDutyRows } from '@/db/queries/duty-imports'
import { dutyColumns } from '@/domain/duty-columns'
import { RefusalError } from '@/domain/refusal'
import { localized } from '../../../../../words'
import { workbookAnswer } from '../../../../../workbook'
import { dutyHeads } from '../../../duty-heads'

/** The bad rows of an import as they were typed, with the reasons in a column after the sheet's own. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id: segment } = await params
  const id = /^\d{1,15}$/.test(segment) ? Number(segment) : 0
  const [t, pick] = [await getTranslations('organizations.import'), localized(await getLocale())]
  const nameOf = (key: string) => {
    const column = dutyColumns.find(one => one.key === key)
    return column ? pick(column.zh, column.en) : key
  }
  return workbookAnswer(`bad-rows-${id}`, async tx => {
    if (!(await findDutyImport(tx, id))) throw new RefusalError({ code: 'notFound' })
    const rows = await listBadDutyRows(tx, id)
    return [
      {
        name: '未通过 Bad rows',
        heads: dutyHeads(true),
        rows: rows.map(({ cells, faults }) => [
          ...cells,
          faults
            .map(
              ({ cell, column, code, other }) =>
                `${cell} ${nameOf(column)}: ${t(`fault.${code}` as 'fault.duplicate', { other: other ?? '' })}`,
            )
            .join('\n'),
        ]),
      },
    ]
  })
}
