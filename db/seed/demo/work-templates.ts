import type { Scene } from './pictures'
import { battleWork } from './work-battles'
import { bottomWork } from './work-bottom'
import { boundaryWork } from './work-boundary'
import { closingWork } from './work-closing'
import { defenseWork } from './work-defense'
import { firingAndNetworkWork } from './work-firing-network'
import { redWork } from './work-red'

/**
 * A piece of work that a sentence of the speech can become. `{p}` is the prefecture, `{c}` a county of it, `{s}` a street, `{n}` a number.
 * `share` is how many tasks of the demo come from it; province-level ones lead those of the same directive below them.
 */
export type Work = {
  directive: string
  level: 'province' | 'prefecture' | 'county'
  /** Department key at that level. */
  unit: string
  share: number
  zh: string
  en: string
  criteriaZh: string
  criteriaEn: string
  scene: Scene
}

export type WorkRow = readonly [
  directive: string,
  level: Work['level'],
  unit: string,
  share: number,
  zh: string,
  en: string,
  criteriaZh: string,
  criteriaEn: string,
  scene: Scene,
]

export const work: readonly Work[] = [
  ...defenseWork,
  ...boundaryWork,
  ...bottomWork,
  ...battleWork,
  ...closingWork,
  ...redWork,
  ...firingAndNetworkWork,
].map(([directive, level, unit, share, zh, en, criteriaZh, criteriaEn, scene]) => ({
  directive,
  level,
  unit,
  share,
  zh,
  en,
  criteriaZh,
  criteriaEn,
  scene,
}))
