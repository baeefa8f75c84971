import { getTranslations } from 'next-intl/server'
import { readPlaceFilters } from '@/db/queries/places'
import { listRegisterRows } from '@/db/queries/register-rows'
import { sheetLimits } from '@/db/spreadsheet/limits'
import { registerColumns } from '@/domain/register-columns'
import { today } from '../../../light-of'
import { headsOf, noFile, workbookAnswer } from '../../../workbook'

/** The places of the list as a workbook in the register's own columns: what goes out here comes back in without any loss. */
export async function GET(request: Request): Promise<Response> {
  const filters = readPlaceFilters(Object.fromEntries(new URL(request.url).searchParams))
  const t = await getTranslations('register')
  return workbookAnswer(`register-${filters.on ?? today()}`, async tx => {
    const rows = await listRegisterRows(tx, filters, sheetLimits.rows + 1)
    if (rows.length > sheetLimits.rows) return noFile(t('tooMany', { n: sheetLimits.rows }), 413)
    return [{ name: '场所 Places', heads: headsOf(registerColumns), rows }]
  })
}
