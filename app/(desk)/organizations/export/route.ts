import { getTranslations } from 'next-intl/server'
import { listDutyRows } from '@/db/queries/duty-imports'
import { sheetLimits } from '@/db/spreadsheet/limits'
import { dutyColumns } from '@/domain/duty-columns'
import { today } from '../../../light-of'
import { headsOf, noFile, workbookAnswer } from '../../../workbook'

/** Posts and responsible people of the reader's territory as a workbook that can be brought again. */
export async function GET(): Promise<Response> {
  const t = await getTranslations('register')
  return workbookAnswer(`duties-${today()}`, async tx => {
    const rows = await listDutyRows(tx)
    if (rows.length > sheetLimits.rows) return noFile(t('tooMany', { n: sheetLimits.rows }), 413)
    return [{ name: '岗位与责任人 Posts', heads: headsOf(dutyColumns), rows }]
  })
}
