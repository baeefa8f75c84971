import type { Actor } from '@/domain/actor'
import { lines } from '@/domain/line'
import type { Both, PaperSection } from '@/domain/paper'
import { paperDay, paperPeriod } from '@/domain/paper-sheet'
import { paperTerms } from '@/domain/paper-terms'
import type { Tx } from '../client'
import { countBroken } from './broken-loops'
import { calendar } from './calendar'
import { toQuery } from './case-filters'
import { listCases } from './case-list'
import { findCockpit, type UnitStanding } from './cockpit'
import { brokenTable, lateTable, majorTable, mostNamed, unitsTable } from './paper-circular-tables'
import type { Wanted } from './paper-figures'
import type { Composed, PaperAsk } from './paper-fill'

const both = (zh: string, en: string): Both => ({ zh, en })
const heading = (zh: string, en: string): PaperSection => ({ kind: 'heading', text: both(zh, en) })

/** The units that lag most, and those without anything late that have closed most. */
export function leadAndLag(units: readonly UnitStanding[]): { lag: UnitStanding[]; lead: UnitStanding[] } {
  const share = (unit: UnitStanding) => unit.late / (unit.open || 1)
  return {
    lag: units
      .filter(unit => unit.late > 0)
      .sort((a, b) => share(b) - share(a) || b.late - a.late || a.id - b.id)
      .slice(0, 3),
    lead: units
      .filter(unit => unit.late === 0 && unit.done > 0)
      .sort((a, b) => b.done - a.done || a.id - b.id)
      .slice(0, 3),
  }
}

function standingSentence({ lag, lead }: ReturnType<typeof leadAndLag>): PaperSection {
  const zh = [
    lag.length > 0
      ? `逾期占比居前的是${lag.map(unit => `${unit.zh}（未结{unit.${unit.id}.open}项，逾期{unit.${unit.id}.late}项）`).join('、')}`
      : '各单位均无逾期任务',
    ...(lead.length > 0
      ? [`没有逾期、办结较多的是${lead.map(unit => `${unit.zh}（办结{unit.${unit.id}.done}项）`).join('、')}`]
      : []),
  ]
  const en = [
    lag.length > 0
      ? `The largest overdue shares: ${lag.map(unit => `${unit.en} ({unit.${unit.id}.late} of {unit.${unit.id}.open})`).join(', ')}`
      : 'No unit has an overdue task',
    ...(lead.length > 0
      ? [`Nothing overdue and most closed: ${lead.map(unit => `${unit.en} ({unit.${unit.id}.done})`).join(', ')}`]
      : []),
  ]
  return { kind: 'sentence', text: both(`${zh.join('；')}。`, `${en.join('. ')}.`) }
}

