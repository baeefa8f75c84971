import type { BrokenKind } from '@/db/queries/broken-kinds'
import type { BrokenRow } from '@/db/queries/broken-loops'
import { codeOf } from '@/domain/loops'

const moves: Partial<Record<BrokenKind, string>> = {
  directiveWithoutTask: 'decompose',
  taskWithoutPerson: 'name',
  taskNotAccepted: 'accept',
  taskSilent: 'report',
  hazardUngraded: 'grade',
}

/** The page, with the move where there is one, that mends a broken link. */
export function brokenHref({
  kind,
  noun,
  id,
  inspectionId,
}: Pick<BrokenRow, 'kind' | 'noun' | 'id' | 'inspectionId'>): string {
  if (noun === 'inspection') return `/inspections/${inspectionId}`
  const move = moves[kind]
  return `/${noun}s/${id}${move ? `?move=${move}` : ''}`
}

/** The code of the case, place or battle that a broken link belongs to; of a failed item its visit's. */
export const brokenCode = ({ noun, id, inspectionId }: Pick<BrokenRow, 'noun' | 'id' | 'inspectionId'>): string =>
  codeOf(noun, noun === 'inspection' ? (inspectionId ?? id) : id)
