import { shanghaiDay } from '@/domain/clock'
import {
  type DutyFault,
  type DutyFaultCode,
  type DutyKey,
  type DutyValues,
  dutyColumns,
  readDutyRow,
} from '@/domain/duty-columns'
import type { Heads } from '../spreadsheet/head-row'
import { cellAddress, type SheetRow } from '../spreadsheet/read-sheet'
import { dutyKeyOf, type KnownDuties, type KnownDuty, markOf, postColumns } from './known-duties'

export type DutyHeads = Heads<DutyKey>
export type DutyRowFault = { cell: string; column: string; code: string; value: string; other?: string }
export type CheckedDuty = {
  rowNo: number
  effect: 'new' | 'changed' | 'same' | 'bad'
  values: Record<string, string>
  faults: DutyRowFault[]
}
export type DutyDraft = {
  rowNo: number
  typed: Partial<Record<DutyKey, string>>
  values: Partial<DutyValues>
  faults: DutyFault[]
}

/** What each row of a sheet says by itself. */
export function draftDuties(rows: readonly SheetRow[], heads: DutyHeads): DutyDraft[] {
  const has = new Set(heads.keys())
  return rows.slice(1).map(row => {
    const cells = Object.fromEntries([...heads].map(([key, column]) => [key, row.cells.get(column)]))
    const typed = Object.fromEntries([...heads].map(([key, column]) => [key, row.cells.get(column)?.text ?? '']))
    return { rowNo: row.no, typed, ...readDutyRow(cells, has) }
  })
}

const sidesOf: Record<string, readonly string[]> = { enterprise: ['enterprise'], government: ['party', 'government'] }

/** Checks one row against the network; `fault` notes what is wrong with a cell. */
function resolve(draft: DutyDraft, known: KnownDuties, fault: (key: DutyKey, code: DutyFaultCode) => void) {
  const { values } = draft
  const unit = known.units.get(values.unit ?? '')
  if (values.unit && unit === undefined) fault('unit', 'unknownUnit')
  if (unit === null) fault('unit', 'ambiguousUnit')
  if (!unit) return null
  if (!unit.mine) fault('unit', 'notYours')
  const about = { place: values.place ?? '', side: values.side ?? '', titleZh: values.titleZh ?? '' }
  const was = known.duties.get(dutyKeyOf(unit.id, about))
  const placeId = about.place ? known.places.get(`${unit.id}|${about.place}`) : undefined
  if (about.place && !placeId) fault('place', 'unknownPlace')
  if (about.titleZh && about.side && !(sidesOf[unit.kind] ?? ['government']).includes(about.side))
    fault('side', 'wrongSide')
  if (!about.place && !about.titleZh && unit.kind === 'government') fault('titleZh', 'needsPost')
  const whole = Object.fromEntries(dutyColumns.map(({ key }) => [key, values[key] ?? was?.[key] ?? ''])) as DutyValues
  if (about.titleZh) for (const key of postColumns) if (whole[key] === '') fault(key, 'required')
  const person = (key: 'person' | 'deputy'): number | null => {
    if (whole[key] === '') return null
    const id = known.people.get(`${unit.id}|${whole[key]}`)
    // who holds it today may belong elsewhere, and is left as they are
    if (id === undefined && whole[key] !== was?.[key]) fault(key, 'unknownPerson')
    if (id === null) fault(key, 'ambiguousPerson')
    return id ?? null
  }
  return { unit, was, placeId, whole, personId: person('person'), deputyId: person('deputy') }
}

const isSamePerson = (said: string, was: string, id: number | null): boolean =>
  said === was || (id !== null && was.endsWith(`#${id}`))

function checkRow(draft: DutyDraft, heads: DutyHeads, known: KnownDuties, clash: string | undefined): CheckedDuty {
  const faults: DutyRowFault[] = []
  const fault = (key: DutyKey, code: DutyFaultCode, other?: string) =>
    faults.push({
      cell: cellAddress(draft.rowNo, heads.get(key) ?? heads.get('unit')!),
      column: key,
      code,
      value: (draft.typed[key] ?? '').slice(0, 200),
      ...(other ? { other } : {}),
    })
  for (const { key, code } of draft.faults) fault(key, code)
  const found = resolve(draft, known, fault)
  if (clash) fault('unit', 'duplicate', clash)
  const bad = () => ({
    rowNo: draft.rowNo,
    effect: 'bad' as const,
    values: { ...draft.typed } as Record<string, string>,
    faults,
  })
  if (!found) return bad()
  const { unit, was, whole, placeId, personId, deputyId } = found
  const postChanges = whole.titleZh ? postColumns.filter(key => whole[key] !== (was?.[key] ?? '')) : []
  const dutyChanges = dutyChangesOf(whole, was, personId, deputyId)
  if (dutyChanges.length > 0) {
    if (whole.words === '') fault('words', 'required')
    if (whole.from === '') fault('from', 'required')
    else if (whole.from < shanghaiDay(new Date())) fault('from', 'dayPast')
  }
  if (faults.length > 0) return bad()
  const changes = [...(whole.titleZh && !was ? ['titleZh' as const] : []), ...postChanges, ...dutyChanges]
  const values = {
    ...whole,
    orgId: String(unit.id),
    placeId: placeId ? String(placeId) : '',
    postId: was?.postId ? String(was.postId) : '',
    personId: personId === null ? '' : String(personId),
    deputyId: deputyId === null ? '' : String(deputyId),
    changes: changes.join(' '),
    // how it stood when it was read
    mark: markOf(was),
  }
  return { rowNo: draft.rowNo, effect: changes.length === 0 ? 'same' : was ? 'changed' : 'new', values, faults: [] }
}

/** What would change of who answers; a post that is only described names nobody. */
function dutyChangesOf(
  whole: DutyValues,
  was: KnownDuty | undefined,
  personId: number | null,
  deputyId: number | null,
): DutyKey[] {
  const stands = was?.dutyId !== null && was !== undefined
  if (!stands && whole.person === '' && (whole.titleZh !== '' || whole.from === '')) return []
  const changes: DutyKey[] = []
  if (!stands || !isSamePerson(whole.person, was.person, personId)) changes.push('person')
  if (stands ? !isSamePerson(whole.deputy, was.deputy, deputyId) : whole.deputy !== '') changes.push('deputy')
  if (stands && whole.words !== was.words) changes.push('words')
  if (stands && whole.from !== was.from) changes.push('from')
  return changes
}

/** Every row with what it would do, as the reader may change it; rows about one and the same thing are all bad. */
export function checkDuties(drafts: readonly DutyDraft[], heads: DutyHeads, known: KnownDuties): CheckedDuty[] {
  const first = new Map<string, number>()
  const clashes = new Map<number, string>()
  const at = (rowNo: number) => cellAddress(rowNo, heads.get('unit')!)
  for (const { rowNo, values } of drafts) {
    const unit = known.units.get(values.unit ?? '')
    if (!unit) continue
    const key = dutyKeyOf(unit.id, {
      place: values.place ?? '',
      side: values.side ?? '',
      titleZh: values.titleZh ?? '',
    })
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, rowNo)
    else {
      clashes.set(rowNo, at(earlier))
      if (!clashes.has(earlier)) clashes.set(earlier, at(rowNo))
    }
  }
  return drafts.map(draft => checkRow(draft, heads, known, clashes.get(draft.rowNo)))
}
