import { today } from '../../../../light-of'
import { workbookAnswer } from '../../../../workbook'
import { fiveRows } from '../../five-rows'

/** The list of enterprises with their five as a workbook. */
export async function GET(request: Request): Promise<Response> {
  return workbookAnswer(`five-in-place-${today()}`, async tx => {
    const { heads, rows } = await fiveRows(tx, request)
    return [
      {
        name: '五到位 Five in place',
        heads: heads.map((word, index) => ({ word, width: index === 0 ? 32 : 16 })),
        rows,
      },
    ]
  })
}
