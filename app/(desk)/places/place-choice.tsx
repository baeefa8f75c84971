import { getTranslations } from 'next-intl/server'
import type { FormFieldProps } from '@/components/form-field'
import type { Tx } from '@/db/client'
import { listPlaceChoices, type PlaceChoice } from '@/db/queries/places'

type Address = Record<string, string | string[] | undefined>
const most = 50
const one = (value: string | string[] | undefined) => [value].flat()[0]?.trim() || undefined

export type PlaceChoices = { q?: string; chosen?: string; found: PlaceChoice[]; more: boolean }

/** The places that a form offers: those that `q` finds, and the one that `place` names already. */
export async function readPlaceChoices(tx: Tx, address: Address): Promise<PlaceChoices> {
  const q = one(address.q)
  const chosen = /^\d{1,15}$/.test(one(address.place) ?? '') ? one(address.place) : undefined
  const found = await listPlaceChoices(tx, { q, id: chosen && !q ? Number(chosen) : undefined }, most + 1)
  return { q, chosen, found: found.slice(0, most), more: found.length > most }
}

/** A small GET form that narrows the choice of places; needs no script. */
export async function PlaceSearch({
  places,
  action,
  keep = [],
}: {
  places: PlaceChoices
  action: string
  keep?: readonly (readonly [string, string])[]
}) {
  const t = await getTranslations('places')
  return (
    <form action={action} role="search" aria-label={t('choice.narrow')} className="form narrowing">
      {keep.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="field">
        <label htmlFor="find-place">{t('choice.find')}</label>
        <div className="row">
          <input
            className="input"
            id="find-place"
            type="search"
            name="q"
            defaultValue={places.q}
            aria-describedby="find-place-hint"
          />
          <button className="btn" type="submit">
            {t('choice.search')}
          </button>
        </div>
        <div className="hint" id="find-place-hint">
          {places.q
            ? t('choice.found', { n: places.found.length })
            : places.more
              ? t('choice.first', { n: places.found.length })
              : t('choice.hint')}
        </div>
      </div>
    </form>
  )
}

/** The select that the search narrows. */
export async function placeField(
  places: PlaceChoices,
  pick: (zh: string, en: string) => string,
): Promise<FormFieldProps> {
  const [t, tl] = await Promise.all([getTranslations('places'), getTranslations('loops')])
  const only = places.found.length === 1 ? String(places.found[0]!.id) : ''
  return {
    kind: 'select',
    name: 'placeId',
    label: t('choice.place'),
    required: true,
    none: tl('choose'),
    options: places.found.map(place => ({
      value: String(place.id),
      word: `${pick(place.zh, place.en)} · ${pick(place.regionZh, place.regionEn)} · ${t(`risk.${place.risk}`)}`,
    })),
    defaultValue: places.chosen ?? only,
  }
}
