import type { Refusal } from './refusal'

export const questionKinds = ['single', 'multiple', 'true_false'] as const
export type QuestionKind = (typeof questionKinds)[number]

export const questionTopics = [
  'gas',
  'fire',
  'chemicals',
  'electric',
  'confined',
  'emergency',
  'law',
  'publicity',
] as const
export type QuestionTopic = (typeof questionTopics)[number]

/** One thing to choose, with the letter that names it. */
export type QuizOption = { key: string; zh: string; en: string }

export const optionKeys = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export const trueFalse: readonly QuizOption[] = [
  { key: 'A', zh: '正确', en: 'True' },
  { key: 'B', zh: '错误', en: 'False' },
]

/** Why a question cannot be asked: of a choice at least two options, of one or true-false one right answer, of several two or more, each an option; null when it can. */
export function reasonAgainstQuestion(
  kind: QuestionKind,
  options: readonly QuizOption[],
  answers: readonly string[],
): Refusal | null {
  const keys = options.map(option => option.key)
  const distinct = new Set(answers).size === answers.length && new Set(keys).size === keys.length
  const most = kind === 'true_false' ? 2 : optionKeys.length
  if (!distinct || keys.length < 2 || keys.length > most) return { code: 'needsOptions' }
  if (options.some(option => !option.zh.trim() || !option.en.trim())) return { code: 'needsBothLanguages' }
  if (!answers.every(answer => keys.includes(answer))) return { code: 'needsRightAnswers' }
  const enough = kind === 'multiple' ? answers.length >= 2 : answers.length === 1
  return enough ? null : { code: 'needsRightAnswers' }
}

/** Whether what was given is right: exactly the right answers, in whatever order. */
export const isRight = (right: readonly string[], given: readonly string[]): boolean =>
  [...new Set(given)].sort().join() === [...new Set(right)].sort().join()

/** Whole per cent of the questions that were answered rightly, rounded down: nobody passes by rounding. */
export const percentOf = (right: number, of: number): number => Math.floor((right * 100) / of)

/** The questions of an attempt in their order, by the digest of seed and number; `digest` is md5 in hexadecimal, as the database draws. */
export const drawQuestions = (
  seed: string,
  candidates: readonly number[],
  wanted: number,
  digest: (text: string) => string,
): number[] =>
  candidates
    .map(id => ({ id, at: digest(`${seed}:${id}`) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .slice(0, wanted)
    .map(({ id }) => id)
