import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { listRungsOf } from '@/db/queries/accountability'
import { findCaseView } from '@/db/queries/case-view'
import { listCauses, listCausesOf } from '@/db/queries/causes'
import { listDoubts } from '@/db/queries/doubts'
import { listEvidence } from '@/db/queries/evidence'
import { findHazard } from '@/db/queries/hazards'
import { listMeasures, listPublications } from '@/db/queries/measures'
import { listPeople } from '@/db/queries/people'
import { ruleOn } from '@/db/queries/rules'
import type { Actor } from '@/domain/actor'
import { hazardMoves } from '@/domain/hazard'
import type { CaseFacts } from '@/domain/loop'
import { codeOf, idFrom } from '@/domain/loops'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { RungList } from '../../accountability/rung-list'
import { CaseClocks } from '../../case-clocks'
import { CaseDone } from '../../case-done'
import { CaseDoubts } from '../../case-doubts'
import { CaseEvidence, evidenceItems, evidenceUnder } from '../../case-evidence'
import { CaseExtensions } from '../../case-extensions'
import { CaseHead } from '../../case-head'
import { CaseTimeline } from '../../case-timeline'
import { SourceSentence } from '../../source-sentence'
import { HazardBasis } from './hazard-basis'
import { HazardCause } from './hazard-cause'
import { HazardChecks } from './hazard-checks'
import { HazardFacts } from './hazard-facts'
import { HazardListing } from './hazard-listing'
import { HazardMeasures } from './hazard-measures'
import { HazardPlan } from './hazard-plan'
import { HazardPublic } from './hazard-public'
import { HazardRepeats } from './hazard-repeats'
import { HazardWatch } from './hazard-watch'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Whoever rectifies or regulates says what lay behind it; the database asks the same again. */
const maySayCause = (facts: CaseFacts, actor: Actor): boolean =>
  ['enterprise', 'official', 'head', 'inspector', 'supervisor'].includes(actor.role) &&
  (facts.actorIsPerforming || facts.issuerInScope || facts.regulatingOrgId === actor.orgId)

/** Which picture is wanted next at these stages. */
const beforeWork = ['reported', 'graded', 'ordered', 'interim_controls', 'reopened']

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('hazard', id) }
}

export default async function HazardPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const open = typeof address.move === 'string' ? address.move : undefined
  const repeat = ruleOn('hazard.repeat', today())
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'hazard', id)
    const detail = view && (await findHazard(tx, id, repeat.value))
    if (!view || !detail) return null
    return {
      actor,
      view,
      detail,
      measures: await listMeasures(tx, id),
      ladder: await listRungsOf(tx, 'hazard', id),
      causes: await listCauses(tx),
      saidCauses: await listCausesOf(tx, id),
      publications: await listPublications(tx, id),
      evidence: await listEvidence(tx, 'hazard', id),
      doubts: (await listDoubts(tx, { loop: 'hazard', case: id }, { limit: 50 })).rows,
      people: open ? await listPeople(tx, view.performing.id, ['enterprise', 'head', 'official']) : [],
    }
  })
  if (!page) notFound()
  const { actor, view, detail } = page
  const [t, tl, locale] = await Promise.all([getTranslations('hazards'), getTranslations('loops'), getLocale()])
  const pick = localized(locale)
  const chain = await getTranslations('chain')
  const items = await evidenceItems(page.evidence)
  const path = `/hazards/${id}`
  const units = [view.performing, ...(view.regulating ? [view.regulating] : [])]
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/hazards?state=open' },
          ...(detail.level
            ? [{ word: tl(`level.${detail.level}`), href: `/hazards?state=open&level=${detail.level}` }]
            : []),
          { word: codeOf('hazard', id) },
        ]}
      >
        <a className="btn quiet" href={`/chain?hazard=${id}`}>
          {chain('open')}
        </a>
      </TopBar>
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead
        view={view}
        actor={actor}
        path={path}
        title={pick(detail.titleZh, detail.titleEn)}
        open={open}
        choices={{ people: page.people, units, measures: page.measures.filter(one => one.liftedAt === null) }}
      />
      <div className="case">
        <div className="main">
          <HazardWatch view={view} />
          <CaseClocks view={view} loop="hazard" />
          <HazardRepeats repeats={detail.repeats} rule={repeat} />
          <HazardCause
            hazardId={id}
            said={page.saidCauses}
            causes={page.causes}
            maySay={maySayCause(view.facts, actor)}
          />
          <HazardMeasures hazardId={id} measures={page.measures} />
          <HazardListing listings={detail.listings} />
          <HazardPublic
            publications={page.publications}
            expected={
              (hazardMoves.publish.from as readonly string[]).includes(view.facts.stage) && detail.level === 'major'
            }
          />
          {detail.level === 'major' && <HazardPlan view={view} detail={detail} />}
          <CaseEvidence
            view={view}
            actor={actor}
            items={items}
            address={address}
            purposes={
              beforeWork.includes(view.facts.stage) ? ['before', 'after', 'document'] : ['after', 'document', 'before']
            }
          />
          <CaseDoubts doubts={page.doubts} />
          <HazardChecks view={view} detail={detail} />
          <CaseExtensions view={view} />
          <RungList rows={page.ladder} />
        </div>
        <aside className="side" aria-label={t('side')}>
          <HazardBasis detail={detail} />
          <HazardFacts view={view} detail={detail} />
          {detail.directive && (
            <SourceSentence source={detail.directive} line={view.line} directiveId={detail.directive.id} />
          )}
          <CaseTimeline events={view.events} extra={evidenceUnder(items)} />
        </aside>
      </div>
    </>
  )
}
