import { type RefusalCode, RefusalError } from '@/domain/refusal'
import type { ArchiveTerms } from '../archive/archive'

/** What a document's file may cost before anything reads it. A notice with its pictures stays well below each of them. */
export const fileLimits = {
  fileBytes: 12 * 1024 * 1024,
  entries: 400,
  inflatedBytes: 60 * 1024 * 1024,
  ratio: 250,
  /** Of one part that is read as XML. */
  xmlBytes: 12 * 1024 * 1024,
  refusals: { kind: 'docKind', tooLarge: 'docTooLarge', broken: 'docBroken', password: 'docPassword' },
} as const satisfies ArchiveTerms & { xmlBytes: number }

export function refuseDocument(code: RefusalCode): never {
  throw new RefusalError({ code })
}
