import type { Day } from '@/domain/clock'
import { sayDay } from '../../words'

/** The days of an activity, one or from the first to the last. */
export const sayDays = ({ fromOn, toOn }: { fromOn: Day; toOn: Day }, locale: string, today: Day): string =>
  fromOn === toOn ? sayDay(fromOn, locale, today) : `${sayDay(fromOn, locale, today)} – ${sayDay(toOn, locale, today)}`
