import { shanghaiDay } from '@/domain/clock'
import { type PlaceValues, readPlaceRow } from '@/domain/place-row'
import { type FaultCode, type RegisterKey, registerColumns } from '@/domain/register-columns'
import type { RowFault, rowEffects } from '../schema/register'
import type { Heads as SheetHeads } from '../spreadsheet/head-row'
import { cellAddress, type SheetRow } from '../spreadsheet/read-sheet'
import type { KnownPlace, KnownRegister } from './known-register'

type Heads = SheetHeads<RegisterKey>

export type CheckedRow = {
  rowNo: number
  effect: (typeof rowEffects)[number]
  values: Record<string, string>
  faults: RowFault[]
}
type Draft = { row: SheetRow; values: PlaceValues; faults: RowFault[] }

const typed = (row: SheetRow, heads: Heads, key: RegisterKey): string => row.cells.get(heads.get(key)!)?.text ?? ''

function faultOf(row: SheetRow, heads: Heads, key: RegisterKey, code: FaultCode, other?: string): RowFault {
  const cell = cellAddress(row.no, heads.get(key) ?? 0)
  return { cell, column: key, code, value: typed(row, heads, key).slice(0, 200), ...(other ? { other } : {}) }
}

/** What each row says by itself; rows that bear one number are all bad, for nobody can tell which is meant. */
export function draftRows(rows: readonly SheetRow[], heads: Heads): Draft[] {
  const has = new Set(heads.keys())
  const drafts = rows.slice(1).map(row => {
    const cells = Object.fromEntries([...heads].map(([key, column]) => [key, row.cells.get(column)]))
    const { values, faults } = readPlaceRow(cells, has)
    return { row, values, faults: faults.map(({ key, code }) => faultOf(row, heads, key, code)) }
  })
  const first = new Map<string, Draft>()
  for (const draft of drafts) {
    const number = draft.values.registerNo
    if (!number) continue
    const earlier = first.get(number)
    if (!earlier) first.set(number, draft)
    else {
      const where = (one: Draft) => cellAddress(one.row.no, heads.get('registerNo')!)
      draft.faults.push(faultOf(draft.row, heads, 'registerNo', 'duplicate', where(earlier)))
      if (!earlier.faults.some(fault => fault.code === 'duplicate'))
        earlier.faults.push(faultOf(earlier.row, heads, 'registerNo', 'duplicate', where(draft)))
    }
  }
  return drafts
}

const lies = (inner: string, outer: string): boolean => inner.startsWith(outer.replace(/(00){1,2}$/, ''))

/** The unit that the row's enterprise is: the place's own if it goes by that name, one of the region, the only one of its prefecture; '' for a new one. */
function enterpriseOf(name: string, region: string, known: KnownRegister, place?: KnownPlace): string | null {
  if (place?.orgNames.includes(name)) return place.orgId
  const all = known.firms.get(name) ?? []
  const here = all.filter(firm => firm.regionCode === region)
  const near = here.length > 0 ? here : all.filter(firm => firm.regionCode.slice(0, 4) === region.slice(0, 4))
  return near.length > 1 ? null : (near[0]?.id ?? '')
}

type Asked = { code: FaultCode } | { id: string }

function regulatorOf(said: string, known: KnownRegister, place?: KnownPlace): Asked {
  if (said === '') return { id: '' }
  if (place && said === place.regulator) return { id: place.regulatorId }
  const id = known.regulators.get(said)
  return id === undefined ? { code: 'unknownRegulator' } : id === null ? { code: 'ambiguousRegulator' } : { id }
}

function gridOf(said: string, region: string, known: KnownRegister): Asked {
  if (said === '') return { id: '' }
  const cell = known.grids.get(said)
  if (!cell) return { code: 'unknownGrid' }
  return cell.mine && lies(region, cell.regionCode) ? { id: cell.id } : { code: 'gridElsewhere' }
}

function regionFault(code: string, known: KnownRegister): FaultCode | null {
  const region = known.regions.get(code)
  if (!region?.inForce) return 'unknownRegion'
  // a place lies in a county or, where that is not divided, a prefecture; never in the province at large
  if (code.endsWith('0000')) return 'regionTooWide'
  return region.mine ? null : 'outsideTerritory'
}

/** A draft held against the register: what it would do there, or why not. */
function checkRow({ row, values, faults }: Draft, heads: Heads, known: KnownRegister): CheckedRow {
  const all = [...faults]
  const fault = (key: RegisterKey, code: FaultCode) => all.push(faultOf(row, heads, key, code))
  const place = known.places.get(values.registerNo ?? '')
  if ((values.listedOn ?? '') > shanghaiDay(new Date())) fault('listedOn', 'future')
  if (values.registerNo && (known.heldElsewhere.has(values.registerNo) || place?.mine === false))
    fault('registerNo', 'numberElsewhere')
  // a column that the sheet does not have stays as it is
  const whole = Object.fromEntries(
    registerColumns.map(({ key }) => [key, values[key] ?? (heads.has(key) ? '' : (place?.[key] ?? ''))]),
  ) as Record<RegisterKey, string>
  const outside = whole.regionCode && regionFault(whole.regionCode, known)
  if (outside) fault('regionCode', outside)
  const ids = { orgId: '', regulatorId: '', gridId: '' }
  const org = enterpriseOf(whole.enterprise, whole.regionCode, known, place)
  if (org === null) fault('enterprise', 'ambiguousEnterprise')
  else ids.orgId = org
  const regulator = regulatorOf(whole.regulator, known, place)
  if ('code' in regulator) fault('regulator', regulator.code)
  else ids.regulatorId = regulator.id
  if (whole.regionCode && !outside) {
    const grid = gridOf(whole.grid, whole.regionCode, known)
    if ('code' in grid) fault('grid', grid.code)
    else ids.gridId = grid.id
  }
  if (all.length > 0)
    return {
      rowNo: row.no,
      effect: 'bad',
      values: Object.fromEntries([...heads.keys()].map(key => [key, typed(row, heads, key)])),
      faults: all.sort((a, b) => (heads.get(a.column as RegisterKey) ?? 0) - (heads.get(b.column as RegisterKey) ?? 0)),
    }
  return { rowNo: row.no, ...effectOf(whole, ids, place), faults: [] }
}

function effectOf(
  whole: Record<RegisterKey, string>,
  ids: { orgId: string; regulatorId: string; gridId: string },
  place?: KnownPlace,
): Pick<CheckedRow, 'effect' | 'values'> {
  if (!place) return { effect: 'new', values: { ...whole, ...ids } }
  const differs: Partial<Record<RegisterKey, boolean>> = {
    enterprise: ids.orgId !== place.orgId,
    regulator: ids.regulatorId !== place.regulatorId,
    grid: ids.gridId !== place.gridId,
  }
  const changes = registerColumns.map(column => column.key).filter(key => differs[key] ?? whole[key] !== place[key])
  const values = { ...whole, ...ids, placeId: place.id, mark: place.mark, changes: changes.join(' ') }
  return { effect: changes.length > 0 ? 'changed' : 'same', values }
}

/** Every row of a sheet with what it would do to the register, as the reader may change it. */
export const checkRows = (drafts: readonly Draft[], heads: Heads, known: KnownRegister): CheckedRow[] =>
  drafts.map(draft => checkRow(draft, heads, known))
