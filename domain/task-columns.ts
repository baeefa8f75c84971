import { type Day, dayAsWritten } from './clock'
import { type CellFaultCode, type RowCell, readCell } from './sheet-columns'

/** The columns of a sheet that decomposes a directive or a task, with the head in both languages and the longest text. */
export const taskColumns = [
  { key: 'title', zh: '任务', en: 'Task', required: true, most: 200 },
  { key: 'criteria', zh: '完成标准', en: 'Accepted when', required: true, most: 4000 },
  { key: 'lead', zh: '牵头单位', en: 'Lead unit', required: true, most: 120 },
  { key: 'assisting', zh: '配合单位', en: 'Assisting units', required: false, most: 1000 },
  { key: 'owner', zh: '责任人', en: 'Owner', required: false, most: 60 },
  { key: 'deputy', zh: '副责任人', en: 'Deputy', required: false, most: 60 },
  { key: 'dueOn', zh: '完成时限', en: 'Due', required: true, most: 20 },
  { key: 'dueClause', zh: '时限依据', en: 'Basis of the date', required: false, most: 300 },
] as const
export type TaskKey = (typeof taskColumns)[number]['key']

/** The most tasks that one sheet gives: each is a case of its own with its moves, given in one transaction. */
export const mostTaskRows = 300

/** Why a cell is not taken; `sheets.fault` of the messages has the words. */
export type TaskFaultCode =
  | CellFaultCode
  | 'notDay'
  | 'past'
  | 'afterWhole'
  | 'unknownUnit'
  | 'ambiguousUnit'
  | 'leadAssists'
  | 'unknownPerson'
  | 'ambiguousPerson'
  | 'samePerson'
  | 'duplicate'
  | 'alreadyGiven'
export type TaskFault = { key: TaskKey; code: TaskFaultCode; other?: string }
export type TaskValues = Record<TaskKey, string>

/** Names of several units in one cell, as people separate them. */
export const namesIn = (said: string): string[] => [
  ...new Set(
    said
      .split(/[、，,;；\n]+/)
      .map(name => name.trim())
      .filter(name => name !== ''),
  ),
]

/** What a row says by itself: its values as text, the date as YYYY-MM-DD, and for each cell that is not taken why. `until` is the last day that the larger task leaves. */
export function readTaskRow(
  cells: Partial<Record<TaskKey, RowCell>>,
  { today, until }: { today: Day; until: Day | null },
): { values: TaskValues; faults: TaskFault[] } {
  const values = Object.fromEntries(taskColumns.map(({ key }) => [key, ''])) as TaskValues
  const faults: TaskFault[] = []
  for (const column of taskColumns) {
    const read = readCell(column, cells[column.key], column.key === 'criteria' || column.key === 'assisting')
    if ('code' in read) faults.push({ key: column.key, code: read.code })
    else values[column.key] = read.said
  }
  if (values.dueOn !== '') {
    const day = dayAsWritten(values.dueOn)
    if (day === null) faults.push({ key: 'dueOn', code: 'notDay' })
    else if (day < today) faults.push({ key: 'dueOn', code: 'past' })
    else if (until !== null && day > until) faults.push({ key: 'dueOn', code: 'afterWhole', other: until })
    values.dueOn = day ?? values.dueOn
  }
  return { values, faults }
}
