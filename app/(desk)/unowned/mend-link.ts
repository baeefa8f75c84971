import type { BreakKind } from '@/db/queries/break-kinds'
import type { BreakRow } from '@/db/queries/breaks'

type Row = Pick<BreakRow, 'id' | 'unit' | 'left'>
const unitOf = (row: Row) => `/organizations/${row.unit?.id ?? row.id}`

/** The form that mends each kind of missing link, filled in as far as the row knows. */
const mends: Record<BreakKind, (row: Row) => string> = {
  placeNoPerson: row => `${unitOf(row)}?for=place-${row.id}#name`,
  placeNoRegulator: row => `/chain?place=${row.id}&mend=regulator#regulator`,
  sectorNoRegulator: row => {
    const [sector, region] = row.id.split('|')
    return `/organizations/sectors?sector=${sector}&region=${region}#assign`
  },
  authorityNoPerson: row => `${unitOf(row)}?for=unit#name`,
  enterpriseNoPerson: row => `${unitOf(row)}?for=unit#name`,
  unitNoParty: row => `${unitOf(row)}?for=party#name`,
  unitNoGovernment: row => `${unitOf(row)}?for=government#name`,
  gridNoOfficer: row => `/grid/${row.id}#name`,
  shiftNoPerson: row => `/on-duty/shifts/${row.id}`,
  taskNoPerson: row => `/tasks/${row.id}?move=reassign#move`,
  hazardNoPerson: row => `/hazards/${row.id}?move=reassign#move`,
  taskPersonLeft: row => handOver(row),
  hazardPersonLeft: row => handOver(row),
  inspectionPersonLeft: row => handOver(row),
}
const handOver = ({ unit, left }: Row) =>
  `/organizations/handover?unit=${unit?.id ?? ''}&from=${left?.id ?? ''}#hand-over`

/** Where the move stands that mends a missing link. */
export const mendHref = (row: Row & { kind: BreakKind }): string => mends[row.kind](row)

/** The page of the thing itself that stands broken. */
export function subjectHref({ noun, id }: Pick<BreakRow, 'noun' | 'id'>): string {
  if (noun === 'sector') return `/organizations/sectors?sector=${id.split('|')[0]}&region=${id.split('|')[1]}`
  return noun === 'unit'
    ? `/organizations/${id}`
    : noun === 'grid'
      ? `/grid/${id}`
      : noun === 'shift'
        ? `/on-duty/shifts/${id}`
        : `/${noun}s/${id}`
}

/** The chain that a broken thing stands in; null where it has none of its own. */
export const chainHref = ({ noun, id }: Pick<BreakRow, 'noun' | 'id'>): string | null =>
  noun === 'place' || noun === 'task' || noun === 'hazard' ? `/chain?${noun}=${id}` : null
