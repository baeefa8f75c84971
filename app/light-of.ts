import { getLocale, getTranslations } from 'next-intl/server'
import { calendar } from '@/db/queries/calendar'
import { type Day, lightOf, shanghaiDay, yellowWithinDays } from '@/domain/clock'
import type { LoopName } from '@/domain/loop'
import { loops } from '@/domain/loops'
import { sayDay } from './words'

const unstarted = ['draft', 'issued', 'reported', 'graded', 'planned', 'assigned']

/** Today in Asia/Shanghai; the one place where pages ask the clock. */
export const today = (): Day => shanghaiDay(new Date())

/** Light, word and why of a case, ready for components/light. */
export async function lightWords() {
  const t = await getTranslations('loops')
  const locale = await getLocale()
  const now = today()
  const days = calendar()
  return (loop: LoopName, stage: string, dueOn: Day | null) => {
    const state = loops[loop].states[stage]
    const light = lightOf(
      {
        open: state === 'open' || state === 'before',
        started: !unstarted.includes(stage),
        stopped: state === 'stopped' || stage === 'suspended',
        dueOn,
      },
      now,
      days,
    )
    const date = dueOn ? sayDay(dueOn, locale, now) : ''
    const word = t(`light.${light.reason}`, { days: light.workingDays ?? 0 })
    return {
      tone: light.tone,
      reason: light.reason,
      days: light.workingDays ?? 0,
      word: date && light.reason !== 'done' && light.reason !== 'stopped' ? `${word} · ${date}` : word,
      short: word,
      why: t(`lightWhy.${light.reason}`, { date, within: yellowWithinDays }),
    }
  }
}
