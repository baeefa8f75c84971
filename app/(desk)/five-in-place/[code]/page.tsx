import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findAssurance, listAssurancesOf } from '@/db/queries/assurance'
import { findCaseView } from '@/db/queries/case-view'
import { listEvidence } from '@/db/queries/evidence'
import { countCoverage } from '@/db/queries/training-coverage'
import { assuranceMoves, elements } from '@/domain/assurance'
import { shanghaiDay } from '@/domain/clock'
import { reasonAgainst } from '@/domain/loop'
import { codeOf, idFrom } from '@/domain/loops'
import { today } from '../../../light-of'
import { dayShown } from '../../../past-day'
import { read } from '../../../session'
import { localized } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseEvidence, evidenceItems, evidenceUnder } from '../../case-evidence'
import { CaseHead } from '../../case-head'
import { CaseTimeline } from '../../case-timeline'
import { TrainingFact } from '../../training/training-fact'
import { ElementList } from '../element-list'
import { HistoryTable } from '../history-table'
import { fiveMarks, wholeLight } from '../standing'
import { AssuranceFacts } from './assurance-facts'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('assurance', id) }
}

/** One assessment: who holds it, its five elements with proof and until when, who confirmed it, the earlier ones, its ledger. */
export default async function AssuranceCasePage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'assurance', id)
    const detail = view && (await findAssurance(tx, id))
    return view && detail
      ? {
          actor,
          view,
          detail,
          proofs: await listEvidence(tx, 'assurance', id),
          training: dayShown() ? null : await countCoverage(tx, today(), { unit: detail.unitId }),
          all: await listAssurancesOf(tx, detail.unitId),
        }
      : null
  })
  if (!page) notFound()
  const { actor, view, detail, proofs } = page
  const [t, locale, marksOf] = await Promise.all([getTranslations('assurance'), getLocale(), fiveMarks()])
  const pick = localized(locale)
  const path = `/five-in-place/${id}`
  const name = pick(detail.zh, detail.en)
  const counts = detail.stage === 'confirmed' && detail.threshold !== null
  const marks = counts ? marksOf({ threshold: detail.threshold!, elements: detail.elements }, view.regionCode) : null
  const light = marks && (await wholeLight(marks, detail.threshold!))
  const items = await evidenceItems(proofs)
  const partOf = new Map(proofs.map(row => [String(row.id), row.part]))
  const mayRevise = !dayShown() && reasonAgainst(assuranceMoves.revise, view.facts, actor) === null
  const mayBegin =
    !dayShown() &&
    counts &&
    actor.role === 'enterprise' &&
    actor.orgId === detail.unitId &&
    !page.all.some(one => ['drafted', 'submitted', 'returned'].includes(one.stage))
  const lastWritten = view.events.find(event => event.move === 'revise' || event.move === 'draft')
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[{ word: t('title'), href: '/five-in-place' }, { word: codeOf('assurance', id) }]}
      />
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead
        view={view}
        actor={actor}
        path={path}
        title={`${t('case.title')} · ${name}`}
        open={typeof address.move === 'string' ? address.move : undefined}
        standing={light ? <Light tone={light.tone} word={light.word} why={light.why} /> : undefined}
      />
      <div className="case">
        <div className="main">
          <Section title={t('case.elements')} aside={t('case.elementsText')}>
            <ElementList
              rows={detail.elements}
              marks={marks}
              region={view.regionCode}
              beside={
                page.training ? { training: <TrainingFact unitId={detail.unitId} counts={page.training} /> } : undefined
              }
              on={shanghaiDay(lastWritten?.at ?? view.openedAt)}
              proofs={element => items.filter(item => partOf.get(item.key) === element)}
            />
            {mayBegin && (
              <p className="mt-4">
                <a className="btn" href="/five-in-place/new">
                  {t('own.again')}
                </a>
              </p>
            )}
            {mayRevise && (
              <p className="mt-4">
                <a className="btn" href={`${path}/revise`}>
                  {t('case.revise')}
                </a>
              </p>
            )}
          </Section>
          <CaseEvidence
            view={view}
            actor={actor}
            items={items}
            address={address}
            purposes={['document', 'after']}
            part={{
              kind: 'select',
              name: 'part',
              label: t('case.ofElement'),
              hint: t('case.evidenceLead'),
              required: true,
              options: elements.map(element => ({ value: element, word: t(`element.${element}`) })),
              defaultValue: detail.elements.find(one => one.grade > 0 && !proofs.some(row => row.part === one.element))
                ?.element,
              short: true,
            }}
          />
          <HistoryTable rows={page.all} here={id} />
        </div>
        <aside className="side" aria-label={t('facts.title')}>
          <AssuranceFacts view={view} detail={detail} all={page.all} />
          <CaseTimeline events={view.events} extra={evidenceUnder(items)} />
        </aside>
      </div>
    </>
  )
}
