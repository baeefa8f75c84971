import { describe, expect, it } from 'vitest'
import { type CaseClock, clocksOf } from './case-clocks'
import { addDays } from './clock'

const dueBy = (rule: string, from: string) =>
  addDays(from, { 'task.accept': 3, 'task.silence': 14, 'hazard.grade': 1, 'hazard.reinspect': 3 }[rule] ?? 30)
const step = (move: string, toStage: string, on: string) => ({ move, toStage, on })
const brief = (clocks: CaseClock[]) => clocks.map(({ name, state, dueOn, metOn }) => [name, state, dueOn, metOn])

describe('the three clocks of a task', () => {
  const begun = [step('draft', 'draft', '2026-01-01'), step('issue', 'issued', '2026-01-02')]
  const due = { dueOn: '2026-03-01', stopped: false }

  it('runs to the signing first; the report waits for the work', () => {
    expect(brief(clocksOf('task', begun, due, dueBy))).toEqual([
      ['signFor', 'running', '2026-01-05', null],
      ['report', 'waiting', null, null],
      ['finish', 'running', '2026-03-01', null],
      ['close', 'waiting', '2026-03-01', null],
    ])
  })

  it('starts the report anew with each report and stops it with the handing in', () => {
    const working = [
      ...begun,
      step('accept', 'accepted', '2026-01-09'),
      step('report', 'in_progress', '2026-01-12'),
      step('comment', 'in_progress', '2026-01-20'),
      step('report', 'in_progress', '2026-02-01'),
    ]
    expect(brief(clocksOf('task', working, due, dueBy))).toEqual([
      ['signFor', 'met', '2026-01-05', '2026-01-09'],
      ['report', 'running', '2026-02-15', null],
      ['finish', 'running', '2026-03-01', null],
      ['close', 'waiting', '2026-03-01', null],
    ])
    const handed = [...working, step('submit', 'submitted', '2026-03-04'), step('verify', 'verified', '2026-03-20')]
    expect(brief(clocksOf('task', handed, due, dueBy))).toEqual([
      ['signFor', 'met', '2026-01-05', '2026-01-09'],
      ['report', 'met', '2026-02-15', '2026-03-04'],
      // what the verifier took is not the unit's
      ['finish', 'met', '2026-03-01', '2026-03-04'],
      ['close', 'met', '2026-03-01', '2026-03-20'],
    ])
  })

  it('runs again after a return, and stands still while the case is suspended', () => {
    const back = [
      ...begun,
      step('accept', 'accepted', '2026-01-03'),
      step('report', 'in_progress', '2026-01-04'),
      step('submit', 'submitted', '2026-01-10'),
      step('return', 'returned', '2026-01-12'),
    ]
    expect(clocksOf('task', back, due, dueBy).slice(-2)).toMatchObject([
      { name: 'finish', state: 'running', metOn: null },
      { name: 'close', state: 'waiting', metOn: null },
    ])
    const held = [...begun, step('suspend', 'suspended', '2026-01-03')]
    expect(clocksOf('task', held, { ...due, stopped: true }, dueBy)[2]!.state).toBe('stopped')
  })
})

it('gives a hazard its clocks, each to whose it is, and the judge’s again after a failure', () => {
  const steps = [
    step('report', 'reported', '2026-01-01'),
    step('grade', 'graded', '2026-01-01'),
    step('order', 'ordered', '2026-01-02'),
    step('start', 'rectifying', '2026-01-03'),
    step('submit', 'submitted', '2026-01-08'),
    step('fail_reinspection', 'rectifying', '2026-01-09'),
    step('submit', 'submitted', '2026-01-11'),
  ]
  const clocks = clocksOf('hazard', steps, { dueOn: '2026-01-10', stopped: false }, dueBy)
  expect(brief(clocks)).toEqual([
    ['grade', 'met', '2026-01-02', '2026-01-01'],
    ['rectify', 'met', '2026-01-10', '2026-01-11'],
    ['judge', 'running', '2026-01-14', null],
    ['close', 'running', '2026-01-10', null],
    ['revisit', 'waiting', null, null],
  ])
  expect(clocks.map(one => one.side)).toEqual(['regulating', 'performing', 'regulating', 'regulating', 'regulating'])
})
