import type { InspectionKind } from '@/domain/inspection'
import type { KnownAnswer } from '@/domain/visit-on-phone'

export type Named = { id: number; zh: string; en: string }

export type BundleItem = {
  id: number
  no: number
  code: string
  sectionZh: string
  sectionEn: string
  textZh: string
  textEn: string
  clause: string
  seen: string
  levelIfFailed: 'general' | 'major'
  photoRequired: boolean
  guidanceZh: string
  guidanceEn: string
}

export type BundlePlace = Named & {
  addressZh: string
  addressEn: string
  risk: string
  latitude: number | null
  longitude: number | null
  registerNo: string | null
}

export type Visit = {
  id: number
  code: string
  version: number
  stage: 'assigned' | 'in_field'
  kind: InspectionKind
  onDay: string | null
  checklistId: number
  team: Named[]
  place: BundlePlace
  answers: Record<number, KnownAnswer>
  history: { hazardId: number; code: string; titleZh: string; titleEn: string; stage: string; openedAt: string }[]
  ghosts: { evidenceId: number; itemId: number | null; at: string }[]
  /** The server no longer gives this visit to its person; it stays on the phone while something of it waits. */
  gone?: boolean
}

/** What /api/field/bundle gives: all that a person needs for their visits with no signal. */
export type Bundle = {
  as: { personId: number; nameZh: string; nameEn: string; orgZh: string; orgEn: string; role: string }
  at: string
  checklists: Record<number, Named & { version: number; items: BundleItem[] }>
  visits: Visit[]
}

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
