import type { Day } from '@/domain/clock'
import { type Line, lines } from '@/domain/line'
import { taskTrack } from '@/domain/task'
import type { CaseFilters } from './case-filters'
import type { Cockpit, Standing, UnitStanding, Week } from './cockpit'
import { asideStages, reachedStages, type TrackStage } from './cockpit-funnel'
import { type Figure, hazardFigure, taskFigure } from './figure'
import { type LineClosing, weekTo } from './lines'

export type StandingFigures = { open: Figure; late: Figure; done: Figure }
export type LineFigures = StandingFigures & { line: Line; week: Figure }
export type UnitFigures = Pick<UnitStanding, 'id' | 'zh' | 'en' | 'self'> & {
  all: StandingFigures
  lines: StandingFigures[]
}
export type RegionFigures = { code: string; zh: string; en: string } & StandingFigures
export type WeekFigures = { from: Day; to: Day; opened: Figure; closed: Figure; open: number }

/** Every number of the cockpit with the list that it opens. */
export type CockpitFigures = {
  all: StandingFigures
  lines: LineFigures[]
  track: { stage: TrackStage; here: Figure; reached: Figure }[]
  aside: { stage: keyof typeof asideStages; here: Figure }[]
  units: UnitFigures[]
  regions: RegionFigures[]
  weeks: WeekFigures[]
  major: { open: Figure; late: Figure; plan_filed: Figure; listed: Figure; onsite_review: Figure }
}

const standing = ({ open, late, done }: Standing, filters: CaseFilters): StandingFigures => ({
  open: taskFigure(open, { state: 'open', ...filters }),
  late: taskFigure(late, { due: 'overdue', ...filters }),
  done: taskFigure(done, { state: 'done', ...filters }),
})
const none: Standing = { open: 0, late: 0, done: 0 }

/** Puts the cockpit's numbers together with their lists; all of them count performing units in the scope's subtree. */
export function cockpitFigures(
  cockpit: Cockpit,
  strokes: readonly LineClosing[],
  weeks: readonly Week[],
  today: Day,
): CockpitFigures {
  // every list that a figure opens is narrowed as the cockpit is
  const base: CaseFilters = { under: cockpit.scope.id, ...cockpit.narrow }
  const ofLine = (line: Line): CaseFilters => ({ ...base, line })
  const columns = lines.filter(line => (cockpit.narrow.line ?? line) === line)
  const here = (stage: string) => taskFigure(cockpit.stages[stage] ?? 0, { stage, ...base })
  const major = (stage: string) => hazardFigure(cockpit.major.stages[stage] ?? 0, { stage, level: 'major', ...base })
  const week = weekTo(today)
  return {
    all: standing(cockpit.all, base),
    lines: strokes.map(({ line, total, open, late, closedThisWeek }) => ({
      line,
      ...standing({ open, late, done: total - open }, ofLine(line)),
      week: taskFigure(closedThisWeek, { state: 'done', ...ofLine(line), closedFrom: week.from, closedTo: week.to }),
    })),
    track: taskTrack.map(stage => {
      const reached = reachedStages(stage).reduce((sum, name) => sum + (cockpit.stages[name] ?? 0), 0)
      return { stage, here: here(stage), reached: taskFigure(reached, { reached: stage, ...base }) }
    }),
    aside: (Object.keys(asideStages) as (keyof typeof asideStages)[]).map(stage => ({ stage, here: here(stage) })),
    units: cockpit.units.map(({ lines: byLine, ...unit }) => {
      const where: CaseFilters = { ...cockpit.narrow, ...(unit.self ? { unit: unit.id } : { under: unit.id }) }
      return {
        id: unit.id,
        zh: unit.zh,
        en: unit.en,
        self: unit.self,
        all: standing(unit, where),
        lines: columns.map(line => standing(byLine[line] ?? none, { ...where, line })),
      }
    }),
    regions: cockpit.regions.map(({ code, zh, en, ...counts }) => ({
      code,
      zh,
      en,
      ...standing(counts, { ...base, region: code }),
    })),
    weeks: weeks.map(({ from, to, opened, closed, open }) => ({
      from,
      to,
      opened: taskFigure(opened, { openedFrom: from, openedTo: to, ...base }),
      closed: taskFigure(closed, { state: 'done', closedFrom: from, closedTo: to, ...base }),
      open,
    })),
    major: {
      open: hazardFigure(cockpit.major.open, { state: 'open', level: 'major', ...base }),
      late: hazardFigure(cockpit.major.late, { due: 'overdue', level: 'major', ...base }),
      plan_filed: major('plan_filed'),
      listed: major('listed'),
      onsite_review: major('onsite_review'),
    },
  }
}
