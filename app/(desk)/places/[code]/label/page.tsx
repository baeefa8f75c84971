import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { listPlaceLabels } from '@/db/queries/place-labels'
import { read } from '../../../../session'
import { inReadersLanguage } from '../../../../words'
import { LabelSizes, labelSizeIn, PlaceLabels } from '../../place-label'

type Props = {
  params: Promise<{ code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('field.label'))('title') }
}

export default async function PlaceLabelPage({ params, searchParams }: Props) {
  const { code } = await params
  if (!/^\d{1,15}$/.test(code)) notFound()
  const [place] = await read(tx => listPlaceLabels(tx, [Number(code)]))
  if (!place) notFound()
  const [t, tp, pick] = await Promise.all([
    getTranslations('field.label'),
    getTranslations('places'),
    inReadersLanguage(),
  ])
  const size = labelSizeIn((await searchParams).size)
  return (
    <>
      <TopBar
        crumbsLabel={tp('way')}
        crumbs={[
          { word: tp('title'), href: '/places' },
          { word: pick(place.zh, place.en), href: `/places/${place.id}` },
          { word: t('title') },
        ]}
      />
      <h1 className="vh">{t('title')}</h1>
      <LabelSizes size={size} hrefOf={one => `/places/${place.id}/label?size=${one}`} />
      <PlaceLabels places={[place]} size={size} />
    </>
  )
}
