import { getLocale, getTranslations } from 'next-intl/server'
import type { Tone } from '@/components/light'
import { findRuleOn } from '@/db/queries/rules'
import { shanghaiDay } from '@/domain/clock'
import { minutesBetween, type RumourClock, type RumourTimes, rumourClocks } from '@/domain/rumour-clock'
import { today } from '../../light-of'
import { sayInstant } from '../../words'

const tones: Record<RumourClock['state'], Tone> = {
  met: 'green',
  metLate: 'yellow',
  running: 'green',
  soon: 'yellow',
  over: 'red',
  stopped: 'grey',
}

/** The hours that the rules in force at receipt give a rumour of a region. */
export function rumourHours(receivedAt: Date, regionCode: string): { triage: number; answer: number } {
  const on = shanghaiDay(receivedAt)
  const hours = (key: string) => {
    const rule = findRuleOn(key, on, regionCode)
    if (!rule) throw new Error(`no rule pack has ${key} on ${on}`)
    return rule.value
  }
  return { triage: hours('rumour.triage'), answer: hours('rumour.answer') }
}

/** Minutes as people say them: 40 min, 3 h 20 min, 2 d 5 h. */
export async function durationWords(): Promise<(minutes: number) => string> {
  const t = await getTranslations('rumours')
  return minutes => {
    if (minutes < 60) return t('duration.minutes', { m: minutes })
    const hours = Math.floor(minutes / 60)
    if (hours < 48) return t('duration.hours', { h: hours, m: minutes % 60 })
    return t('duration.days', { d: Math.floor(hours / 24), h: hours % 24 })
  }
}

/** Lights of a rumour's clocks, asked now: the word, and when it ends or ended. */
export async function rumourLights(now: Date) {
  const [t, say, locale] = await Promise.all([getTranslations('rumours'), durationWords(), getLocale()])
  const wordOf = (clock: RumourClock, receivedAt: Date): string => {
    if (clock.state === 'stopped') return t('clock.stopped')
    if (clock.metAt)
      return t(`clock.${clock.state as 'met' | 'metLate'}`, { time: say(minutesBetween(receivedAt, clock.metAt)) })
    const left = clock.state === 'over' ? minutesBetween(clock.dueAt, now) : minutesBetween(now, clock.dueAt)
    return t(`clock.${clock.state as 'running' | 'soon' | 'over'}`, { time: say(left) })
  }
  const clocksOf = (times: RumourTimes & { regionCode: string }) =>
    rumourClocks(times, rumourHours(times.receivedAt, times.regionCode), now).map(clock => ({
      ...clock,
      tone: tones[clock.state],
      word: wordOf(clock, times.receivedAt),
      due: sayInstant(clock.dueAt, locale, today()),
    }))
  return {
    clocksOf,
    /** The one that matters now: the first that is not met, else the answer's. */
    lightOf: (times: RumourTimes & { regionCode: string }) => {
      const [triage, answer] = clocksOf(times)
      return times.stage === 'received' ? triage! : answer!
    },
  }
}
