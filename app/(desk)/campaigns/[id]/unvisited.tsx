import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { Section } from '@/components/section'
import type { Campaign } from '@/db/queries/campaigns'
import type { ListedPlace } from '@/db/queries/places'
import { inReadersLanguage } from '../../../words'
import { PlaceTable } from '../../places/place-table'

/** The headline of a campaign: who has not been visited, the highest risk first. */
export async function Unvisited({
  campaign: { id, standing, registerOn },
  rows,
  mayExcept,
}: {
  campaign: Campaign
  rows: readonly ListedPlace[]
  mayExcept: boolean
}) {
  const [t, pick] = await Promise.all([getTranslations('campaigns'), inReadersLanguage()])
  const left = standing.unvisited
  const title = t('unvisited.title', { n: left })
  return (
    <Section
      title={registerOn ? title : t('unvisited.unknown')}
      aside={
        left > 0 && (
          <>
            {t('unvisited.order')} ·{' '}
            <a className="link" href={`/places?campaign=${id}&cover=unvisited`}>
              {t('unvisited.all', { n: left })}
            </a>
          </>
        )
      }
    >
      {rows.length > 0 ? (
        <PlaceTable
          caption={title}
          rows={rows}
          wide={false}
          more={
            mayExcept
              ? {
                  key: 'except',
                  head: t('except.column'),
                  quietHead: true,
                  phone: 'full',
                  look: 'nw',
                  cell: row => (
                    <a
                      className="link"
                      href={`/campaigns/${id}/exceptions/new?place=${row.id}`}
                      aria-label={t('except.of', { place: pick(row.zh, row.en) })}
                    >
                      {t('except.short')}
                    </a>
                  ),
                }
              : undefined
          }
        />
      ) : (
        <EmptyState
          title={t(registerOn ? 'unvisited.doneTitle' : 'unvisited.noneTitle')}
          text={t(registerOn ? 'unvisited.doneText' : 'unvisited.noneText')}
          closed={registerOn !== null}
        />
      )}
    </Section>
  )
}
