import type { TaskStage } from '@/domain/task'
import { shortRegion } from '../base-units'
import type { PlacedUnit } from '../units'
import { finishedDirectives } from './story-directives'
import { streets } from './streets'
import type { PlannedTask } from './task-moves'
import { playTask } from './task-moves'
import { isAtWork, isDone, type Pace, stageFor } from './task-paths'
import { type Work, work } from './work-templates'
import { prefectureCodes, unitOf, type World } from './world'

/** Demands whose open tasks are still within their dates. */
const onTime: readonly string[] = [
  'rethink',
  'fill-and-block',
  'prevent-risks',
  'top-priority',
  'again-responsibility',
  'again-quality',
  'party-and-government',
  'one-post-double',
  'accountability',
  'actual-effects',
  'by-standard',
  'corporate',
]

/** What 吉林市住建局 shows to those who sign in there: something at every stage. */
const shown: readonly TaskStage[] = [
  'in_progress',
  'issued',
  'submitted',
  'accepted',
  'returned',
  'archived',
  'in_progress',
  'verified',
  'issued',
  'accepted',
  'archived',
  'suspended',
]

const paceOf = (directive: string): Pace =>
  finishedDirectives.includes(directive) ? 'finished' : onTime.includes(directive) ? 'on_time' : 'late'

const fill = (text: string, words: Record<string, string>) =>
  text.replace(/\{(\w)\}/g, (_, name: string) => words[name] ?? '')

type Where = { unit: PlacedUnit; regionCode: string; zh: Record<string, string>; en: Record<string, string> }

/** The county whose bureau signs in to the demo; one of its tasks is late, so that its step of accountability can be shown. */
const lateCounty = '220202'

function placeOf(item: Work, prefectureCode: string, world: World, countyCode?: string): Where {
  const { chance, regions } = world
  if (item.level === 'province')
    return { unit: unitOf(world, `dept:${item.unit}`), regionCode: '220000', zh: {}, en: {} }
  const prefecture = regions.find(region => region.code === prefectureCode)!
  const drawn = chance.pick(
    regions.filter(region => region.parentCode === prefectureCode && region.validToYear === null),
  )
  const county = regions.find(region => region.code === countyCode) ?? drawn
  const street = chance.pick(streets)
  const number = String(chance.between(3, 28))
  const [prefectureZh, prefectureEn] = shortRegion(prefecture)
  const [countyZh, countyEn] = shortRegion(county)
  const inCounty = item.level === 'county' || item.zh.includes('{c}')
  return {
    unit: unitOf(world, item.level === 'county' ? `${item.unit}:${county.code}` : `${item.unit}:${prefectureCode}`),
    regionCode: inCounty ? county.code : prefectureCode,
    zh: { p: prefectureZh, c: countyZh, s: street[0], n: number },
    en: { p: prefectureEn, c: countyEn, s: street[1], n: number },
  }
}

function duePlan(stage: TaskStage, pace: Pace, world: World) {
  const { chance } = world
  if (isDone(stage) || stage === 'cancelled') {
    const openedAgo = chance.between(30, 74)
    const lastAgo = chance.between(1, Math.max(2, openedAgo - 16))
    return { openedAgo, lastAgo, dueIn: -lastAgo + chance.between(chance.next() < 0.15 ? -8 : 0, 12) }
  }
  if (stage === 'draft') return { openedAgo: chance.between(1, 4), lastAgo: 0, dueIn: chance.between(20, 37) }
  const mark = chance.next()
  const tone = pace === 'late' && mark < 0.34 ? 'red' : mark < 0.5 ? 'yellow' : 'green'
  const fresh = stage === 'issued' || stage === 'accepted' || stage === 'bounced'
  const lastAgo = chance.next() < 0.3 ? chance.between(8, 16) : chance.next() * 6
  if (tone === 'red')
    return {
      openedAgo: chance.between(32, 68),
      lastAgo: fresh ? chance.between(18, 30) : lastAgo,
      dueIn: -chance.between(1, 27),
    }
  if (tone === 'yellow')
    return {
      openedAgo: chance.between(18, 52),
      lastAgo: fresh ? chance.between(3, 9) : lastAgo,
      dueIn: chance.between(0, 3),
    }
  return {
    openedAgo: fresh ? chance.between(2, 8) : chance.between(18, 62),
    lastAgo: fresh ? 0.2 : lastAgo,
    dueIn: chance.between(8, 36),
  }
}

