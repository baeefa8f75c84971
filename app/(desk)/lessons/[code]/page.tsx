import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { findAccident } from '@/db/queries/accidents'
import { findCaseView } from '@/db/queries/case-view'
import { listCauses } from '@/db/queries/causes'
import { listInferences } from '@/db/queries/inferences'
import { listUnits } from '@/db/queries/people'
import { findResponseOfAccident } from '@/db/queries/response-page'
import { codeOf, idFrom } from '@/domain/loops'
import { read } from '../../../session'
import { localized } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseHead } from '../../case-head'
import { CaseTimeline } from '../../case-timeline'
import { AccidentClocks } from './accident-clocks'
import { AccidentFacts } from './accident-facts'
import { AccidentFindings } from './accident-findings'
import { AccidentInferences } from './accident-inferences'
import { AccidentMeasures } from './accident-measures'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Stages in which causes, lessons and measures are written. */
const writing = ['reported', 'under_inquiry']

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('accident', id) }
}

/** One accident: its grade and clocks, causes, lessons and measures, and what was drawn from it elsewhere. */
export default async function AccidentPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'accident', id)
    const detail = view && (await findAccident(tx, id))
    if (!view || !detail) return null
    const { stage, issuerInScope, actorIsPerforming } = view.facts
    const mayWrite =
      writing.includes(stage) &&
      ['supervisor', 'head', 'inspector'].includes(actor.role) &&
      (issuerInScope || actorIsPerforming)
    return {
      actor,
      view,
      detail,
      mayWrite,
      causes: mayWrite ? await listCauses(tx) : [],
      units: mayWrite ? await listUnits(tx, ['government', 'office', 'department', 'enterprise']) : [],
      inferences: await listInferences(tx, id),
      responseId: await findResponseOfAccident(tx, id),
    }
  })
  if (!page) notFound()
  const { actor, view, detail, mayWrite } = page
  const [t, locale] = await Promise.all([getTranslations('lessons'), getLocale()])
  const pick = localized(locale)
  const mayJudge =
    view.facts.stage === 'concluded' &&
    view.facts.has.includes('windowOpen') &&
    view.facts.issuerInScope &&
    ['supervisor', 'leader', 'inspector'].includes(actor.role)
  const mayDraw = actor.role === 'supervisor' && view.facts.stage !== 'struck'
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/lessons' },
          { word: t(`grade.${detail.grade}`), href: `/lessons?grade=${detail.grade}` },
          { word: codeOf('accident', id) },
        ]}
      >
        {mayDraw && (
          <a className="btn" href={`/lessons/${id}/infer`}>
            {t('inference.draw')}
          </a>
        )}
      </TopBar>
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead
        view={view}
        actor={actor}
        path={`/lessons/${id}`}
        title={`${t(`grade.${detail.grade}`)} · ${pick(detail.zh, detail.en)}`}
        open={typeof address.move === 'string' ? address.move : undefined}
        choices={{ toll: { deaths: detail.deaths, injuries: detail.injuries, loss: detail.loss } }}
      />
      <div className="case">
        <div className="main">
          <AccidentClocks view={view} detail={detail} />
          <AccidentFindings detail={detail} causes={page.causes} mayWrite={mayWrite} mayDraw={mayDraw} />
          <AccidentMeasures detail={detail} units={page.units} mayWrite={mayWrite} mayJudge={mayJudge} />
          <AccidentInferences rows={page.inferences} accidentId={id} mayDraw={mayDraw} />
        </div>
        <aside className="side" aria-label={t('side')}>
          <AccidentFacts view={view} detail={detail} responseId={page.responseId} />
          <CaseTimeline events={view.events} />
        </aside>
      </div>
    </>
  )
}
