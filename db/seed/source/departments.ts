import { readDataFile } from '../../data/data-file'
import { readCsv } from '../../data/read-csv'

export type Department = {
  key: string
  nameZh: string
  nameEn: string
  kind: string
  sector: string
  basis: string
  source: string
  seen: string
  note: string
  /** False where the name itself comes from memory only. */
  nameSeen: boolean
}

const columns = ['key', 'name_zh', 'name_en', 'kind', 'sector', 'basis', 'source', 'seen', 'note'] as const

/** The provincial departments by their public names. */
export function readDepartments(): Department[] {
  return readCsv(readDataFile('departments-jilin.csv'), columns).map(row => ({
    key: row.key,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    kind: row.kind,
    sector: row.sector,
    basis: row.basis,
    source: row.source,
    seen: row.seen,
    note: row.note,
    nameSeen: !/UNVERIFIED \(memory only\)$|department name( and rank)? UNVERIFIED|; name UNVERIFIED/.test(row.seen),
  }))
}
