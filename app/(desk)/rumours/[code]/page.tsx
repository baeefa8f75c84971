import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { readerOf } from '@/db/queries/address'
import { findCaseView } from '@/db/queries/case-view'
import { listEvidence } from '@/db/queries/evidence'
import { listPeople, listUnits } from '@/db/queries/people'
import { findRumour } from '@/db/queries/rumours'
import { reasonAgainst } from '@/domain/loop'
import { codeOf, idFrom } from '@/domain/loops'
import { rumourMoves } from '@/domain/rumour'
import { read } from '../../../session'
import { localized } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseEvidence, evidenceItems, evidenceUnder } from '../../case-evidence'
import { CaseHead } from '../../case-head'
import { CaseTimeline } from '../../case-timeline'
import { rumourLights } from '../clock-light'
import { RumourAnswers } from './rumour-answers'
import { RumourClocks } from './rumour-clocks'
import { RumourFacts } from './rumour-facts'
import { RumourFinding } from './rumour-finding'
import { TriageUnit } from './triage-unit'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('rumour', id) }
}

/** One rumour: its clocks, what is said, what was found, what was answered, and who moves next. */
export default async function RumourPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const open = typeof address.move === 'string' ? address.move : undefined
  const wanted = readerOf(address).id('unit')
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'rumour', id)
    const detail = view && (await findRumour(tx, id))
    if (!view || !detail) return null
    const weighs = open === 'triage' && reasonAgainst(rumourMoves.triage, view.facts, actor) === null
    const units = weighs ? await listUnits(tx, ['office', 'department']) : []
    const unit = units.find(one => one.id === wanted)
    return {
      actor,
      view,
      detail,
      weighs,
      units,
      unit,
      people: unit ? await listPeople(tx, unit.id, ['official', 'head', 'supervisor']) : [],
      evidence: await listEvidence(tx, 'rumour', id),
    }
  })
  if (!page) notFound()
  const { actor, view, detail, unit } = page
  const now = new Date()
  const [t, locale, lights] = await Promise.all([getTranslations('rumours'), getLocale(), rumourLights(now)])
  const pick = localized(locale)
  const items = await evidenceItems(page.evidence)
  const path = `/rumours/${id}`
  const light = lights.lightOf(detail)
  // a correction begins with the words that stand, a draft that came back with its own
  const answer = detail.draft ?? detail.answers[0]
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/rumours' }, { word: codeOf('rumour', id) }]}
      />
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead
        view={view}
        actor={actor}
        path={path}
        title={pick(detail.zh, detail.en)}
        standing={
          <Light
            tone={light.tone}
            word={light.word}
            why={t(`clockWhy.${light.name}`, { n: light.hours, due: light.due })}
          />
        }
        open={page.weighs && !unit ? undefined : open}
        choices={{
          people: page.people,
          units: unit ? [unit] : [],
          rumour: {
            answer,
            truth: detail.truth ?? undefined,
            sources: detail.sources,
            subjectCode: detail.subject && detail.subjectId ? codeOf(detail.subject, detail.subjectId) : undefined,
            isPublic: detail.publicCode !== null,
          },
        }}
      />
      {page.weighs && !unit && <TriageUnit path={path} units={page.units} />}
      <div className="case">
        <div className="main">
          <RumourClocks detail={detail} now={now} />
          {detail.words && (
            <Section title={t('words')} id="words">
              <p className="whitespace-pre-line">{detail.words}</p>
            </Section>
          )}
          <CaseEvidence
            view={view}
            actor={actor}
            items={items}
            address={address}
            purposes={['screenshot', 'document']}
          />
          <RumourFinding view={view} detail={detail} />
          <RumourAnswers detail={detail} />
        </div>
        <aside className="side" aria-label={t('side')}>
          <RumourFacts view={view} detail={detail} />
          <CaseTimeline events={view.events} extra={evidenceUnder(items)} />
        </aside>
      </div>
    </>
  )
}
