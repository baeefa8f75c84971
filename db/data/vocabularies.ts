import { causeKinds, traitKinds } from '@/domain/inference'
import { readDataFile } from './data-file'
import { readCsv } from './read-csv'

type Word<Kind> = { key: string; kind: Kind; nameZh: string; nameEn: string }

function readWords<Kind extends string>(file: string, kinds: readonly Kind[]): Word<Kind>[] {
  return readCsv(readDataFile(file), ['key', 'kind', 'name_zh', 'name_en'] as const).map(row => {
    const kind = kinds.find(one => one === row.kind)
    if (!kind || !row.key || !row.name_zh || !row.name_en)
      throw new Error(`data/${file}: the row of ${row.key || '(no key)'} can't be read`)
    return { key: row.key, kind, nameZh: row.name_zh, nameEn: row.name_en }
  })
}

/** What can lie behind accidents and hazards; the project's own list. Throws on a row that can't be read. */
export const readCauses = () => readWords('causes.csv', causeKinds)

/** Equipment and processes by which like places are found; the project's own list. Throws on a row that can't be read. */
export const readTraits = () => readWords('traits.csv', traitKinds)
