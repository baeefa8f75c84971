import { randomUUID } from 'node:crypto'
import type { CaseView } from '@/db/queries/case-view'

/** What a move's form carries unseen: the key of this request, and the case as the person saw it. */
export const hiddenOf = (view: CaseView, move: string, path: string): Record<string, string> => ({
  key: randomUUID(),
  loop: view.facts.loop,
  id: String(view.facts.id),
  version: String(view.facts.version),
  move,
  path,
  seenStage: view.facts.stage,
  seenOwner: String(view.owner?.id ?? ''),
  seenDueOn: view.dueOn ?? '',
  seenUnit: String(view.performing.id),
})
