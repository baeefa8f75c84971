import { type RegisterKey, registerColumns } from '@/domain/register-columns'
import { headOf } from '@/domain/sheet-columns'
import { writeSheets } from '../spreadsheet/write-sheet'

export type TestRow = Partial<Record<RegisterKey, string>>

/** A row that the register takes, with what it differs in. */
export const goodRow = (number: string, change: TestRow = {}): TestRow => ({
  registerNo: number,
  nameZh: `松江路加油站${number}`,
  nameEn: `Filling Station ${number}`,
  enterprise: '松江能源有限公司',
  regionCode: '220200',
  sector: '危险化学品',
  risk: '橙',
  addressZh: `松江路${number}号`,
  addressEn: '',
  regulator: '',
  grid: '',
  latitude: '43.8512',
  longitude: '126.5',
  listedOn: '2026-01-05',
  delistedOn: '',
  ...change,
})

/** An .xlsx of these rows under the register's own heads, or under those named. */
export const sheetOf = (rows: readonly TestRow[], keys = registerColumns.map(column => column.key)): Promise<Buffer> =>
  writeSheets([
    {
      name: '场所',
      heads: keys.map(key => ({ word: headOf(registerColumns.find(column => column.key === key)!), width: 12 })),
      rows: rows.map(row => keys.map(key => row[key] ?? '')),
    },
  ])
