import type { ChecklistKey } from '../source/checklists'
import type { Bureau, Firm } from './demo-units'
import { hazardousPlaces } from './place-kinds-hazardous'
import { otherPlaces } from './place-kinds-other'

/** A kind of place: `{c}` county, `{s}` street. `sections` are the parts of its checklist that apply to it. */
export type PlaceKind = {
  sector: string
  checklist: ChecklistKey
  firm: Firm
  /** Null where no department has been named (nobody regulates it). */
  regulator: Bureau | null
  zh: string
  en: string
  sections: readonly string[]
  /** How often it occurs. */
  weight: number
}
export type PlaceKindRow = readonly [
  sector: string,
  checklist: ChecklistKey,
  firm: Firm,
  regulator: Bureau | null,
  zh: string,
  en: string,
  sections: string,
  weight: number,
]

export const placeKinds: readonly PlaceKind[] = [...hazardousPlaces, ...otherPlaces].map(
  ([sector, checklist, firm, regulator, zh, en, sections, weight]) => ({
    sector,
    checklist,
    firm,
    regulator,
    zh,
    en,
    sections: sections.split('|'),
    weight,
  }),
)
