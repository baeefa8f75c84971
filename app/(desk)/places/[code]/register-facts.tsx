import { getLocale, getTranslations } from 'next-intl/server'
import type { Fact } from '@/components/facts'
import type { PlaceDetail } from '@/db/queries/places'
import { today } from '../../../light-of'
import { localized, sayDay } from '../../../words'

/** How a place stands in the register: its number, since when it counts, and its cell of the net for whoever sees cells. */
export async function registerFacts(place: PlaceDetail, seesCells: boolean): Promise<Fact[]> {
  const [t, locale] = await Promise.all([getTranslations('register'), getLocale()])
  const pick = localized(locale)
  const say = (day: string) => sayDay(day, locale, today())
  return [
    ...(place.registerNo
      ? [{ term: t('facts.registerNo'), value: <span className="code">{place.registerNo}</span> }]
      : []),
    {
      term: t('facts.listed'),
      value: place.delistedOn
        ? t('facts.listedUntil', { on: say(place.listedOn), until: say(place.delistedOn) })
        : t(place.listedOn > today() ? 'facts.notYet' : 'facts.listedSince', { on: say(place.listedOn) }),
    },
    ...(seesCells
      ? [
          {
            term: t('facts.grid'),
            value: place.grid ? (
              <a className="link" href={`/grid/${place.grid.id}`}>
                {pick(place.grid.zh, place.grid.en)}
              </a>
            ) : (
              t('facts.noCell')
            ),
          },
        ]
      : []),
  ]
}
