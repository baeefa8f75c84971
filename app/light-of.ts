import { getLocale, getTranslations } from 'next-intl/server'
import { calendar } from '@/db/queries/calendar'
import { ruleOn } from '@/db/queries/rules'
import { type Day, lightOf, shanghaiDay } from '@/domain/clock'
import type { LoopName } from '@/domain/loop'
import { loops } from '@/domain/loops'
import { dayShown } from './past-day'
import { cite } from './rule-words'
import { sayDay } from './words'

const unstarted = ['draft', 'issued', 'reported', 'graded', 'planned', 'assigned']

/** Today in Asia/Shanghai, or the past day that the page stands at; the one place where pages ask the clock. */
export const today = (): Day => dayShown() ?? shanghaiDay(new Date())

/** Light, word and why of a case, ready for components/light. */
export async function lightWords() {
  const t = await getTranslations('loops')
  const locale = await getLocale()
  const now = today()
  const days = calendar()
  const yellow = ruleOn('light.yellow', now)
  const cited = await cite(yellow)
  return (loop: LoopName, stage: string, dueOn: Day | null) => {
    const state = loops[loop].states[stage]
    const light = lightOf(
      {
        // what was confirmed of the five in place still ends
        open:
          state === 'open' || state === 'before' || (loop === 'assurance' && stage === 'confirmed' && dueOn !== null),
        started: !unstarted.includes(stage),
        stopped: state === 'stopped' || stage === 'suspended',
        dueOn,
      },
      now,
      days,
      yellow.value,
    )
    const date = dueOn ? sayDay(dueOn, locale, now) : ''
    const word = t(`light.${light.reason}`, { days: light.workingDays ?? 0 })
    return {
      tone: light.tone,
      reason: light.reason,
      days: light.workingDays ?? 0,
      word: date && light.reason !== 'done' && light.reason !== 'stopped' ? `${word} · ${date}` : word,
      short: word,
      why: [
        t(`lightWhy.${light.reason}`, { date, within: yellow.value }),
        ...(light.reason === 'dueSoon' || light.reason === 'onTime' ? [cited] : []),
        ...(light.assumed ? [t('lightWhy.assumed', { year: days.lastYear + 1 })] : []),
      ].join(' '),
    }
  }
}
