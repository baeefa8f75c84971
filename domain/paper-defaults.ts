import type { CircularKind } from './circular'
import { type Day, isDay } from './clock'
import type { Both, TypedWord } from './paper'
import { paperDay, paperPeriod } from './paper-sheet'

const both = (zh: string, en: string): Both => ({ zh, en })
const nothing = both('', '')

/** What a document of a kind is called until somebody says otherwise. Throws on what is not a day. */
export function titleOf(kind: CircularKind, from: Day, to: Day): Both {
  if (!isDay(from) || !isDay(to)) throw new Error('a document tells of days')
  const days = { zh: paperPeriod(from, to, 'zh'), en: paperPeriod(from, to, 'en') }
  const [year, month] = to.split('-').map(Number) as [number, number]
  const whole = from.slice(0, 7) === to.slice(0, 7)
  switch (kind) {
    case 'circular':
      return both(`关于${days.zh}安全生产督办任务办理情况的通报`, `Circular on work-safety tasks, ${days.en}`)
    case 'monthly':
      return whole
        ? both(`${year}年${month}月安全生产统计月报`, `Monthly work-safety statistics, ${to.slice(0, 7)}`)
        : both(`${days.zh}安全生产统计月报`, `Monthly work-safety statistics, ${days.en}`)
    case 'brief':
      return both(`${paperDay(to, 'zh')}安全生产晨报`, `Work-safety morning brief, ${paperDay(to, 'en')}`)
  }
}

/** The words that a draft begins with; its author changes them. */
export function wordsOf(kind: CircularKind): Record<TypedWord, Both> {
  const circular = kind === 'circular'
  return {
    to: circular ? both('各有关单位：', 'To the units concerned:') : nothing,
    opening: circular ? both('现将有关情况通报如下。', 'The position is as follows.') : nothing,
    remarks: nothing,
    demands: circular
      ? both(
          '逾期任务请承办单位逐项说明原因和完成日期。',
          'Units with overdue tasks say for each why, and when it will be done.',
        )
      : nothing,
    copies: nothing,
  }
}
