import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { MoveBar } from '@/components/move-bar'
import { Notice } from '@/components/notice'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findCaseView } from '@/db/queries/case-view'
import { countUnderDirective, findDirectiveDetail, listNamedCampaigns } from '@/db/queries/directives'
import { listPeople, listUnits } from '@/db/queries/people'
import { listHazardsUnder, listTasksOf } from '@/db/queries/task-page'
import { directiveMoves } from '@/domain/directive'
import { inspectionMoves } from '@/domain/inspection'
import { reasonAgainst } from '@/domain/loop'
import { codeOf, idFrom } from '@/domain/loops'
import { listClock } from '../../../list-clock'
import { read } from '../../../session'
import { localized } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseHead } from '../../case-head'
import { shortReasons } from '../../case-moves'
import { CaseTimeline } from '../../case-timeline'
import { SourceSentence } from '../../source-sentence'
import { HazardsUnder } from '../../tasks/[code]/hazards-under'
import { GiveTaskSection } from '../give-task-section'
import { TaskBranch } from '../task-branch'
import { DirectiveFigures } from './directive-figures'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('directive', id) }
}

const numberIn = (value: string | string[] | undefined): number | undefined =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined

export default async function DirectivePage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const open = typeof address.move === 'string' ? address.move : undefined
  const lead = numberIn(address.lead)
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'directive', id)
    const detail = await findDirectiveDetail(tx, id)
    if (!view || !detail) return null
    const against = reasonAgainst(directiveMoves.decompose, view.facts, actor)
    return {
      actor,
      view,
      detail,
      against,
      tasks: await listTasksOf(tx, id),
      figures: await countUnderDirective(tx, id, listClock()),
      hazards: await listHazardsUnder(tx, { directiveId: id }),
      units: against ? [] : await listUnits(tx),
      people: against || lead === undefined ? [] : await listPeople(tx, lead, ['official', 'head']),
      campaigns: against ? [] : await listNamedCampaigns(tx),
    }
  })
  if (!page) notFound()
  const { actor, view, detail, against } = page
  const [t, tl, ti, locale, why] = await Promise.all([
    getTranslations('directives'),
    getTranslations('loops'),
    getTranslations('inspections'),
    getLocale(),
    shortReasons(view),
  ])
  const pick = localized(locale)
  const path = `/directives/${id}`
  const given = numberIn(address.new)
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/directives' },
          { word: tl(`lineLong.${view.line}` as 'lineLong.bottom'), href: `/lines/${view.line}` },
          { word: codeOf('directive', id) },
        ]}
      />
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead view={view} actor={actor} path={path} title={pick(detail.titleZh, detail.titleEn)} open={open} />
      <div className="case">
        <div className="main">
          <SourceSentence source={detail.source} line={view.line} />
          <section className="sec" aria-label={t('facts')}>
            <Facts
              facts={[
                {
                  term: t('line'),
                  value: tl(`lineLong.${view.line}` as 'lineLong.bottom'),
                  basis: t(`lineBasis.${detail.source.taken ? 'document' : 'speech'}.${detail.lineBasis}`),
                },
                {
                  term: t('mechanism'),
                  value: t.has(`mechanisms.${detail.mechanism}`)
                    ? t(`mechanisms.${detail.mechanism}` as 'mechanisms.track')
                    : detail.mechanism || '—',
                },
                { term: t('issuedBy'), value: pick(view.issuing.zh, view.issuing.en) },
                ...(detail.verdict
                  ? [{ term: tl('field.verdict'), value: tl(`verdict.${detail.verdict}` as 'verdict.effective') }]
                  : []),
              ]}
            />
          </section>
          <DirectiveFigures id={id} figures={page.figures} />
          {(inspectionMoves.plan.by as readonly string[]).includes(actor.role) && (
            <p className="sec">
              <a className="btn" href={`/inspections/new?directive=${id}`}>
                {ti('planNew')}
              </a>
            </p>
          )}
          <Section id="tasks" title={t('tasks')} aside={t('taskCount', { n: page.tasks.length })}>
            {given !== undefined && (
              <div className="mb-4">
                <Notice
                  kind="good"
                  live
                  title={t('given', { code: codeOf('task', given) })}
                  actions={
                    <a className="link" href={`/tasks/${given}`}>
                      {t('openTask', { code: codeOf('task', given) })}
                    </a>
                  }
                />
              </div>
            )}
            {page.tasks.length > 0 ? (
              <TaskBranch rows={page.tasks} caption={t('tasks')} />
            ) : (
              <p className="dim">{t(against ? 'noTasksSeen' : 'noTasks')}</p>
            )}
            {against ? (
              against.code !== 'wrongStage' && (
                <MoveBar
                  label={t('give')}
                  moves={[{ key: 'decompose', word: t('give'), reason: why(against, directiveMoves.decompose.side) }]}
                />
              )
            ) : (
              <>
                <GiveTaskSection
                  under={{ directiveId: id }}
                  path={path}
                  title={t('give')}
                  lead={lead}
                  units={page.units}
                  people={page.people}
                  campaigns={page.campaigns}
                  open={lead !== undefined || address.give !== undefined || open === 'decompose'}
                />
                <p className="mt-3">
                  <a className="link" href={`/tasks/sheets?directive=${id}`}>
                    {t('fromSheet')}
                  </a>
                </p>
              </>
            )}
          </Section>
          <HazardsUnder
            rows={page.hazards}
            more={{ href: `/hazards?directive=${id}&state=open`, count: page.figures.hazardsOpen }}
          />
        </div>
        <aside className="side" aria-label={t('ledgerSide')}>
          <CaseTimeline events={view.events} />
        </aside>
      </div>
    </>
  )
}
