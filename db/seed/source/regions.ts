import { readDataFile } from '../../data/data-file'
import { readCsv } from '../../data/read-csv'

export type RegionLevel = 'province' | 'prefecture' | 'county'
export type Region = {
  /** GB/T 2260 */
  code: string
  level: RegionLevel
  nameZh: string
  nameEn: string
  pinyin: string
  parentCode: string | null
  validFromYear: number
  /** The year in which the code ended; null while it is in force. */
  validToYear: number | null
  note: string
  source: string
  seen: string
}

const levels: readonly string[] = ['province', 'prefecture', 'county'] satisfies RegionLevel[]
const columns = [
  'code',
  'level',
  'name_zh',
  'pinyin',
  'name_en',
  'parent_code',
  'valid_from_year',
  'valid_to_year',
  'note',
  'source',
  'seen',
] as const

/** Every administrative division of Jilin that the file knows, parents before children, ended codes included. */
export function readRegions(): Region[] {
  return readCsv(readDataFile('regions-jilin.csv'), columns).map(row => {
    if (!/^\d{6}$/.test(row.code) || !levels.includes(row.level))
      throw new Error(`regions-jilin.csv: ${row.code} ${row.level}`)
    return {
      code: row.code,
      level: row.level as RegionLevel,
      nameZh: row.name_zh,
      nameEn: row.name_en,
      pinyin: row.pinyin,
      parentCode: row.parent_code || null,
      validFromYear: Number(row.valid_from_year),
      validToYear: row.valid_to_year ? Number(row.valid_to_year) : null,
      note: row.note,
      source: row.source,
      seen: row.seen,
    }
  })
}
