import { readDataFile } from '../../data/data-file'
import { readCsv } from '../../data/read-csv'

export const checklistKeys = ['gas', 'chemicals', 'explosives', 'enterprise'] as const
export type ChecklistKey = (typeof checklistKeys)[number]

/** How far the cited clause was read: whole, in part or second-hand, or not at all. */
export type Seen = 'full' | 'excerpt' | 'UNVERIFIED'
export type ChecklistItem = {
  code: string
  sectionZh: string
  sectionEn: string
  /** Worded as compliant: a "no" is a finding. */
  itemZh: string
  itemEn: string
  clause: string
  levelIfFailed: 'general' | 'major'
  photoRequired: boolean
  guidanceEn: string
  source: string
  seen: Seen
}
export type Checklist = { key: ChecklistKey; titleZh: string; titleEn: string; version: number; items: ChecklistItem[] }

const titles: Record<ChecklistKey, readonly [zh: string, en: string]> = {
  gas: ['城镇燃气安全检查表', 'Urban gas checklist'],
  chemicals: ['危险化学品安全检查表', 'Dangerous chemicals checklist'],
  explosives: ['民用爆炸物品安全检查表', 'Civil explosives checklist'],
  enterprise: ['企业“五到位”与通用安全检查表', 'Enterprise checklist: five in place and common items'],
}
const seenWords: readonly string[] = ['full', 'excerpt', 'UNVERIFIED'] satisfies Seen[]
const columns = [
  'code',
  'section_zh',
  'section_en',
  'item_zh',
  'item_en',
  'clause',
  'level_if_failed',
  'photo_required',
  'guidance_en',
  'source',
  'seen',
] as const

/** One checklist with its items in the file's order. */
export function readChecklist(key: ChecklistKey): Checklist {
  const items = readCsv(readDataFile(`checklist-${key}.csv`), columns).map(row => {
    const level = row.level_if_failed
    if ((level !== 'general' && level !== 'major') || !seenWords.includes(row.seen)) {
      throw new Error(`checklist-${key}.csv: ${row.code} ${level} ${row.seen}`)
    }
    return {
      code: row.code,
      sectionZh: row.section_zh,
      sectionEn: row.section_en,
      itemZh: row.item_zh,
      itemEn: row.item_en,
      clause: row.clause,
      levelIfFailed: level as ChecklistItem['levelIfFailed'],
      photoRequired: row.photo_required === 'yes',
      guidanceEn: row.guidance_en,
      source: row.source,
      seen: row.seen as Seen,
    }
  })
  return { key, titleZh: titles[key][0], titleEn: titles[key][1], version: 1, items }
}

export const readChecklists = (): Checklist[] => checklistKeys.map(readChecklist)
