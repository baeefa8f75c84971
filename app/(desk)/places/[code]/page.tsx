import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { type Fact, Facts } from '@/components/facts'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { countViews } from '@/db/queries/case-counts'
import { listCases } from '@/db/queries/case-list'
import { listPlaceCover } from '@/db/queries/coverage'
import { listPlaceTraits, listTerms } from '@/db/queries/inferences'
import { countInspections, listInspections } from '@/db/queries/inspections'
import { isInSight } from '@/db/queries/people'
import { findPlace, visitRule } from '@/db/queries/places'
import { listPlaceChanges } from '@/db/queries/register-rows'
import { addDays } from '@/domain/clock'
import { hazardMoves } from '@/domain/hazard'
import { inspectionMoves } from '@/domain/inspection'
import { today } from '../../../light-of'
import { listClock } from '../../../list-clock'
import { cite } from '../../../rule-words'
import { read } from '../../../session'
import { localized, sayDay } from '../../../words'
import { RiskMark } from '../risk-mark'
import { PlaceChanges } from './place-changes'
import { PlaceInCampaigns } from './place-cover'
import { PlaceHazards, PlaceInspections } from './place-history'
import { PlaceResponsible } from './place-responsible'
import { PlaceTraits } from './place-traits'
import { registerFacts } from './register-facts'

type Props = { params: Promise<{ code: string }> }
const idIn = (segment: string): number | null => (/^\d{1,15}$/.test(segment) ? Number(segment) : null)
const shown = 10

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('places'))('title') }
}

export default async function PlacePage({ params }: Props) {
  const id = idIn((await params).code)
  if (id === null) notFound()
  const clock = listClock()
  const page = await read(async (tx, actor) => {
    const place = await findPlace(tx, id)
    if (!place) return null
    const [hazards] = await countViews(tx, 'hazard', [{ place: id }], clock)
    const [inspections] = await countInspections(tx, [{ place: id }])
    return {
      actor,
      place,
      changes: actor.role === 'enterprise' ? [] : await listPlaceChanges(tx, id, shown),
      cover: await listPlaceCover(tx, id),
      traits: await listPlaceTraits(tx, id),
      terms: await listTerms(tx),
      isRegulated: place.regulator !== null && (await isInSight(tx, place.regulator.id)),
      hazards: {
        all: hazards!,
        rows: (await listCases(tx, 'hazard', { place: id }, { sort: 'opened', limit: shown, clock })).rows,
      },
      inspections: { all: inspections!, rows: (await listInspections(tx, { place: id }, { limit: shown })).rows },
    }
  })
  if (!page) notFound()
  const { actor, place } = page
  const [t, tl, tr, locale] = await Promise.all([
    getTranslations('places'),
    getTranslations('loops'),
    getTranslations('register'),
    getLocale(),
  ])
  const pick = localized(locale)
  const chain = await getTranslations('chain')
  const label = (await getTranslations('field.label'))('open')
  const five = await getTranslations('assurance')
  // an enterprise knows of the visits that were announced to it and of those whose document was issued: it cannot say that there was none
  const seesVisits = actor.role !== 'enterprise'
  const mayCheck = (inspectionMoves.begin_self.by as readonly string[]).includes(actor.role)
  const left = place.delistedOn !== null && place.delistedOn <= today()
  const mayPlan = !left && (inspectionMoves.plan.by as readonly string[]).includes(actor.role)
  const mayReport = (hazardMoves.report.by as readonly string[]).includes(actor.role)
  const maySayTraits =
    actor.role === 'enterprise'
      ? place.unit?.id === actor.orgId
      : ['inspector', 'head', 'supervisor'].includes(actor.role) && page.isRegulated
  const rule = visitRule(place.risk, today())
  const nextVisit = () => {
    if (!place.lastVisit) return <span className="bad">{t('facts.visitNow')}</span>
    const by = addDays(place.lastVisit.on, rule.value)
    const on = sayDay(by, locale, today())
    return by < today() ? <span className="bad">{t('facts.visitLate', { on })}</span> : on
  }
  const facts: Fact[] = [
    { term: t('facts.risk'), value: <RiskMark risk={place.risk} long /> },
    { term: t('facts.kind'), value: t(`sector.${place.sector}` as 'sector.gas') },
    { term: t('facts.address'), value: pick(place.addressZh, place.addressEn) },
    { term: t('facts.region'), value: pick(place.regionZh, place.regionEn) },
    {
      term: t('facts.enterprise'),
      value: place.unit ? pick(place.unit.zh, place.unit.en) : '—',
      basis: place.invented ? t('facts.invented') : undefined,
    },
    ...(place.unit
      ? [
          {
            term: five('title'),
            value: (
              <a className="link" href={seesVisits ? `/five-in-place?unit=${place.unit.id}` : '/five-in-place'}>
                {five('ofEnterprise')}
              </a>
            ),
          },
        ]
      : []),
    {
      term: t('facts.regulator'),
      value: place.regulator ? (
        pick(place.regulator.zh, place.regulator.en)
      ) : (
        <span className="bad">{t('list.nobody')}</span>
      ),
    },
    { term: t('facts.owner'), value: place.owner ? pick(place.owner.zh, place.owner.en) : tl('none') },
    ...(await registerFacts(place, seesVisits)),
    ...(seesVisits
      ? [
          {
            term: t('facts.lastVisit'),
            value: place.lastVisit ? (
              <a className="link" href={`/inspections/${place.lastVisit.id}`}>
                {sayDay(place.lastVisit.on, locale, today())}
              </a>
            ) : (
              t('list.never')
            ),
          },
          {
            term: t('facts.nextVisit'),
            value: nextVisit(),
            basis: await cite(rule),
          },
        ]
      : []),
  ]
  if (place.latitude !== null && place.longitude !== null)
    facts.push({ term: t('facts.position'), value: `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}` })
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/places' }, { word: pick(place.zh, place.en) }]}
      >
        <a className="btn quiet" href={`/chain?place=${id}`}>
          {chain('open')}
        </a>
        <a className="btn quiet" href={`/places/${id}/label`}>
          {label}
        </a>
        {mayReport && (
          <a className="btn quiet" href={`/hazards/new?place=${id}`}>
            {t('reportHazard')}
          </a>
        )}
        {(mayPlan || mayCheck) && (
          <a className="btn pri" href={`/inspections/new?place=${id}`}>
            {t(mayPlan ? 'plan' : 'selfCheck')}
          </a>
        )}
      </TopBar>
      <div className="casehead">
        <div className="ttl">
          <h1>{pick(place.zh, place.en)}</h1>
          <RiskMark risk={place.risk} long />
        </div>
        {left && <p className="dim">{tr('delisted', { on: sayDay(place.delistedOn!, locale, today()) })}</p>}
      </div>
      <div className="case">
        <div className="main">
          <PlaceHazards placeId={id} {...page.hazards} open={place.openHazards} />
          <PlaceInspections placeId={id} {...page.inspections} none={seesVisits ? undefined : t('history.noneKnown')} />
          {seesVisits && <PlaceChanges changes={page.changes} />}
        </div>
        <aside className="side" aria-label={t('facts.title')}>
          <Section title={t('facts.title')}>
            <Facts facts={facts} />
          </Section>
          <PlaceInCampaigns placeId={id} cells={page.cover} />
          <PlaceTraits placeId={id} traits={page.traits} terms={page.terms} maySay={maySayTraits} />
          <PlaceResponsible responsible={place.responsible} />
        </aside>
      </div>
    </>
  )
}
