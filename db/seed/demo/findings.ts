import { chemicalFindings } from './findings-chemicals'
import { enterpriseFindings } from './findings-enterprise'
import { explosivesFindings } from './findings-explosives'
import { gasFindings } from './findings-gas'
import { gasUserFindings } from './findings-gas-users'
import type { Scene } from './pictures'

/**
 * A fault as an inspector would write it down: the checklist item it breaks, Chinese, English (`{n}` is a small number), what the
 * photo shows, and the words of which a place's name must have one, where the fault cannot be everywhere.
 */
export type Finding = readonly [item: string, zh: string, en: string, scene: Scene, at?: string]

export const findings: readonly Finding[] = [
  ...gasFindings,
  ...gasUserFindings,
  ...chemicalFindings,
  ...explosivesFindings,
  ...enterpriseFindings,
]
