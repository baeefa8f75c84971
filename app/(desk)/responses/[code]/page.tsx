import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { listAlertPeople } from '@/db/queries/alert-people'
import { findCaseView } from '@/db/queries/case-view'
import { listImprovements } from '@/db/queries/improvements'
import { listPeople, listUnits } from '@/db/queries/people'
import { findResponse } from '@/db/queries/response-page'
import { listReadyTeams } from '@/db/queries/response-teams'
import { accidentMoves } from '@/domain/accident'
import { codeOf, idFrom, loops } from '@/domain/loops'
import { underWay } from '@/domain/response'
import { read } from '../../../session'
import { localized } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseHead } from '../../case-head'
import { CaseTimeline } from '../../case-timeline'
import { Improvements } from '../../improvements'
import { ResponseFacts } from './response-facts'
import { ResponseDrawn, ResponseNotices, ResponseReview } from './response-parts'
import { ResponseSteps } from './response-steps'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Roles that a command can be handed to. */
const commanders = ['duty', 'supervisor', 'head', 'inspector', 'official', 'enterprise', 'leader'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('response', id) }
}

/** One response: the track in minutes, who was told and answered, what was drawn, the review and what must get better. */
export default async function ResponsePage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const open = typeof address.move === 'string' ? address.move : undefined
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'response', id)
    const detail = view && (await findResponse(tx, id))
    if (!view || !detail) return null
    const telling = open === 'notify' || open === 'notify_more'
    const mayImprove = view.facts.stage === 'reviewed' && ['supervisor', 'head'].includes(actor.role)
    return {
      actor,
      view,
      detail,
      improvements: await listImprovements(tx, 'response', id),
      units: mayImprove ? await listUnits(tx, ['office', 'department']) : undefined,
      people: open === 'hand_command' ? await listPeople(tx, view.performing.id, commanders) : [],
      alert: telling
        ? { people: await listAlertPeople(tx, id, view.regionCode), teams: await listReadyTeams(tx, view.regionCode) }
        : undefined,
    }
  })
  if (!page) notFound()
  const { actor, view, detail } = page
  const [t, locale] = await Promise.all([getTranslations('responses'), getLocale()])
  const pick = localized(locale)
  const { stage } = view.facts
  const isStopped = loops.response.states[stage] === 'stopped'
  const mayRegister =
    !isStopped && detail.accidentIds.length === 0 && (accidentMoves.report.by as readonly string[]).includes(actor.role)
  const isReviewed = ['stood_down', 'reviewed', 'closed'].includes(stage)
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/responses' }, { word: codeOf('response', id) }]}
      >
        {mayRegister && (
          <a className="btn" href={`/lessons/new?response=${id}${detail.place ? `&place=${detail.place.id}` : ''}`}>
            {t('case.asAccident')}
          </a>
        )}
      </TopBar>
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead
        view={view}
        actor={actor}
        path={`/responses/${id}`}
        title={`${t(`kind.${detail.kind}`)} · ${pick(detail.zh, detail.en)}`}
        open={open}
        choices={{ people: page.people, alert: page.alert }}
      />
      <div className="case">
        <div className="main">
          <ResponseSteps view={view} detail={detail} />
          <ResponseNotices detail={detail} />
          <ResponseDrawn detail={detail} underWay={(underWay as readonly string[]).includes(stage)} />
          {isReviewed && <ResponseReview detail={detail} />}
          {isReviewed && (
            <Improvements
              loop="response"
              id={id}
              rows={page.improvements}
              path={`/responses/${id}`}
              units={page.units}
            />
          )}
        </div>
        <aside className="side" aria-label={t('case.side')}>
          <ResponseFacts view={view} detail={detail} />
          <CaseTimeline events={view.events} />
        </aside>
      </div>
    </>
  )
}
