import type { BundleItem, BundleVisit, FieldBundle } from '@/db/queries/field-bundle'

export type { BundleItem }

/** The server no longer gives a visit that is `gone` to its person; it stays on the phone while something of it waits. */
export type Visit = BundleVisit & { gone?: boolean }
export type Bundle = Omit<FieldBundle, 'visits'> & { visits: Visit[] }

/** The new bundle, with the visits that it leaves out although something of them still waits on the phone. */
export function keepUnsent(next: Bundle, before: Bundle | null, waiting: ReadonlySet<number>): Bundle {
  const given = new Set(next.visits.map(visit => visit.id))
  const kept = (before?.visits ?? []).filter(visit => waiting.has(visit.id) && !given.has(visit.id))
  const lists = kept.map(({ checklistId }) => [checklistId, before?.checklists[checklistId]] as const)
  return {
    ...next,
    checklists: { ...Object.fromEntries(lists.filter(([, list]) => list)), ...next.checklists } as Bundle['checklists'],
    visits: [...next.visits, ...kept.map(visit => ({ ...visit, gone: true }))],
  }
}
