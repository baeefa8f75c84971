import { expect, test } from 'vitest'
import { drawQuestions, isRight, optionKeys, percentOf, questionKinds, reasonAgainstQuestion, trueFalse } from './quiz'
import { roles } from './role'
import {
  hoursRule,
  publicists,
  questionWriters,
  reasonAgainstRole,
  shareOf,
  type traineeCategories,
  trainingHolders,
} from './training'

test('the hours of a year follow from post, risk and year of entry', () => {
  const on = '2026-11-26'
  const of = (category: (typeof traineeCategories)[number], enteredOn: string, highRisk: boolean) =>
    hoursRule(category, { enteredOn, highRisk, on })
  for (const category of ['principal', 'safety_manager'] as const) {
    expect(of(category, '2026-01-01', false)).toBe('training.managers.first')
    expect(of(category, '2025-12-31', false)).toBe('training.managers.yearly')
    expect(of(category, '2026-11-26', true)).toBe('training.managers.first.high_risk')
    expect(of(category, '2020-05-01', true)).toBe('training.managers.yearly.high_risk')
  }
  expect(of('worker', '2026-03-01', false)).toBe('training.workers.first')
  expect(of('worker', '2026-03-01', true)).toBe('training.workers.first.high_risk')
  expect(of('worker', '2025-03-01', true)).toBe('training.workers.yearly.high_risk')
  // no rule that was read asks a year's hours of other workers
  expect(of('worker', '2025-03-01', false)).toBeNull()
})

test('only these roles hold trainings, record publicity and write questions', () => {
  const allowed = (by: typeof trainingHolders) => roles.filter(role => reasonAgainstRole({ role }, by) === null)
  expect(allowed(trainingHolders)).toEqual(['supervisor', 'head', 'enterprise'])
  expect(allowed(publicists)).toEqual(['supervisor', 'head', 'enterprise', 'communications'])
  expect(allowed(questionWriters)).toEqual(['supervisor', 'head', 'inspector', 'enterprise', 'communications'])
})

test('a share says nothing of nobody, and is not rounded up', () => {
  expect(shareOf(0, 0)).toBeNull()
  expect(shareOf(2, 3)).toBe(66)
  expect(percentOf(2, 3)).toBe(66)
  expect(percentOf(3, 3)).toBe(100)
})

test('right is exactly the right answers, in whatever order', () => {
  const sets = [[], ['A'], ['B'], ['A', 'B'], ['A', 'C'], ['A', 'B', 'C']]
  for (const right of sets)
    for (const given of sets) expect(isRight(right, [...given].reverse()), `${right} ${given}`).toBe(right === given)
  expect(isRight(['A'], ['A', 'A'])).toBe(true)
})

test('a question can be asked only with answers that fit its kind', () => {
  const options = (n: number) => optionKeys.slice(0, n).map(key => ({ key, zh: key, en: key }))
  for (const kind of questionKinds)
    for (let n = 0; n <= 6; n++)
      for (let right = 0; right <= 6; right++) {
        const asked = reasonAgainstQuestion(kind, options(n), optionKeys.slice(0, right))
        const fits =
          n >= 2 && (kind !== 'true_false' || n === 2) && right <= n && (kind === 'multiple' ? right >= 2 : right === 1)
        expect(asked === null, `${kind} ${n} ${right}`).toBe(fits)
      }
  expect(reasonAgainstQuestion('true_false', trueFalse, ['B'])).toBeNull()
  expect(reasonAgainstQuestion('single', [{ key: 'A', zh: '一', en: ' ' }, ...options(3).slice(1)], ['A'])).toEqual({
    code: 'needsBothLanguages',
  })
})

test('a draw takes each question once, the same ones for the same seed, others for another', () => {
  // mixes well enough that neighbours do not stay neighbours
  const digest = (text: string) => {
    let state = 2_166_136_261
    for (const letter of `${text}${text}`) state = Math.imul(state ^ letter.charCodeAt(0), 16_777_619) >>> 0
    return state.toString(16).padStart(8, '0')
  }
  const all = Array.from({ length: 40 }, (_, index) => index + 1)
  const drawn = drawQuestions('one', all, 10, digest)
  expect(new Set(drawn).size).toBe(10)
  expect(drawn).toEqual(drawQuestions('one', [...all].reverse(), 10, digest))
  expect(drawn).not.toEqual(drawQuestions('two', all, 10, digest))
  expect(drawQuestions('one', all, 99, digest)).toHaveLength(40)
})
