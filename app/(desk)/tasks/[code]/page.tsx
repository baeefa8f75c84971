import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { TopBar } from '@/components/top-bar'
import { listRungsOf } from '@/db/queries/accountability'
import { findInstructionOf } from '@/db/queries/brief'
import { findCaseView } from '@/db/queries/case-view'
import { listSystemicTasks } from '@/db/queries/causes'
import { listDoubts } from '@/db/queries/doubts'
import { listEvidence } from '@/db/queries/evidence'
import { findImprovementOf } from '@/db/queries/improvements'
import { findInferenceOfTask } from '@/db/queries/inferences'
import { listPeople, listUnits } from '@/db/queries/people'
import { findRollUp, findTaskDetail, listHazardsUnder, listProgress, listSubtasks } from '@/db/queries/task-page'
import { codeOf, idFrom } from '@/domain/loops'
import { reasonAgainstSubtask } from '@/domain/subtask'
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
import { HazardsUnder } from './hazards-under'
import { Progress } from './progress'
import { Subtasks } from './subtasks'
import { TaskFacts } from './task-facts'
import { TaskImprovement } from './task-improvement'
import { TaskInstruction } from './task-instruction'
import { TaskLessons } from './task-lessons'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('task', id) }
}

export default async function TaskPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const open = typeof address.move === 'string' ? address.move : undefined
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'task', id)
    const detail = await findTaskDetail(tx, id)
    if (!view || !detail) return null
    const mayGive = reasonAgainstSubtask(view.facts, actor) === null
    const lead =
      typeof address.lead === 'string' && /^\d{1,15}$/.test(address.lead) ? Number(address.lead) : view.performing.id
    return {
      actor,
      view,
      detail,
      instruction: await findInstructionOf(tx, id),
      improvement: await findImprovementOf(tx, id),
      evidence: await listEvidence(tx, 'task', id),
      doubts: (await listDoubts(tx, { loop: 'task', case: id }, { limit: 50 })).rows,
      subtasks: await listSubtasks(tx, id),
      rollUp: await findRollUp(tx, id, today()),
      progress: await listProgress(tx, id),
      ladder: await listRungsOf(tx, 'task', id),
      inference: await findInferenceOfTask(tx, id),
      systemic: (await listSystemicTasks(tx, { taskId: id }))[0],
      hazards: await listHazardsUnder(tx, { taskId: id }),
      people: open ? await listPeople(tx, view.performing.id, ['official', 'head']) : [],
      units: open === 'reissue' || mayGive ? await listUnits(tx) : [],
      mayGive,
      lead,
      leadPeople: mayGive ? await listPeople(tx, lead, ['official', 'head']) : [],
    }
  })
  if (!page) notFound()
  const { actor, view, detail } = page
  const [t, locale] = await Promise.all([getTranslations('tasks'), getLocale()])
  const pick = localized(locale)
  const chain = await getTranslations('chain')
  const items = await evidenceItems(page.evidence)
  const code = codeOf('task', id)
  const path = `/tasks/${id}`
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/tasks' },
          ...(detail.source
            ? [
                {
                  word: codeOf('directive', detail.source.directiveId),
                  href: `/directives/${detail.source.directiveId}`,
                },
              ]
            : []),
          ...(detail.parent ? [{ word: codeOf('task', detail.parent.id), href: `/tasks/${detail.parent.id}` }] : []),
          { word: code },
        ]}
      >
        <a className="btn quiet" href={`/chain?task=${id}`}>
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
        choices={{ people: page.people, units: page.units }}
      />
      <div className="case">
        <div className="main">
          {detail.source && (
            <SourceSentence source={detail.source} line={view.line} directiveId={detail.source.directiveId} />
          )}
          <TaskInstruction instruction={page.instruction} />
          <TaskImprovement of={page.improvement} />
          <TaskLessons inference={page.inference} systemic={page.systemic} />
          <TaskFacts view={view} detail={detail} />
          <CaseClocks view={view} loop="task" />
          <CaseEvidence
            view={view}
            actor={actor}
            items={items}
            address={address}
            purposes={['after', 'document', 'before']}
          />
          <CaseDoubts doubts={page.doubts} />
          <CaseExtensions view={view} />
          <RungList rows={page.ladder} />
          <Subtasks
            parent={view}
            rows={page.subtasks}
            rollUp={page.rollUp}
            given={typeof address.new === 'string' && /^\d{1,15}$/.test(address.new) ? Number(address.new) : undefined}
            give={
              page.mayGive
                ? { lead: page.lead, units: page.units, people: page.leadPeople, open: address.lead !== undefined }
                : undefined
            }
          />
          <Progress
            rows={page.progress}
            percent={detail.percent}
            claimed={['submitted', 'verified', 'archived'].includes(view.facts.stage)}
          />
          <HazardsUnder rows={page.hazards} />
        </div>
        <aside className="side" aria-label={t('ledgerSide')}>
          <CaseTimeline events={view.events} extra={evidenceUnder(items)} />
        </aside>
      </div>
    </>
  )
}
