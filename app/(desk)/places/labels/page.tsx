import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { listPlaceLabels } from '@/db/queries/place-labels'
import { countPlaces, listPlaces, readPlaceFilters } from '@/db/queries/places'
import { addressOf } from '../../../address'
import { read } from '../../../session'
import { LabelSizes, labelSizeIn, PlaceLabels } from '../place-label'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const atOnce = 240

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('field.label'))('sheet') }
}

/** The labels of a filtered list of places, to print in one go. */
export default async function PlaceLabelsPage({ searchParams }: Props) {
  const address = await searchParams
  const filters = readPlaceFilters(address)
  const { all, places } = await read(async tx => {
    const [all] = await countPlaces(tx, [filters])
    const { rows } = await listPlaces(tx, filters, { limit: atOnce })
    return {
      all: all!,
      places: await listPlaceLabels(
        tx,
        rows.map(row => row.id),
      ),
    }
  })
  const [t, tp] = await Promise.all([getTranslations('field.label'), getTranslations('places')])
  const size = labelSizeIn(address.size ?? 'a7')
  const here = addressOf(filters)
  return (
    <>
      <TopBar crumbsLabel={tp('way')} crumbs={[{ word: tp('title'), href: `/places${here}` }, { word: t('sheet') }]} />
      <h1 className="vh">{t('sheet')}</h1>
      <LabelSizes size={size} hrefOf={one => `/places/labels${here}${here ? '&' : '?'}size=${one}`} />
      <p className="dim labelnote">
        {t('lead', { n: places.length })} {all > places.length && t('first', { n: places.length, all })}
      </p>
      <PlaceLabels places={places} size={size} />
    </>
  )
}