/** Which prefectures get the work: the two large cities, where most is shown, before the others. */
function prefectureOrder({ chance }: World, share: number): string[] {
  const others = prefectureCodes.filter(code => code !== '220100' && code !== '220200')
  const first = share > 2 ? ['220200', '220100'] : chance.next() < 0.5 ? ['220200'] : ['220100']
  return [...first, ...chance.shuffle(others), ...(share > 2 ? [] : ['220100'])]
}

/** Plans and plays every task; returns when each directive was first decomposed and when its last task was done. */
export function openTasks(world: World): { decomposedAt: Map<string, number>; finishedAt: Map<string, number> } {
  const { chance } = world
  const planned: PlannedTask[] = []
  let shownCount = 0
  let lateTold = false
  for (const item of work) {
    const pace = paceOf(item.directive)
    const order = prefectureOrder(world, item.share)
    for (let index = 0; index < item.share; index++) {
      const code = order[index % order.length]!
      const isLate: boolean = !lateTold && item.level === 'county' && code === '220200' && pace !== 'finished'
      lateTold ||= isLate
      const where = placeOf(item, code, world, isLate ? lateCounty : undefined)
      const leads = item.level === 'province'
      let stage = leads && pace !== 'finished' ? 'in_progress' : stageFor(pace, chance)
      if (where.unit.key === 'housing:220200' && pace !== 'finished') stage = shown[shownCount++ % shown.length]!
      if (isLate) stage = 'in_progress'
      const plan = isLate ? { openedAgo: 60, lastAgo: 9, dueIn: -20 } : duePlan(stage, pace, world)
      planned.push({
        work: item,
        ...where,
        titleZh: fill(item.zh, where.zh),
        titleEn: fill(item.en, where.en),
        criteriaZh: item.criteriaZh,
        criteriaEn: item.criteriaEn,
        stage,
        ...plan,
        ...(leads
          ? { openedAgo: chance.between(78, 84), dueIn: pace === 'finished' ? plan.dueIn : chance.between(5, 36) }
          : {}),
        prefectureCode: leads ? null : code,
        parent: null,
        case: null,
      })
    }
  }
  retellFlagship(planned)
  const decomposedAt = new Map<string, number>()
  const finishedAt = new Map<string, number>()
  planned.sort((a, b) => b.openedAgo - a.openedAgo)
  for (const task of planned) {
    const above = planned.filter(other => other.case !== null && other.work.directive === task.work.directive)
    // a prefecture's office hangs its counties' work under its own bureau's task, never under the province's
    task.parent =
      task.work.level === 'county'
        ? (above.find(
            other =>
              other.work.level === 'prefecture' &&
              other.prefectureCode === task.prefectureCode &&
              isAtWork(other.stage),
          ) ?? null)
        : task.work.level === 'prefecture'
          ? (above.find(other => other.work.level === 'province' && isAtWork(other.stage)) ?? null)
          : null
    const { openedAt, lastAt } = playTask(world, task)
    const key = task.work.directive
    if (!decomposedAt.has(key) || openedAt < decomposedAt.get(key)!) decomposedAt.set(key, openedAt)
    finishedAt.set(key, Math.max(finishedAt.get(key) ?? 0, lastAt))
  }
  return { decomposedAt, finishedAt }
}

/** One task is told in full, so that the story has a thread: the corroded main of Chuanying. */
function retellFlagship(planned: PlannedTask[]): void {
  const flagship = planned.find(task => task.unit.key === 'housing:220200' && task.work.directive === 'battle-gas')
  if (!flagship) throw new Error('the demo lost its flagship task')
  flagship.stage = 'in_progress'
  flagship.titleZh = '更换船营区腐蚀燃气干管 1,950 米'
  flagship.titleEn = 'Replace 1,950 m of corroded gas main, Chuanying'
  flagship.criteriaZh = '1,950 米全部更换；24 小时气密性试验合格；回填前逐段照片'
  flagship.criteriaEn = 'All 1,950 m replaced; 24-hour tightness test passed; photos of each section before backfilling'
  flagship.regionCode = '220204'
  flagship.dueIn = 2
  flagship.openedAgo = 46
  flagship.lastAgo = 1.1
}
