import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { findCaseView } from '@/db/queries/case-view'
import { findDrill } from '@/db/queries/drills'
import { listEvidence } from '@/db/queries/evidence'
import { listImprovements } from '@/db/queries/improvements'
import { listUnits } from '@/db/queries/people'
import { codeOf, idFrom } from '@/domain/loops'
import { read } from '../../../session'
import { localized } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseEvidence, evidenceItems, evidenceUnder } from '../../case-evidence'
import { CaseHead } from '../../case-head'
import { CaseTimeline } from '../../case-timeline'
import { Improvements } from '../../improvements'
import { DrillFacts } from './drill-facts'
import { DrillMarks, DrillTimeline } from './drill-record'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('drill', id) }
}

/** One drill: its minutes, its evaluation, what must get better, and whether it counts. */
export default async function DrillPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'drill', id)
    const detail = view && (await findDrill(tx, id))
    if (!view || !detail) return null
    const mayGive = view.facts.stage === 'evaluated' && ['supervisor', 'head'].includes(actor.role)
    return {
      actor,
      view,
      detail,
      evidence: await listEvidence(tx, 'drill', id),
      improvements: await listImprovements(tx, 'drill', id),
      units: mayGive ? await listUnits(tx) : undefined,
    }
  })
  if (!page) notFound()
  const { actor, view, detail } = page
  const [t, locale] = await Promise.all([getTranslations('drills'), getLocale()])
  const items = await evidenceItems(page.evidence)
  const path = `/drills/${id}`
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/drills' },
          { word: codeOf('plan', detail.planId), href: `/plans/${detail.planId}` },
          { word: codeOf('drill', id) },
        ]}
      >
        <a className="btn quiet" href={`/drills/programme?year=${(detail.heldOn ?? detail.dueOn).slice(0, 4)}`}>
          {t('programme.title')}
        </a>
      </TopBar>
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead
        view={view}
        actor={actor}
        path={path}
        title={localized(locale)(detail.zh, detail.en)}
        open={typeof address.move === 'string' ? address.move : undefined}
        choices={{}}
      />
      <div className="case">
        <div className="main">
          <DrillTimeline detail={detail} />
          <DrillMarks detail={detail} />
          {(detail.stage === 'evaluated' || page.improvements.length > 0) && (
            <Improvements loop="drill" id={id} rows={page.improvements} path={path} units={page.units} />
          )}
          <CaseEvidence view={view} actor={actor} items={items} address={address} purposes={['document', 'after']} />
        </div>
        <aside className="side" aria-label={t('side')}>
          <DrillFacts view={view} detail={detail} />
          <CaseTimeline events={view.events} extra={evidenceUnder(items)} />
        </aside>
      </div>
    </>
  )
}
