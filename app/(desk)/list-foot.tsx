import { getTranslations } from 'next-intl/server'
import { KeysetPager } from '@/components/keyset-pager'
import { count } from '@/components/numerals'
import { addressOf } from '../address'

/** The foot of a list that is read by numbers: how many of how many, the first page again, the next one. `address` is the list's own without the page. */
export async function ListFoot({
  path,
  address,
  shown,
  all,
  after,
  next,
}: {
  path: string
  address: Parameters<typeof addressOf>[0]
  shown: number
  all: number
  /** The number that this page begins after; absent on the first. */
  after: unknown
  /** The number that the next page begins after; null on the last. */
  next: number | string | null
}) {
  if (shown === 0) return null
  const t = await getTranslations('lists')
  return (
    <KeysetPager
      label={t('pages')}
      range={shown === all ? t('rangeAll', { all: count(all) }) : t('range', { n: count(shown), all: count(all) })}
      previous={after ? { href: `${path}${addressOf(address)}`, word: t('first') } : undefined}
      next={next === null ? undefined : { href: `${path}${addressOf({ ...address, after: next })}`, word: t('next') }}
    />
  )
}
