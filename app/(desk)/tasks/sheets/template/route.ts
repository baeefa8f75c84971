import { getTranslations } from 'next-intl/server'
import { listNamable, readWhole } from '@/db/queries/task-sheets'
import { RefusalError } from '@/domain/refusal'
import { headOf } from '@/domain/sheet-columns'
import { taskColumns } from '@/domain/task-columns'
import { headsOf, workbookAnswer } from '../../../../workbook'

/** An empty sheet with its heads, what may stand in each column, and the units and people that can be named. */
export async function GET(request: Request): Promise<Response> {
  const whole = readWhole(Object.fromEntries(new URL(request.url).searchParams))
  const [t, tr] = await Promise.all([getTranslations('sheets'), getTranslations('register')])
  return workbookAnswer('tasks-template', async tx => {
    if (!whole) throw new RefusalError({ code: 'notFound' })
    const units = await listNamable(tx)
    return [
      { name: '任务 Tasks', heads: headsOf(taskColumns), rows: [] },
      {
        name: '说明 Notes',
        heads: [
          { word: tr('columns.name'), width: 32 },
          { word: tr('columns.must'), width: 14 },
          { word: tr('columns.what'), width: 90 },
        ],
        rows: taskColumns.map(column => [
          headOf(column),
          tr(column.required ? 'columns.yes' : 'columns.no'),
          t(`note.${column.key}`),
        ]),
      },
      {
        name: '单位 Units',
        heads: [
          { word: '单位', width: 30 },
          { word: 'Unit', width: 40 },
          { word: '可指定人员', width: 60 },
          { word: 'People', width: 60 },
        ],
        rows: units.map(unit => [unit.zh, unit.en, unit.peopleZh, unit.peopleEn]),
      },
    ]
  })
}
