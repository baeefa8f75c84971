import { join } from 'node:path'
import { isDay } from '@/domain/clock'
import { type Rule, ruleUnits, seenWords } from '@/domain/rules'
import { readDataFile } from './data-file'
import { readCsv } from './read-csv'

export type RulePack = { key: string; version: number; place: string | null; nameZh: string; nameEn: string }
export type PackedRule = Omit<Rule, 'pack' | 'version' | 'place'> & { source: string }

const packColumns = ['file', 'key', 'version', 'place', 'name_zh', 'name_en'] as const
const ruleColumns = [
  'key',
  'value',
  'unit',
  'instrument_zh',
  'instrument_en',
  'clause',
  'in_force_from',
  'in_force_to',
  'seen',
  'source',
  'note_zh',
  'note_en',
] as const

function readRules(file: string): PackedRule[] {
  return readCsv(readDataFile(join('rules', file)), ruleColumns).map(row => {
    const unit = ruleUnits.find(one => one === row.unit)
    const seen = seenWords.find(one => one === row.seen)
    const value = Number(row.value)
    const dated = isDay(row.in_force_from) && (row.in_force_to === '' || isDay(row.in_force_to))
    if (!unit || !seen || !dated || !row.value || !Number.isFinite(value) || !row.clause)
      throw new Error(`data/rules/${file}: the row of ${row.key || '(no key)'} can't be read`)
    return {
      key: row.key,
      value,
      unit,
      instrumentZh: row.instrument_zh,
      instrumentEn: row.instrument_en,
      clause: row.clause,
      from: row.in_force_from,
      to: row.in_force_to || null,
      seen,
      source: row.source,
      noteZh: row.note_zh,
      noteEn: row.note_en,
    }
  })
}

/** The rule packs that the project carries, with their rules; throws on a row that can't be read, naming file and key. */
export function readRulePacks(): (RulePack & { rules: PackedRule[] })[] {
  return readCsv(readDataFile('rules/packs.csv'), packColumns).map(pack => ({
    key: pack.key,
    version: Number(pack.version),
    place: pack.place || null,
    nameZh: pack.name_zh,
    nameEn: pack.name_en,
    rules: readRules(pack.file),
  }))
}
