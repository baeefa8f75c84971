import { getTranslations } from 'next-intl/server'
import { registerColumns } from '@/domain/register-columns'
import { headOf } from '@/domain/sheet-columns'
import { headsOf, workbookAnswer } from '../../../../workbook'
import { columnNote } from '../column-note'

/** An empty register with its heads, and a second sheet that says what may stand in each column. */
export async function GET(): Promise<Response> {
  const t = await getTranslations('register')
  return workbookAnswer('register-template', async () => [
    { name: '场所 Places', heads: headsOf(registerColumns), rows: [] },
    {
      name: '说明 Notes',
      heads: [
        { word: t('columns.name'), width: 32 },
        { word: t('columns.must'), width: 14 },
        { word: t('columns.what'), width: 90 },
      ],
      rows: registerColumns.map(column => [
        headOf(column),
        t(column.required ? 'columns.yes' : 'columns.no'),
        columnNote(t, column.key),
      ]),
    },
  ])
}
