import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { findCaseView } from '@/db/queries/case-view'
import { listItems } from '@/db/queries/checklists'
import { listEvidence } from '@/db/queries/evidence'
import { findInspection } from '@/db/queries/inspections'
import { listPeople } from '@/db/queries/people'
import { inspectionMoves, teamRoles } from '@/domain/inspection'
import { codeOf, idFrom } from '@/domain/loops'
import { dayShown } from '../../../past-day'
import { read } from '../../../session'
import { localized } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseEvidence, evidenceItems } from '../../case-evidence'
import { CaseHead } from '../../case-head'
import { AnswerTimeline } from './answer-timeline'
import { Checklist, type Show, shows } from './checklist'
import { InspectionFacts } from './inspection-facts'

type Address = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ code: string }>; searchParams: Promise<Address> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('inspection', id) }
}

/** A photo for a failed item comes back with `item` and either `given` or `refused`. */
function givenIn(address: Address): { itemId: number; files: number | null } | undefined {
  const one = (name: string) => [address[name]].flat()[0] ?? ''
  if (!/^\d{1,15}$/.test(one('item'))) return undefined
  if (/^\d{1,2}$/.test(one('given'))) return { itemId: Number(one('item')), files: Number(one('given')) }
  return one('refused') ? { itemId: Number(one('item')), files: null } : undefined
}

export default async function InspectionPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'inspection', id)
    const detail = view && (await findInspection(tx, id))
    if (!view || !detail) return null
    return {
      actor,
      view,
      detail,
      items: await listItems(tx, id),
      people:
        address.move === 'assign' || address.move === 'reassign'
          ? await listPeople(
              tx,
              view.performing.id,
              address.move === 'assign' ? teamRoles : [...teamRoles, 'head', 'enterprise'],
            )
          : [],
      evidence: await listEvidence(tx, 'inspection', id),
    }
  })
  if (!page) notFound()
  const { actor, view, detail, items, people, evidence } = page
  const [t, locale] = await Promise.all([getTranslations('inspections'), getLocale()])
  const pick = localized(locale)
  const path = `/inspections/${id}`
  const show: Show = shows.find(known => known === address.show) ?? 'all'
  const mayFollow =
    !dayShown() && view.facts.stage === 'issued' && (inspectionMoves.plan.by as readonly string[]).includes(actor.role)
  const title = detail.place ? pick(detail.place.zh, detail.place.en) : t('facts.placeHidden')
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/inspections?state=open' }, { word: codeOf('inspection', id) }]}
      >
        {mayFollow && (
          <a className="btn quiet" href={`/inspections/new?follows=${id}`}>
            {t('follow.plan')}
          </a>
        )}
        {view.facts.stage === 'issued' && (
          <a className="btn pri" href={`${path}/document`}>
            {t('document.open')}
          </a>
        )}
      </TopBar>
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead
        view={view}
        actor={actor}
        path={path}
        title={title}
        open={typeof address.move === 'string' ? address.move : undefined}
        choices={{ people }}
      />
      <div className="case">
        <div className="main">
          <Checklist view={view} actor={actor} items={items} show={show} given={givenIn(address)} />
        </div>
        <aside className="side" aria-label={t('side')}>
          <InspectionFacts view={view} detail={detail} items={items} />
          {view.events.length > 0 && (
            <CaseEvidence
              view={view}
              actor={actor}
              // what came back for one item is said at that item
              address={address.item ? {} : address}
              purposes={['signature', 'document']}
              items={await evidenceItems(evidence)}
            />
          )}
          <AnswerTimeline events={view.events} items={items} />
        </aside>
      </div>
    </>
  )
}
