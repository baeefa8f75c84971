import { dayAsWritten } from './clock'
import { keyOfWord } from './register-columns'
import { type RowCell, readCell } from './sheet-columns'

/** The columns of posts and responsible people as a spreadsheet carries them. */
export const dutyColumns = [
  { key: 'unit', zh: '单位', en: 'Unit', required: true, most: 120 },
  { key: 'place', zh: '场所登记编号', en: 'Place register number', required: false, most: 40 },
  { key: 'side', zh: '归属', en: 'Side', required: false, most: 20 },
  { key: 'titleZh', zh: '岗位名称', en: 'Post (Chinese)', required: false, most: 120 },
  { key: 'titleEn', zh: '岗位英文名称', en: 'Post (English)', required: false, most: 120 },
  { key: 'businessZh', zh: '业务职责', en: 'Business duty (Chinese)', required: false, most: 1000 },
  { key: 'businessEn', zh: '业务职责英文', en: 'Business duty (English)', required: false, most: 1000 },
  { key: 'safetyZh', zh: '安全职责', en: 'Safety duty (Chinese)', required: false, most: 1000 },
  { key: 'safetyEn', zh: '安全职责英文', en: 'Safety duty (English)', required: false, most: 1000 },
  { key: 'person', zh: '责任人', en: 'Person', required: false, most: 80 },
  { key: 'deputy', zh: '副责任人', en: 'Deputy', required: false, most: 80 },
  { key: 'words', zh: '指定依据', en: 'Order', required: false, most: 500 },
  { key: 'from', zh: '起始日期', en: 'From', required: false, most: 20 },
] as const
export type DutyKey = (typeof dutyColumns)[number]['key']
export type DutyValues = Record<DutyKey, string>

export const sideWords = {
  party: ['党委', 'Party'],
  government: ['政府', 'Government'],
  enterprise: ['企业', 'Enterprise'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

/** Why a cell is not taken; `organizations.import.fault` of the messages has the words. */
export const dutyFaultCodes = [
  'required',
  'tooLong',
  'unreadable',
  'formula',
  'error',
  'digits',
  'duplicate',
  'unknownUnit',
  'ambiguousUnit',
  'notYours',
  'unknownPlace',
  'notSide',
  'wrongSide',
  'placeAndPost',
  'needsPost',
  'unknownPerson',
  'ambiguousPerson',
  'sameAsPerson',
  'deputyAlone',
  'notDay',
  'dayPast',
] as const
export type DutyFaultCode = (typeof dutyFaultCodes)[number]
export type DutyFault = { key: DutyKey; code: DutyFaultCode }

function readColumn(
  column: (typeof dutyColumns)[number],
  cell: RowCell | undefined,
): { value: string } | { code: DutyFaultCode } {
  const read = readCell(column, cell, false)
  if ('code' in read) return read
  const { said } = read
  if (column.key === 'side' && said !== '') {
    const side = keyOfWord(sideWords, said)
    return side ? { value: side } : { code: 'notSide' }
  }
  if (column.key === 'from' && said !== '') {
    const day = dayAsWritten(said)
    return day ? { value: day } : { code: 'notDay' }
  }
  return { value: said }
}

/** What a row says by itself; whether units, places and people are there is asked of the network. */
export function readDutyRow(cells: Partial<Record<DutyKey, RowCell>>, has: ReadonlySet<DutyKey>) {
  const values: Partial<DutyValues> = {}
  const faults: DutyFault[] = []
  for (const column of dutyColumns) {
    if (!has.has(column.key)) continue
    const read = readColumn(column, cells[column.key])
    if ('value' in read) values[column.key] = read.value
    else faults.push({ key: column.key, code: read.code })
  }
  if (values.place && values.titleZh) faults.push({ key: 'titleZh', code: 'placeAndPost' })
  if (values.deputy && values.person === '') faults.push({ key: 'deputy', code: 'deputyAlone' })
  if (values.deputy && values.deputy === values.person) faults.push({ key: 'deputy', code: 'sameAsPerson' })
  if (values.titleZh && values.side === '') faults.push({ key: 'side', code: 'required' })
  return { values, faults }
}
