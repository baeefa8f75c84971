import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { findMeasureOrder } from '@/db/queries/measures'
import { shanghaiDay } from '@/domain/clock'
import { codeOf, idFrom } from '@/domain/loops'
import { today } from '../../../../../light-of'
import { read } from '../../../../../session'
import { localized, sayDay } from '../../../../../words'

type Props = { params: Promise<{ code: string; id: string }> }

const measureId = (text: string): number | null => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('measures'))('paper.title') }
}

/** The order of one enforcement measure as it is printed on A4: what was found, on which basis, what must stop, served, lifted. */
export default async function MeasurePage({ params }: Props) {
  const { code, id } = await params
  const hazardId = idFrom(code)
  const asked = measureId(id)
  if (hazardId === null || asked === null) notFound()
  const order = await read(tx => findMeasureOrder(tx, hazardId, asked))
  if (!order) notFound()
  const [t, th, locale] = await Promise.all([getTranslations('measures'), getTranslations('hazards'), getLocale()])
  const pick = localized(locale)
  const name = (who: { zh: string; en: string } | null) => (who ? pick(who.zh, who.en) : '—')
  const day = (at: Date) => sayDay(shanghaiDay(at), locale)
  const hazard = codeOf('hazard', hazardId)
  const unit = name(order.imposedByUnit)
  return (
    <>
      <TopBar
        crumbsLabel={th('way')}
        crumbs={[
          { word: th('title'), href: '/hazards?state=open' },
          { word: hazard, href: `/hazards/${hazardId}#measures` },
          { word: order.number },
        ]}
      />
      <div className="a4bar">
        <a className="btn quiet" href={`/hazards/${hazardId}#measures`}>
          {t('paper.back')}
        </a>
        <small className="dim">{t('paper.printHint')}</small>
      </div>
      <article className="a4">
        <div className="org">{unit}</div>
        <div className="docno">{t('paper.no', { number: order.number })}</div>
        <div className="redrule" />
        <h1>{t('paper.title')}</h1>
        <p className="to">{t('paper.to', { firm: order.firm ? name(order.firm) : t('paper.notFirm') })}</p>
        <p>
          {t('paper.found', {
            place: order.place ? name(order.place) : t('paper.noPlace'),
            address: order.place ? pick(order.place.addressZh, order.place.addressEn) : '—',
            title: pick(order.titleZh, order.titleEn),
            code: hazard,
          })}
        </p>
        {order.clause && <p>{t('paper.clause', { clause: order.clause })}</p>}
        <p>{t('paper.decides', { basis: order.basis })}</p>
        <h2>{t(`kind.${order.kind}`)}</h2>
        <p className="pre-line">{t('paper.scope', { scope: order.scope })}</p>
        <p>{t('paper.resume')}</p>
        <div className="sign">
          <div>{t('paper.by', { unit, who: name(order.imposedBy) })}</div>
          <div>{t('paper.served', { on: day(order.imposedAt) })}</div>
        </div>
        <div>{t('paper.receipt')}</div>
        <div className="copy">
          {order.liftedAt ? (
            <>
              <span>{t('paper.lifted', { on: day(order.liftedAt), who: name(order.liftedBy) })}</span>
              <span>{t('paper.reason', { reason: order.liftReason ?? '' })}</span>
            </>
          ) : (
            <span>{t('paper.notLifted', { on: sayDay(today(), locale) })}</span>
          )}
        </div>
        <div className="prov">{t('paper.prov', { code: hazard })}</div>
      </article>
    </>
  )
}