/** What a circular says of a period: the whole, who leads and lags, open major hazards and overdue tasks by name, broken loops. */
export async function composeCircular(tx: Tx, actor: Actor, { from, to, clock }: PaperAsk): Promise<Composed> {
  const under = actor.scopeOrgId
  const cockpit = await findCockpit(tx, under, clock.today)
  const units = cockpit?.units ?? []
  const page = { limit: mostNamed, clock, sort: 'due' as const }
  const major = (await listCases(tx, 'hazard', { state: 'open', level: 'major', under }, page)).rows
  const late = (await listCases(tx, 'task', { due: 'overdue', under }, page)).rows
  const broken = await countBroken(tx, clock.today, calendar())
  const period = { openedFrom: from, openedTo: to, under }
  const closed = { state: 'done' as const, closedFrom: from, closedTo: to, under }
  const where = (unit: UnitStanding) => (unit.self ? { unit: unit.id } : { under: unit.id })
  const counted = (key: string, value: number, path: string): Wanted => ({ key, loop: 'counted', value, href: path })
  const wanted: Wanted[] = [
    { key: 'task.open', loop: 'task', filters: { state: 'open', under } },
    { key: 'task.late', loop: 'task', filters: { due: 'overdue', under } },
    { key: 'task.done', loop: 'task', filters: { state: 'done', under } },
    { key: 'task.given', loop: 'task', filters: period },
    { key: 'task.closed', loop: 'task', filters: closed },
    { key: 'hazard.found', loop: 'hazard', filters: period },
    { key: 'hazard.closed', loop: 'hazard', filters: closed },
    { key: 'hazard.open', loop: 'hazard', filters: { state: 'open', under } },
    { key: 'hazard.late', loop: 'hazard', filters: { due: 'overdue', under } },
    { key: 'hazard.major', loop: 'hazard', filters: { state: 'open', level: 'major', under } },
    ...lines.map(
      (line): Wanted => ({ key: `line.${line}.late`, loop: 'task', filters: { due: 'overdue', line, under } }),
    ),
    ...units.flatMap((unit): Wanted[] => [
      counted(`unit.${unit.id}.open`, unit.open, `/tasks${toQuery({ state: 'open', ...where(unit) })}`),
      counted(`unit.${unit.id}.late`, unit.late, `/tasks${toQuery({ due: 'overdue', ...where(unit) })}`),
      counted(`unit.${unit.id}.done`, unit.done, `/tasks${toQuery({ state: 'done', ...where(unit) })}`),
    ]),
    ...broken.map(({ kind, count }) => counted(`broken.${kind}`, count, `/loops?kind=${kind}`)),
    counted(
      'broken.all',
      broken.reduce((sum, one) => sum + one.count, 0),
      '/loops',
    ),
  ]
  const days = { zh: paperPeriod(from, to, 'zh'), en: paperPeriod(from, to, 'en') }
  const sections: PaperSection[] = [
    { kind: 'typed', word: 'opening' },
    heading('一、总体情况', '1. The whole'),
    {
      kind: 'sentence',
      text: both(
        `截至${paperDay(clock.today, 'zh')}，督办任务未结{task.open}项（{task.open~}），其中逾期{task.late}项（{task.late~}），累计办结{task.done}项。${days.zh}新下达{task.given}项，办结{task.closed}项。`,
        `By ${paperDay(clock.today, 'en')} {task.open} tasks are open ({task.open~}), {task.late} of them overdue ({task.late~}); {task.done} are done in all. In the days ${days.en} {task.given} were given and {task.closed} closed.`,
      ),
    },
    {
      kind: 'sentence',
      text: both(
        `同期新发现隐患{hazard.found}项，销号{hazard.closed}项；未销号{hazard.open}项（{hazard.open~}），其中逾期{hazard.late}项（{hazard.late~}）；未销号重大隐患{hazard.major}项（{hazard.major~}）。`,
        `In these days {hazard.found} hazards were found and {hazard.closed} closed; {hazard.open} are open ({hazard.open~}), {hazard.late} overdue ({hazard.late~}), {hazard.major} of them major ({hazard.major~}).`,
      ),
    },
    {
      kind: 'sentence',
      text: both(
        `逾期任务按六线分：${lines.map(line => `${paperTerms.line[line].zh}{line.${line}.late}项`).join('，')}。`,
        `Overdue tasks by line: ${lines.map(line => `${paperTerms.line[line].en} {line.${line}.late}`).join(', ')}.`,
      ),
    },
    heading('二、各单位情况', '2. By unit'),
    standingSentence(leadAndLag(units)),
    unitsTable(units),
    heading('三、未销号的重大隐患', '3. Open major hazards'),
    majorTable(major),
    heading('四、逾期任务', '4. Overdue tasks'),
    {
      kind: 'sentence',
      text: both(
        `逾期任务共{task.late}项${late.length > 0 ? `，以下列出期限最早的${late.length}项` : ''}。`,
        `{task.late} tasks are overdue${late.length > 0 ? `; the ${late.length} that were due first` : ''}.`,
      ),
    },
    lateTable(late),
    heading('五、断环', '5. Broken loops'),
    brokenTable(broken),
    { kind: 'typed', word: 'remarks' },
    heading('六、工作要求', '6. What is asked'),
    { kind: 'typed', word: 'demands' },
  ]
  return { wanted, sections }
}
