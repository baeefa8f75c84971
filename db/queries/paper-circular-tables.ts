import { codeOf } from '@/domain/loops'
import type { Both, Cell, PaperTable } from '@/domain/paper'
import { paperTerms } from '@/domain/paper-terms'
import type { BrokenCount } from './broken-loops'
import type { ListedCase } from './case-list'
import type { UnitStanding } from './cockpit'

/** A circular names no more cases than this; its sentence says how many there are. */
export const mostNamed = 20

const both = (zh: string, en: string): Both => ({ zh, en })
const dash = both('—', '—')
const dueCell = (row: ListedCase): Cell => (row.dueOn ? both(row.dueOn, row.dueOn) : dash)
const caseCells = (loop: 'task' | 'hazard', row: ListedCase): Cell[] => {
  const code = codeOf(loop, row.id)
  return [
    { ...both(code, code), href: `/${loop}s/${row.id}` },
    both(row.titleZh, row.titleEn || row.titleZh),
    both(row.unit.zh, row.unit.en),
  ]
}

/** The units directly below the scope with their open, overdue and done tasks, worst first. */
export const unitsTable = (units: readonly UnitStanding[]): PaperTable => ({
  kind: 'table',
  name: 'units',
  caption: both('表1　各单位督办任务办理情况', 'Table 1. Tasks by unit'),
  heads: [
    both('单位', 'Unit'),
    both('未结', 'Open'),
    both('逾期', 'Overdue'),
    both('逾期占比', 'Overdue share'),
    both('办结', 'Done'),
  ],
  words: 1,
  changes: true,
  rows: [
    ...units.map(unit => ({
      cells: [
        both(unit.zh, unit.en),
        { figure: `unit.${unit.id}.open` },
        { figure: `unit.${unit.id}.late` },
        { share: [`unit.${unit.id}.late`, `unit.${unit.id}.open`] as const },
        { figure: `unit.${unit.id}.done` },
      ],
    })),
    {
      cells: [
        both('合计', 'All'),
        { figure: 'task.open' },
        { figure: 'task.late' },
        { share: ['task.late', 'task.open'] },
        { figure: 'task.done' },
      ],
      sum: true,
    },
  ],
  none: both('没有任务。', 'No tasks.'),
})

/** Open major hazards by name. */
export const majorTable = (major: readonly ListedCase[]): PaperTable => ({
  kind: 'table',
  name: 'major',
  caption: both(
    `表2　重大隐患（期限最早的${mostNamed}项以内）`,
    `Table 2. Major hazards, the first ${mostNamed} by due date`,
  ),
  heads: [
    both('编号', 'No.'),
    both('隐患', 'Hazard'),
    both('责任单位', 'Unit'),
    both('阶段', 'Stage'),
    both('期限', 'Due'),
  ],
  words: 5,
  rows: major.map(row => ({
    cells: [
      ...caseCells('hazard', row),
      paperTerms.hazardStage[row.stage as keyof typeof paperTerms.hazardStage] ?? both(row.stage, row.stage),
      dueCell(row),
    ],
  })),
  none: both('没有未销号的重大隐患。', 'No major hazard is open.'),
})

/** Overdue tasks with the person who answers for each. */
export const lateTable = (late: readonly ListedCase[]): PaperTable => ({
  kind: 'table',
  name: 'late',
  caption: both('表3　逾期任务', 'Table 3. Overdue tasks'),
  heads: [
    both('编号', 'No.'),
    both('任务', 'Task'),
    both('承办单位', 'Unit'),
    both('责任人', 'Person'),
    both('期限', 'Due'),
  ],
  words: 5,
  rows: late.map(row => ({
    cells: [
      ...caseCells('task', row),
      row.owner ? both(row.owner.zh, row.owner.en) : both('未明确', 'nobody named'),
      dueCell(row),
    ],
  })),
  none: both('没有逾期任务。', 'No task is overdue.'),
})

/** The kinds of links that are broken anywhere. */
export const brokenTable = (broken: readonly BrokenCount[]): PaperTable => ({
  kind: 'table',
  name: 'broken',
  caption: both('表4　断环', 'Table 4. Broken loops'),
  heads: [both('断环', 'Broken link'), both('最早起于', 'Oldest since'), both('处数', 'Number')],
  words: 2,
  changes: true,
  rows: [
    ...broken
      .filter(({ count }) => count > 0)
      .map(({ kind, oldest }) => ({
        cells: [paperTerms.broken[kind], oldest ? both(oldest, oldest) : dash, { figure: `broken.${kind}` }],
      })),
    { cells: [both('合计', 'All'), both('', ''), { figure: 'broken.all' }], sum: true },
  ],
  none: both('没有断环。', 'No loop is broken.'),
})
