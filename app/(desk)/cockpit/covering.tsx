import { getTranslations } from 'next-intl/server'
import { NumberLink } from '@/components/figure'
import { count, share } from '@/components/numerals'
import type { Campaign } from '@/db/queries/campaigns'
import { hrefOf } from '@/db/queries/figure'
import type { RepeatFigures } from '@/db/queries/repeats'
import { toVisit } from '@/domain/coverage'
import { cite } from '../../rule-words'
import { inReadersLanguage } from '../../words'

const shown = 4

/** How far the campaigns in force have come with their registers, the most unvisited first, and how many hazards come again. */
export async function Covering({ campaigns, repeats }: { campaigns: readonly Campaign[]; repeats: RepeatFigures }) {
  const [t, pick] = await Promise.all([getTranslations('cockpit'), inReadersLanguage()])
  const first = [...campaigns].sort((a, b) => b.standing.unvisited - a.standing.unvisited).slice(0, shown)
  const { reported, repeated, rule } = repeats
  return (
    <>
      <ul className="duty">
        {first.map(({ id, slot, nameZh, nameEn, standing }) => {
          const name = pick(nameZh, nameEn)
          const whole = toVisit(standing)
          return (
            <li key={id} className="row">
              <a className="grow clip" href={`/campaigns/${id}`}>
                {slot ? `${slot} ${name}` : name}
              </a>
              <NumberLink
                value={share(standing.visited, whole)}
                href={`/places?campaign=${id}&cover=visited`}
                label={t('coverVisited', { name, visited: standing.visited, whole })}
              />
              <NumberLink
                value={standing.unvisited}
                href={`/places?campaign=${id}&cover=unvisited`}
                label={t('coverUnvisited', { name, unvisited: standing.unvisited })}
              />
            </li>
          )
        })}
        <li className="row" title={await cite(rule)}>
          <span className="grow dim">{t('repeats')}</span>
          <NumberLink
            value={share(repeated.value, reported.value)}
            href={hrefOf(repeated)}
            label={t('repeatsSay', { days: rule.value, repeated: repeated.value, reported: reported.value })}
          />
          <span className="faint" aria-hidden="true">
            /
          </span>
          <NumberLink
            value={count(reported.value)}
            href={hrefOf(reported)}
            label={t('reportedSays', { reported: reported.value })}
          />
        </li>
      </ul>
      {campaigns.length > shown && (
        <a className="link" href="/campaigns">
          {t('allCampaigns', { n: campaigns.length })}
        </a>
      )}
    </>
  )
}
