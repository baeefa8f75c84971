import { describe, expect, it } from 'vitest'
import { standingOf } from './state-of'

const none = { open: 0, done: 0, late: 0 }
const under = (tasks = none, hazards = { ...none, major: 0 }) => [{ tasks, hazards }]

describe('the state of a sentence', () => {
  it('is none without a task or hazard', () => {
    expect(standingOf([])).toMatchObject({ state: 'none', total: 0 })
    expect(standingOf(under())).toMatchObject({ state: 'none' })
  })

  it('is closed only when every task and every hazard is', () => {
    expect(standingOf(under({ open: 0, done: 4, late: 0 }))).toEqual({ state: 'closed', total: 4, closed: 4, late: 0 })
    expect(standingOf(under({ open: 0, done: 4, late: 0 }, { open: 1, done: 2, late: 0, major: 0 }))).toMatchObject({
      state: 'onTime',
      total: 7,
      closed: 6,
    })
  })

  it('is late for one overdue task, one overdue hazard, or one open major hazard', () => {
    expect(standingOf(under({ open: 3, done: 1, late: 1 }))).toMatchObject({ state: 'late' })
    expect(standingOf(under(none, { open: 1, done: 0, late: 1, major: 0 }))).toMatchObject({ state: 'late' })
    expect(standingOf(under(none, { open: 1, done: 0, late: 0, major: 1 }))).toMatchObject({ state: 'late' })
  })

  it('changes when the last open hazard closes', () => {
    const tasks = { open: 0, done: 1, late: 0 }
    expect(standingOf(under(tasks, { open: 1, done: 0, late: 0, major: 1 })).state).toBe('late')
    expect(standingOf(under(tasks, { open: 0, done: 1, late: 0, major: 0 })).state).toBe('closed')
  })
})
