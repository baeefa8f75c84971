import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findCaseView } from '@/db/queries/case-view'
import { listDrills } from '@/db/queries/drills'
import { listEvidence } from '@/db/queries/evidence'
import { listPeople } from '@/db/queries/people'
import { findPlan, listPosts } from '@/db/queries/plans'
import { codeOf, idFrom } from '@/domain/loops'
import { planMoves } from '@/domain/plan'
import { roles } from '@/domain/role'
import { today } from '../../../light-of'
import { read } from '../../../session'
import { localized } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseEvidence, evidenceItems, evidenceUnder } from '../../case-evidence'
import { CaseHead } from '../../case-head'
import { CaseTimeline } from '../../case-timeline'
import { DrillTable } from '../../drills/drill-table'
import { PlanFacts } from './plan-facts'
import { PlanReaders } from './plan-readers'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('plan', id) }
}

/** One version of a plan: its text, its days, who must know it and who has read it, and its drills. */
export default async function PlanPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const now = today()
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'plan', id)
    const detail = view && (await findPlan(tx, id, now))
    if (!view || !detail) return null
    const drafts = (planMoves.draft.by as readonly string[]).includes(actor.role) && view.facts.actorIsPerforming
    const lives = !['superseded', 'withdrawn'].includes(view.facts.stage)
    return {
      actor,
      view,
      detail,
      drafts,
      evidence: await listEvidence(tx, 'plan', id),
      drills: (await listDrills(tx, { plan: id }, now, { limit: 10 })).rows,
      choices:
        drafts && lives
          ? { people: await listPeople(tx, detail.orgId, roles), posts: await listPosts(tx, detail.orgId) }
          : undefined,
    }
  })
  if (!page) notFound()
  const { actor, view, detail } = page
  const [t, locale] = await Promise.all([getTranslations('plans'), getLocale()])
  const pick = localized(locale)
  const items = await evidenceItems(page.evidence)
  const standing = ['approved', 'filed'].includes(detail.stage)
  const revised = detail.versions.some(
    version => version.edition > detail.edition && !['withdrawn'].includes(version.stage),
  )
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/plans' },
          { word: t(`kind.${detail.kind}`), href: `/plans?kind=${detail.kind}` },
          { word: codeOf('plan', id) },
        ]}
      >
        {page.drafts && standing && !revised && (
          <a className="btn quiet" href={`/plans/new?follows=${id}`}>
            {t('revise')}
          </a>
        )}
        {page.drafts && standing && (
          <a className="btn" href={`/drills/new?plan=${id}`}>
            {t('drillsOf.plan')}
          </a>
        )}
      </TopBar>
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead
        view={view}
        actor={actor}
        path={`/plans/${id}`}
        title={`${pick(detail.zh, detail.en)} · ${t('edition', { n: detail.edition })}`}
        open={typeof address.move === 'string' ? address.move : undefined}
        choices={{}}
      />
      <div className="case">
        <div className="main">
          <CaseEvidence view={view} actor={actor} items={items} address={address} purposes={['plan', 'document']} />
          <PlanReaders detail={detail} me={actor.personId} choices={page.choices} />
          <Section
            title={t('drillsOf.title')}
            id="drills"
            aside={
              page.drills.length > 0 && (
                <a className="link" href={`/drills?plan=${id}`}>
                  {t('drillsOf.all')}
                </a>
              )
            }
          >
            <DrillTable
              caption={t('drillsOf.title')}
              rows={page.drills}
              short
              empty={<p className="dim">{t(standing ? 'light.neverDrilled' : 'drillsOf.notInForce')}</p>}
            />
          </Section>
        </div>
        <aside className="side" aria-label={t('side')}>
          <PlanFacts view={view} detail={detail} />
          <CaseTimeline events={view.events} extra={evidenceUnder(items)} />
        </aside>
      </div>
    </>
  )
}
