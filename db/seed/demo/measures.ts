import { hazardMeasure, hazardPublication } from '@/db/schema/hazard'
import { shanghaiDay } from '@/domain/clock'
import type { MeasureKind } from '@/domain/measure'
import type { Staff } from './people'
import type { Case } from './script'
import type { World } from './world'

type Told = { kind: MeasureKind; scope: string; basis: string }
const protect = '中华人民共和国安全生产法（2021）第六十五条第三项'
const severe: readonly Told[] = [
  { kind: 'stop_use', scope: '涉险储罐及其进出料管线停止使用，物料倒空后加盲板。', basis: protect },
  { kind: 'stop_work', scope: '涉险装置停产停业，保留消防和应急值守。', basis: protect },
  { kind: 'evacuate', scope: '涉险区域 50 米内撤出无关人员，设警戒带。', basis: protect },
]
const light: readonly Told[] = [
  { kind: 'warning', scope: '责令立即改正，改正前加强值守。', basis: '演示：依据由承办人填写' },
  { kind: 'stop_use', scope: '存在隐患的设备停止使用，改正并复查后恢复。', basis: protect },
]

/** How often something is told, counted and not drawn, so that the rest of the story stays as it is. */
const counted = { major: 0, general: 0, served: 0, listed: 0 }

/** Serves a measure at some hazards: at two of three major ones, at one of twelve general ones; answers whether it did. */
export function imposeSome(
  world: World,
  on: Case<'hazard'>,
  at: number,
  by: Staff,
  level: 'general' | 'major',
): boolean {
  const nth = ++counted[level]
  if (level === 'major' ? nth % 3 === 0 : nth % 12 !== 0) return false
  const told = level === 'major' ? severe[nth % severe.length]! : light[nth % light.length]!
  const measure = { ...told, number: `演示措〔${new Date(at).getUTCFullYear()}〕${++counted.served}号` }
  world.script.move(on, at + 5, by, 'impose_measure', on.stage, { measure })
  world.script.rows(hazardMeasure, at + 6, () => [
    { hazardId: on.id, ...measure, imposedById: by.id, imposedAt: new Date(at + 5) },
  ])
  return true
}

/** Lifts what was served, once somebody independent has looked. */
export function liftAll(world: World, on: Case<'hazard'>, at: number, by: Staff): void {
  const reason = '经复查，现场隐患已消除，同意恢复。'
  world.script.move(on, at + 5, by, 'lift_measure', on.stage, { reason })
  world.script.lift(on, at + 6, by, reason)
}

/** Makes three of four listings public, and every delisting that is told. */
export function publishSome(world: World, on: Case<'hazard'>, at: number, by: Staff, what: 'list' | 'delist'): void {
  if (what === 'list' && ++counted.listed % 4 === 0) return
  const publication = {
    channel: what === 'list' ? '演示：政府网站“重大事故隐患挂牌督办”专栏' : '演示：政府网站“重大事故隐患摘牌”专栏',
    onDay: shanghaiDay(new Date(at)),
  }
  world.script.move(on, at + 5, by, 'publish', on.stage, { publication })
  world.script.rows(hazardPublication, at + 6, () => [
    { hazardId: on.id, ...publication, personId: by.id, at: new Date(at + 5) },
  ])
}
