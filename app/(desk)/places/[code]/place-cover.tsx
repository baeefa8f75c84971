import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { PlaceCover } from '@/db/queries/coverage'
import { codeOf } from '@/domain/loops'
import { inReadersLanguage } from '../../../words'

/** How a place stands in the campaigns that are to visit it. */
export async function PlaceInCampaigns({ placeId, cells }: { placeId: number; cells: readonly PlaceCover[] }) {
  if (cells.length === 0) return null
  const [t, pick] = await Promise.all([getTranslations('campaigns'), inReadersLanguage()])
  return (
    <Section title={t('ofPlace.title')}>
      <ul className="duty">
        {cells.map(({ campaign, state, inspectionId, mayExcept, excepted }) => (
          <li key={campaign.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <a className="link min-w-0 flex-[1_1_12rem]" href={`/campaigns/${campaign.id}`}>
              {pick(campaign.zh, campaign.en)}
            </a>
            {inspectionId === null ? (
              <span className="dim">{t(`state.${state}`)}</span>
            ) : (
              <a className="link" href={`/inspections/${inspectionId}`}>
                {t(`state.${state}`)} {codeOf('inspection', inspectionId)}
              </a>
            )}
            {mayExcept && state !== 'visited' && (
              <a className="link" href={`/campaigns/${campaign.id}/exceptions/new?place=${placeId}`}>
                {t(excepted ? 'except.back' : 'except.short')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
