import { getTranslations } from 'next-intl/server'
import { KeysetPager } from '@/components/keyset-pager'
import { count } from '@/components/numerals'
import { addressOf } from '../../address'

export const pageSize = 40

/** From which row on a page of a list begins, as its address says. */
export function beginsAt(address: Record<string, string | string[] | undefined>): number {
  const asked = [address.from].flat()[0] ?? ''
  return /^\d{1,6}$/.test(asked) ? Number(asked) : 0
}

/** The foot of a list of duty: how many of how many, back to the first, on to the next. */
export async function DutyPager({
  path,
  filters,
  from,
  shown,
  all,
  next,
}: {
  path: string
  filters: Record<string, string | number | undefined>
  from: number
  shown: number
  all: number
  next: number | null
}) {
  const [t, tl] = await Promise.all([getTranslations('roster'), getTranslations('lists')])
  return (
    <KeysetPager
      label={t('pages')}
      range={shown === all ? tl('rangeAll', { all: count(all) }) : tl('range', { n: count(shown), all: count(all) })}
      previous={from > 0 ? { href: `${path}${addressOf(filters)}`, word: t('first') } : undefined}
      next={next === null ? undefined : { href: `${path}${addressOf({ ...filters, from: next })}`, word: t('next') }}
    />
  )
}
