import { isDay } from './clock'
import { plainText } from './plain-text'
import {
  type FaultCode,
  keyOfWord,
  type RegisterKey,
  registerColumns,
  riskWords,
  sectorWords,
} from './register-columns'

export type RowCell = { text: string; fault?: 'formula' | 'error' | 'digits' }
export type Fault = { key: RegisterKey; code: FaultCode }
/** The values of a row in the register's own spelling; a column that the sheet does not have is absent. */
export type PlaceValues = Partial<Record<RegisterKey, string>>

/** A date as people write it, as YYYY-MM-DD; null when the calendar has no such day. */
export function dayIn(said: string): string | null {
  const parts = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/.exec(said)
  if (!parts) return null
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** The box that China's territory lies in, in degrees: north to the Heilong River, south to Zengmu Reef, west to the Pamirs, east to the Ussuri. */
const box = { latitude: [3.8, 53.6], longitude: [73.4, 135.1] } as const

function degreesIn(key: 'latitude' | 'longitude', said: string): string | FaultCode {
  if (!/^-?\d{1,3}(\.\d{1,12})?$/.test(said)) return 'notNumber'
  const [least, most] = box[key]
  const value = Number(said)
  return value >= least && value <= most ? String(value) : 'outsideChina'
}

/** A filled cell in the register's own spelling, or why it cannot be. */
function valueIn(key: RegisterKey, said: string): { value: string } | { code: FaultCode } {
  const found = (value: string | null, code: FaultCode) => (value === null ? { code } : { value })
  switch (key) {
    case 'regionCode':
      return /^\d{6}$/.test(said) ? { value: said } : { code: 'notRegionCode' }
    case 'sector':
      return found(keyOfWord(sectorWords, said), 'notSector')
    case 'risk':
      return found(keyOfWord(riskWords, said), 'notRisk')
    case 'latitude':
    case 'longitude': {
      const read = degreesIn(key, said)
      return read === 'notNumber' || read === 'outsideChina' ? { code: read } : { value: read }
    }
    case 'listedOn':
    case 'delistedOn':
      return found(dayIn(said), 'notDay')
    default:
      return { value: said }
  }
}

function readCell(column: (typeof registerColumns)[number], cell: RowCell | undefined) {
  const said = cell?.text.trim() ?? ''
  if (cell?.fault) return { code: cell.fault }
  if (said === '') return column.required ? { code: 'required' as const } : { value: '' }
  if (plainText(said) !== said || (column.key !== 'addressZh' && column.key !== 'addressEn' && /[\r\n\t]/.test(said)))
    return { code: 'unreadable' as const }
  if (said.length > column.most) return { code: 'tooLong' as const }
  return valueIn(column.key, said)
}

/**
 * What a row says by itself: its values, and for each cell that is not taken why. Whether region, regulator, grid, enterprise and
 * number fit the register is asked of the register.
 */
export function readPlaceRow(cells: Partial<Record<RegisterKey, RowCell>>, has: ReadonlySet<RegisterKey>) {
  const values: PlaceValues = {}
  const faults: Fault[] = []
  for (const column of registerColumns) {
    if (!has.has(column.key)) continue
    const read = readCell(column, cells[column.key])
    if ('value' in read) values[column.key] = read.value
    else faults.push({ key: column.key, code: read.code })
  }
  const { latitude, longitude, listedOn, delistedOn } = values
  if (latitude !== undefined && longitude !== undefined && (latitude === '') !== (longitude === ''))
    faults.push({ key: latitude === '' ? 'latitude' : 'longitude', code: 'needsBoth' })
  if (listedOn && delistedOn && delistedOn < listedOn) faults.push({ key: 'delistedOn', code: 'beforeListed' })
  return { values, faults }
}
