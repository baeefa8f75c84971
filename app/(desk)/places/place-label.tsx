import { getTranslations } from 'next-intl/server'
import { QrCode } from '@/components/qr-code'
import type { PlaceLabelFacts } from '@/db/queries/place-labels'
import { env } from '@/env'

export const labelSizes = ['a6', 'a7', 'small'] as const
export type LabelSize = (typeof labelSizes)[number]
export const labelSizeIn = (asked: string | string[] | undefined): LabelSize =>
  labelSizes.find(size => size === asked) ?? 'a6'

/** What is fixed to a place's wall: its code for the phone, and who it is in both languages, for whoever stands before it. */
export async function PlaceLabels({ places, size }: { places: readonly PlaceLabelFacts[]; size: LabelSize }) {
  const t = await getTranslations('field.label')
  return (
    <div className={`labels ${size}`}>
      {places.map(place => {
        const address = `${env.APP_ORIGIN}/field?place=${place.id}`
        return (
          <article className="label" key={place.id} aria-label={place.zh}>
            <QrCode text={address} label={t('code', { address })} />
            <div>
              <h2 lang="zh-CN">{place.zh}</h2>
              <p lang="en">{place.en}</p>
              <dl>
                <dt>{t(place.registerNo ? 'both.registerNo' : 'both.placeNo')}</dt>
                <dd>{place.registerNo ?? place.id}</dd>
                <dt>{t('both.risk')}</dt>
                <dd>{t(`both.riskOf.${place.risk}` as 'both.riskOf.red')}</dd>
                <dt>{t('both.regulator')}</dt>
                <dd>
                  {place.regulator ? (
                    <>
                      <span lang="zh-CN">{place.regulator.zh}</span> <span lang="en">{place.regulator.en}</span>
                    </>
                  ) : (
                    t('both.nobody')
                  )}
                </dd>
              </dl>
              <small>{t('both.scan')}</small>
            </div>
          </article>
        )
      })}
    </div>
  )
}

/** The sizes to choose from, each an address of its own. */
export async function LabelSizes({ size, hrefOf }: { size: LabelSize; hrefOf: (size: LabelSize) => string }) {
  const t = await getTranslations('field.label')
  return (
    <nav className="a4bar" aria-label={t('size')}>
      {labelSizes.map(one => (
        <a key={one} className="btn" href={hrefOf(one)} aria-current={one === size ? 'page' : undefined}>
          {t(one)}
        </a>
      ))}
      <small className="faint">{t('printHint')}</small>
    </nav>
  )
}
