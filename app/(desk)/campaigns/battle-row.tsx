import { getLocale, getTranslations } from 'next-intl/server'
import { BattleSlots } from '@/components/battle-slots'
import { share } from '@/components/numerals'
import type { Campaign } from '@/db/queries/campaigns'
import { toVisit } from '@/domain/coverage'
import { localized } from '../../words'

/** The seven battles as a row: two that the speech names, five that it does not. */
export async function BattleRow({
  campaigns,
  current,
  seesVisits = true,
}: {
  campaigns: readonly Campaign[]
  current?: number
  /** Coverage is not an enterprise's to see: it cannot be told that nobody was visited. */
  seesVisits?: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('campaigns'), getLocale()])
  const pick = localized(locale)
  return (
    <BattleSlots
      label={t('battles')}
      slots={campaigns
        .filter(one => one.kind === 'battle')
        .map(({ id, slot, named, nameZh, nameEn, quoteZh, standing }) => ({
          number: slot ?? 0,
          href: `/campaigns/${id}`,
          current: id === current,
          // a name that was assigned stays one that the source does not give
          note: [
            ...(named && seesVisits
              ? [
                  toVisit(standing) > 0
                    ? t('visitedShare', { share: share(standing.visited, toVisit(standing)) })
                    : t('noVisit'),
                ]
              : []),
            ...(quoteZh === null ? [t('notNamed')] : []),
          ].join(' · '),
          named: named
            ? {
                name: pick(nameZh, nameEn),
                total: seesVisits ? toVisit(standing) : 0,
                open: seesVisits ? toVisit(standing) - standing.visited : 0,
                late: 0,
              }
            : undefined,
        }))}
    />
  )
}
