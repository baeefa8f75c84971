import type { Region } from '../source/regions'
import type { PlacedUnit } from '../units'
import type { Chance } from './chance'
import type { Moments } from './moments'
import type { People } from './people'
import type { Picture, Scene } from './pictures'
import type { Place } from './places'
import type { Case, Script } from './script'

export type Item = {
  id: number
  checklistId: number
  code: string
  sectionZh: string
  clause: string
  seen: string
  level: 'general' | 'major'
}

/** What the parts of the story share. */
export type World = {
  chance: Chance
  moments: Moments
  script: Script
  units: ReadonlyMap<string, PlacedUnit>
  people: People
  regions: readonly Region[]
  places: readonly Place[]
  pictures: ReadonlyMap<`${Scene}:${Picture['purpose']}`, Picture>
  items: ReadonlyMap<string, Item>
  checklistIds: ReadonlyMap<string, number>
  /** Directives by key, with the line they stand under. */
  directives: ReadonlyMap<string, { case: Case<'directive'>; line: string }>
  /** Campaign ids by the key of their directive. */
  campaigns: ReadonlyMap<string, number>
}

export function unitOf(world: World, key: string): PlacedUnit {
  const unit = world.units.get(key)
  if (!unit) throw new Error(`the demo has no unit ${key}`)
  return unit
}

export const prefectureCodes = [
  '220100',
  '220200',
  '220300',
  '220400',
  '220500',
  '220600',
  '220700',
  '220800',
  '222400',
] as const
