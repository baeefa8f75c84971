import { getFormatter } from 'next-intl/server'
import type { Rate } from '@/domain/false-closure'

/** A share as a percentage; with its interval, where one is wanted. */
export async function percentages() {
  const format = await getFormatter()
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 })
  return {
    percent,
    withInterval: (rate: Rate | null) =>
      rate ? `${percent(rate.share)} (${percent(rate.low)}–${percent(rate.high)})` : '—',
  }
}
