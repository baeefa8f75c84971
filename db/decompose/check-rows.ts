import type { Day } from '@/domain/clock'
import { namesIn, readTaskRow, type TaskFault, type TaskKey, type TaskValues } from '@/domain/task-columns'
import type { RowFault } from '../schema/register'
import type { Heads } from '../spreadsheet/head-row'
import { cellAddress, type SheetRow } from '../spreadsheet/read-sheet'
import { givenKey, type KnownUnits, personKey } from './known-units'

/** A row as it was typed and, where it is good, with the ids of what it names. */
export type CheckedTaskRow = { rowNo: number; values: Record<string, string>; faults: RowFault[] }

function peopleOf(
  values: TaskValues,
  lead: number,
  known: KnownUnits,
): { ids: Record<string, string>; faults: TaskFault[] } {
  const faults: TaskFault[] = []
  const ids: Record<string, string> = {}
  for (const key of ['owner', 'deputy'] as const) {
    if (values[key] === '') continue
    const id = known.people.get(personKey(lead, values[key]))
    if (id === undefined) faults.push({ key, code: 'unknownPerson' })
    else if (id === null) faults.push({ key, code: 'ambiguousPerson' })
    else ids[`${key}Id`] = String(id)
  }
  if (ids.ownerId !== undefined && ids.ownerId === ids.deputyId) faults.push({ key: 'deputy', code: 'samePerson' })
  return { ids, faults }
}

function unitsOf(
  values: TaskValues,
  known: KnownUnits,
): { lead: number | null; assisting: number[]; faults: TaskFault[] } {
  const faults: TaskFault[] = []
  const find = (key: 'lead' | 'assisting', name: string): number | null => {
    const id = known.units.get(name)
    if (id === undefined) faults.push({ key, code: 'unknownUnit', other: name })
    else if (id === null) faults.push({ key, code: 'ambiguousUnit', other: name })
    return id ?? null
  }
  const lead = values.lead === '' ? null : find('lead', values.lead)
  const assisting = namesIn(values.assisting).flatMap(name => find('assisting', name) ?? [])
  if (lead !== null && assisting.includes(lead)) faults.push({ key: 'assisting', code: 'leadAssists' })
  return { lead, assisting, faults }
}

/** Every row of a sheet held against the units, people and tasks that there are; a row is good when it has no fault. */
export function checkTaskRows(
  sheet: readonly SheetRow[],
  heads: Heads<TaskKey>,
  known: KnownUnits,
  today: Day,
): CheckedTaskRow[] {
  const first = new Map<string, number>()
  return sheet.slice(1).map(row => {
    const cells = Object.fromEntries([...heads].map(([key, column]) => [key, row.cells.get(column)]))
    const { values, faults } = readTaskRow(cells, { today, until: known.until })
    const { lead, assisting, faults: unitFaults } = unitsOf(values, known)
    faults.push(...unitFaults)
    const people = lead === null ? { ids: {}, faults: [] } : peopleOf(values, lead, known)
    faults.push(...people.faults)
    if (lead !== null && values.title !== '') {
      const key = givenKey(lead, values.title)
      const earlier = first.get(key)
      if (earlier !== undefined)
        faults.push({ key: 'title', code: 'duplicate', other: cellAddress(earlier, heads.get('title')!) })
      else if (known.given.has(key)) faults.push({ key: 'title', code: 'alreadyGiven' })
      first.set(key, earlier ?? row.no)
    }
    const typed = (key: TaskKey) => row.cells.get(heads.get(key) ?? -1)?.text ?? ''
    const told = faults.map(
      ({ key, code, other }): RowFault => ({
        cell: cellAddress(row.no, heads.get(key) ?? 0),
        column: key,
        code,
        value: typed(key).slice(0, 200),
        ...(other === undefined ? {} : { other }),
      }),
    )
    if (told.length > 0)
      return {
        rowNo: row.no,
        values: Object.fromEntries([...heads.keys()].map(key => [key, typed(key)])),
        faults: told,
      }
    const ids = { leadId: String(lead), assistingIds: assisting.join(' '), ...people.ids }
    return { rowNo: row.no, values: { ...values, ...ids }, faults: [] }
  })
}
