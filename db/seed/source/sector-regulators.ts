import type { RegionLevel } from '@/db/schema/duty'
import { regionLevels } from '@/db/schema/duty'
import { sectorWords } from '@/domain/register-columns'
import { seenWords } from '@/domain/rules'
import { readDataFile } from '../../data/data-file'
import { readCsv } from '../../data/read-csv'

const file = 'sector-regulators.csv'
const columns = [
  'sector',
  'levels',
  'authority',
  'about_zh',
  'about_en',
  'instrument_zh',
  'instrument_en',
  'clause_zh',
  'clause_en',
  'from',
  'seen',
  'source',
] as const

export type SectorLaw = {
  sector: string
  level: RegionLevel
  /** Null where the law leaves it to the local government which authority it is. */
  authority: string | null
  aboutZh: string
  aboutEn: string
  clauseZh: string
  clauseEn: string
  seen: string
  validFrom: string
}

/** Who regulates a sector by law, one row a level, with the clause and how much of its text was read. */
export function readSectorLaw(): SectorLaw[] {
  return readCsv(readDataFile(file), columns).flatMap(row => {
    if (!(row.sector in sectorWords) || !seenWords.some(word => word === row.seen) || !row.clause_zh)
      throw new Error(`data/${file}: the row of ${row.sector || '(no sector)'} can't be read`)
    return row.levels.split(' ').map(word => {
      const level = regionLevels.find(one => one === word)
      if (!level) throw new Error(`data/${file}: ${word} is no level`)
      return {
        sector: row.sector,
        level,
        authority: row.authority || null,
        aboutZh: row.about_zh,
        aboutEn: row.about_en,
        clauseZh: row.instrument_zh + row.clause_zh,
        clauseEn: `${row.instrument_en} ${row.clause_en}`,
        seen: row.seen,
        validFrom: row.from,
      }
    })
  })
}
