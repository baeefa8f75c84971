import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '@/components/facts'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { findCaseView } from '@/db/queries/case-view'
import { findCircular, suggestNumber } from '@/db/queries/circulars'
import { circularMoves } from '@/domain/circular'
import { reasonAgainst } from '@/domain/loop'
import { codeOf, idFrom } from '@/domain/loops'
import { today } from '../../../light-of'
import { paperLanguage, sheetFor } from '../../../paper/paper-address'
import { read } from '../../../session'
import { localized, sayDay, sayInstant } from '../../../words'
import { CaseDone } from '../../case-done'
import { CaseHead } from '../../case-head'
import { CaseTimeline } from '../../case-timeline'
import { ReportFigures } from './report-figures'
import { ReviseForm } from './revise-form'

type Address = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ code: string }>; searchParams: Promise<Address> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  return { title: id === null ? undefined : codeOf('circular', id) }
}

/** A document as a case: where it stands, what it says, its words while it is a draft, its files, its ledger. */
export default async function ReportPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const open = typeof address.move === 'string' ? address.move : undefined
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'circular', id)
    const document = view && (await findCircular(tx, id))
    if (!view || !document) return null
    return {
      actor,
      view,
      document,
      number: open === 'issue' ? await suggestNumber(tx, document, today()) : undefined,
    }
  })
  if (!page) notFound()
  const { actor, view, document } = page
  const [t, locale] = await Promise.all([getTranslations('reports'), getLocale()])
  const pick = localized(locale)
  const now = today()
  const path = `/reports/${id}`
  const mayRevise = reasonAgainst(circularMoves.revise, view.facts, actor) === null
  const { previous } = document
  return (
    <>
      <TopBar
        crumbsLabel={t('way')}
        crumbs={[
          { word: t('title'), href: '/reports' },
          { word: t(`kind.${document.kind}`), href: `/reports?kind=${document.kind}` },
          { word: codeOf('circular', id) },
        ]}
      >
        {(['pdf', 'docx', 'xlsx'] as const).map(file => (
          <a key={file} className="btn quiet" href={`${path}/${file}`} download>
            .{file}
          </a>
        ))}
        <a className="btn pri" href={`${path}/paper`}>
          {t('openPaper')}
        </a>
      </TopBar>
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      <CaseHead
        view={view}
        actor={actor}
        path={path}
        title={pick(document.zh, document.en)}
        open={open}
        choices={{ number: page.number }}
      />
      <div className="case">
        <div className="main">
          <ReportFigures sheet={sheetFor(document, paperLanguage(null, locale))} id={id} />
          {mayRevise && <ReviseForm document={document} version={view.facts.version} />}
        </div>
        <aside className="side" aria-label={t('side')}>
          <Section title={t('facts.title')}>
            <Facts
              facts={[
                { term: t('column.kind'), value: t(`kind.${document.kind}`) },
                { term: t('column.number'), value: document.number ?? t('facts.noNumber') },
                { term: t('column.unit'), value: pick(document.unit.zh, document.unit.en) },
                {
                  term: t('column.days'),
                  value: `${sayDay(document.fromDay, locale, now)} – ${sayDay(document.toDay, locale, now)}`,
                },
                {
                  term: t('facts.asOf'),
                  value: sayInstant(new Date(document.content.asOf.at), locale, now),
                  basis: t('facts.event', { id: document.asOfEventId }),
                },
                {
                  term: t('facts.previous'),
                  value: previous ? (
                    <a className="link" href={`/reports/${previous.id}`}>
                      {previous.number ?? codeOf('circular', previous.id)}
                    </a>
                  ) : (
                    t('facts.first')
                  ),
                },
                {
                  term: t('facts.hash'),
                  value: (
                    <span className="papersays">
                      <code>{document.sha256}</code>
                    </span>
                  ),
                  ...(document.stage === 'issued'
                    ? { basis: t('facts.verify'), basisHref: `/verify/${document.sha256}` }
                    : {}),
                },
              ]}
            />
          </Section>
          <CaseTimeline events={view.events} />
        </aside>
      </div>
    </>
  )
}
