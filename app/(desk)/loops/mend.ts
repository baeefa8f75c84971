import type { BrokenKind } from '@/db/queries/broken-kinds'
import type { BrokenRow } from '@/db/queries/broken-loops'
import { pathOf } from '@/domain/case-path'
import type { LoopName } from '@/domain/loop'
import { codeOf, loops } from '@/domain/loops'
import type { Role } from '@/domain/role'

const moves: Partial<Record<BrokenKind, string>> = {
  directiveWithoutTask: 'decompose',
  taskWithoutPerson: 'name',
  taskNotAccepted: 'accept',
  circulationUnsigned: 'sign',
  taskSilent: 'report',
  hazardUngraded: 'grade',
  hazardUnpublished: 'publish',
  stopTooLong: 'lift_measure',
}

/** Whether this role makes the move that mends it; others only open the page. */
export function mayMend({ kind, noun }: Pick<BrokenRow, 'kind' | 'noun'>, role: Role): boolean {
  const name = moves[kind]
  return name && noun in loops ? (loops[noun as LoopName].moves[name]?.by.includes(role) ?? false) : false
}

/** The page, with the move where there is one and this role makes it, that mends a broken link. */
export function brokenHref(row: Pick<BrokenRow, 'kind' | 'noun' | 'id' | 'inspectionId'>, role: Role): string {
  const { kind, noun, id, inspectionId } = row
  if (noun === 'inspection') return `/inspections/${inspectionId ?? id}`
  if (kind === 'fiveLapsed') return `/five-in-place?unit=${id}`
  const at = kind === 'directiveWithoutTask' ? '#give' : '#move'
  return `${pathOf(noun, id)}${mayMend(row, role) ? `?move=${moves[kind]}${at}` : ''}`
}

/** The code of the case, place or battle that a broken link belongs to; of a failed item its visit's. */
export const brokenCode = ({ noun, id, inspectionId }: Pick<BrokenRow, 'noun' | 'id' | 'inspectionId'>): string =>
  codeOf(noun, noun === 'inspection' ? (inspectionId ?? id) : id)
