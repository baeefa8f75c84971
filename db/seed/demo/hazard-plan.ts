import { hazardImplementation, hazardListing, hazardPlan } from '@/db/schema/hazard'
import { implementations } from '@/domain/hazard'
import type { Finding } from './findings'
import type { Staff } from './people'
import type { Place } from './places'
import type { Case } from './script'
import type { World } from './world'

/** The mark of a step that is done shortly before this instant. */
const doneBy = (at: number | undefined, by: Staff) => ({
  doneAt: at === undefined ? null : new Date(at + 1),
  doneById: at === undefined ? null : by.id,
  said: at === undefined ? null : '已按方案落实，资料附后。',
})

let served = 0

/** Serves the notice of listing; the enterprise receives it when it begins. The number is the demo's own. */
export function serve(
  world: World,
  on: Case<'hazard'>,
  at: number,
  by: Staff,
  receiver: Staff,
  receivedAt: number | undefined,
): { number: string; level: 'province' | 'prefecture' } {
  const notice = {
    number: `演示挂〔${new Date(at).getUTCFullYear()}〕${++served}号`,
    level: by.unit.regionCode.endsWith('0000') ? ('province' as const) : ('prefecture' as const),
  }
  world.script.rows(hazardListing, at - 1, () => [
    {
      hazardId: on.id,
      ...notice,
      servedById: by.id,
      servedAt: new Date(at),
      receivedById: receivedAt === undefined ? null : receiver.id,
      receivedAt: receivedAt === undefined ? null : new Date(receivedAt),
    },
  ])
  return notice
}

/** Files the six-part plan of a major hazard and its five implementations, each with an owner and a date. */
export function writePlan(
  world: World,
  on: Case<'hazard'>,
  at: number,
  place: Place,
  finding: Finding,
  by: Staff,
  /** When the work began and when it was said to be done, where it was: then all steps are done, before it the first. */
  { startedAt, acceptanceAt }: { startedAt?: number; acceptanceAt?: number },
): void {
  const { chance, moments, people } = world
  const funds = chance.between(12, 260)
  const limit = moments.dayFromNow(chance.between(14, 36))
  world.script.rows(hazardPlan, at - 2, () => [
    {
      hazardId: on.id,
      goal: `消除“${finding[1].replace('{n}', '多')}”，并经有资质单位测试合格。`,
      methods: '委托设计单位出具改造方案，采购设备，停用部位隔离后施工，完工后联动测试。',
      funds: `预算 ${funds} 万元，企业自筹，专款专用（演示数据）。`,
      organisation: `组长 ${by.nameZh}，设工艺、设备、安全三个小组。`,
      timeLimit: `${limit} 前完成施工和自验。`,
      safety: '整改期间降负荷运行，双人值守，每班检测；异常立即停用并启动现场处置方案。',
      personId: by.id,
      at: new Date(at),
    },
  ])
  const owners = people.of(place.firm.key, 'enterprise')
  world.script.rows(hazardImplementation, at - 1, () =>
    implementations.map((kind, index) => ({
      hazardId: on.id,
      kind,
      owner: owners[index % owners.length]!.nameZh,
      dueOn: moments.dayFromNow(index * 5 - 6),
      ...doneBy(acceptanceAt ?? (index === 0 ? startedAt : undefined), by),
    })),
  )
}
