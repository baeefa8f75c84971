import { getLocale, getTranslations } from 'next-intl/server'
import { asActor } from '@/db/client'
import { type ListedPlace, listPlaces, readPlaceFilters } from '@/db/queries/places'
import { RefusalError } from '@/domain/refusal'
import { csvFile } from '../../../csv'
import { today } from '../../../light-of'
import { refusalSentence } from '../../../refusal-sentence'
import { caller } from '../../../session'
import { localized } from '../../../words'

/** The list of places as a file: the same filters, order and sight as the page. */
export async function GET(request: Request): Promise<Response> {
  const who = await caller()
  const signedOut = async () => new Response(await refusalSentence({ code: 'signedOut' }), { status: 401 })
  if (!who) return signedOut()
  const address = Object.fromEntries(new URL(request.url).searchParams)
  let rows: ListedPlace[]
  try {
    rows = await asActor(
      who,
      'read',
      async tx => (await listPlaces(tx, readPlaceFilters(address), { limit: 20_000 })).rows,
    )
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'signedOut') return signedOut()
    throw error
  }
  const [t, locale] = await Promise.all([getTranslations('places'), getLocale()])
  const pick = localized(locale)
  return csvFile(
    `places-${today()}`,
    [
      t('list.place'),
      t('list.risk'),
      t('list.region'),
      t('list.sector'),
      t('facts.enterprise'),
      t('list.regulator'),
      t('list.lastVisit'),
      t('list.open'),
    ],
    rows.map(row => [
      pick(row.zh, row.en),
      t(`risk.${row.risk}`),
      pick(row.regionZh, row.regionEn),
      t(`sector.${row.sector}` as 'sector.gas'),
      row.unit ? pick(row.unit.zh, row.unit.en) : '',
      row.regulator ? pick(row.regulator.zh, row.regulator.en) : t('list.nobody'),
      row.lastVisit ? row.lastVisit.on : t('list.never'),
      row.openHazards,
    ]),
  )
}
