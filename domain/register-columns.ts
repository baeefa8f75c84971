/** The columns of a register of places as a spreadsheet carries them, with the head in both languages and the longest text. */
export const registerColumns = [
  { key: 'registerNo', zh: '登记编号', en: 'Register number', required: true, most: 40 },
  { key: 'nameZh', zh: '场所名称', en: 'Place name (Chinese)', required: true, most: 120 },
  { key: 'nameEn', zh: '场所英文名称', en: 'Place name (English)', required: false, most: 200 },
  { key: 'enterprise', zh: '所属单位', en: 'Enterprise', required: true, most: 120 },
  { key: 'regionCode', zh: '行政区划代码', en: 'Region code', required: true, most: 6 },
  { key: 'sector', zh: '行业类别', en: 'Kind', required: true, most: 40 },
  { key: 'risk', zh: '风险等级', en: 'Risk colour', required: true, most: 20 },
  { key: 'addressZh', zh: '地址', en: 'Address (Chinese)', required: true, most: 200 },
  { key: 'addressEn', zh: '英文地址', en: 'Address (English)', required: false, most: 300 },
  { key: 'regulator', zh: '监管部门', en: 'Regulator', required: false, most: 120 },
  { key: 'grid', zh: '网格编码', en: 'Grid code', required: false, most: 40 },
  { key: 'latitude', zh: '纬度', en: 'Latitude', required: false, most: 24 },
  { key: 'longitude', zh: '经度', en: 'Longitude', required: false, most: 24 },
  { key: 'listedOn', zh: '列入日期', en: 'Listed on', required: true, most: 20 },
  { key: 'delistedOn', zh: '移出日期', en: 'Delisted on', required: false, most: 20 },
] as const
export type RegisterKey = (typeof registerColumns)[number]['key']

/** The head that stands over the reasons in a sheet of bad rows; such a sheet is corrected and read again. */
export const reasonsHead = { zh: '未通过原因', en: 'Reasons' } as const

/** A column's head as the product writes it: both languages, with a star where a value must stand. */
export const headOf = ({ zh, en, required }: { zh: string; en: string; required?: boolean }): string =>
  `${zh} ${en}${required ? ' *' : ''}`

/** A word as it is compared: width, case, spaces and signs aside. */
export const plain = (head: string): string =>
  head
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*/|]/g, '')

/** The column that a head names, in either language, both, or by its key; null for a head that the register does not have. */
export function columnOfHead(head: string): RegisterKey | 'reasons' | null {
  const said = plain(head)
  const names = ({ zh, en }: { zh: string; en: string }) => [zh, en, zh + en, en + zh].map(plain)
  if (names(reasonsHead).includes(said)) return 'reasons'
  return registerColumns.find(column => column.key.toLowerCase() === said || names(column).includes(said))?.key ?? null
}

/** What a sheet may say for the kind of a place and for its risk; the words are those of the pages. */
export const sectorWords = {
  gas: ['城镇燃气', 'Urban gas'],
  chemicals: ['危险化学品', 'Dangerous chemicals'],
  explosives: ['民用爆炸物品', 'Civil explosives'],
  mining: ['矿山', 'Mining'],
  crowded: ['人员密集场所', 'Crowded places'],
  education: ['学校', 'Schools'],
  transport: ['交通运输', 'Transport'],
  construction: ['建筑施工', 'Construction'],
  metallurgy: ['冶金', 'Metallurgy'],
  charging: ['电动自行车充电', 'E-bike charging'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export const riskWords = {
  red: ['红', 'red'],
  orange: ['橙', 'orange'],
  yellow: ['黄', 'yellow'],
  blue: ['蓝', 'blue'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

/** The key of a word in either language, or of the key itself; null for anything else. */
export function keyOfWord(words: Record<string, readonly [zh: string, en: string]>, said: string): string | null {
  const wanted = plain(said)
  return (
    Object.entries(words).find(([key, [zh, en]]) => [key, zh, en, `${zh}色`].map(plain).includes(wanted))?.[0] ?? null
  )
}

/** Why a cell is not taken; `register.fault` of the messages has the words. */
export const faultCodes = [
  'required',
  'tooLong',
  'unreadable',
  'formula',
  'error',
  'digits',
  'duplicate',
  'numberElsewhere',
  'notRegionCode',
  'unknownRegion',
  'outsideTerritory',
  'notSector',
  'notRisk',
  'unknownRegulator',
  'ambiguousRegulator',
  'ambiguousEnterprise',
  'unknownGrid',
  'gridElsewhere',
  'notNumber',
  'outsideChina',
  'needsBoth',
  'notDay',
  'beforeListed',
  'future',
  'regionTooWide',
] as const
export type FaultCode = (typeof faultCodes)[number]
