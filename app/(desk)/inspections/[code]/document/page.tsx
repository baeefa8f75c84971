import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/empty-state'
import { TopBar } from '@/components/top-bar'
import { findCaseView } from '@/db/queries/case-view'
import { findVisitDocument } from '@/db/queries/visit-document'
import { inspectionMoves } from '@/domain/inspection'
import { reasonAgainst } from '@/domain/loop'
import { codeOf, idFrom } from '@/domain/loops'
import { read } from '../../../../session'
import { CaseDone } from '../../../case-done'
import { hiddenOf } from '../../../move-hidden'
import { MovePanel } from '../../../move-panel'
import { OneClickMove } from '../../../one-click-move'
import { Paper } from './paper'

type Address = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ code: string }>; searchParams: Promise<Address> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idFrom((await params).code)
  const t = await getTranslations('visits')
  return { title: id === null ? undefined : `${t('document.title')} ${codeOf('inspection', id)}` }
}

/** The document of an issued visit on A4, with what its place can do with it. */
export default async function DocumentPage({ params, searchParams }: Props) {
  const id = idFrom((await params).code)
  if (id === null) notFound()
  const address = await searchParams
  const page = await read(async (tx, actor) => {
    const view = await findCaseView(tx, actor, 'inspection', id)
    return view && { actor, view, document: await findVisitDocument(tx, id) }
  })
  if (!page) notFound()
  const { actor, view, document } = page
  const [t, tl] = await Promise.all([getTranslations('visits'), getTranslations('loops')])
  const path = `/inspections/${id}/document`
  const crumbs = [
    { word: t('inspections'), href: '/inspections' },
    { word: codeOf('inspection', id), href: `/inspections/${id}` },
    { word: t('document.title') },
  ]
  if (!document)
    return (
      <>
        <TopBar crumbsLabel={t('way')} crumbs={crumbs} />
        <div className="sec">
          <EmptyState title={t('document.notYet')} text={t('document.notYetText')}>
            <a className="btn" href={`/inspections/${id}`}>
              {t('document.toVisit', { code: codeOf('inspection', id) })}
            </a>
          </EmptyState>
        </div>
      </>
    )
  const may = (name: 'receive' | 'reply') => reasonAgainst(inspectionMoves[name], view.facts, actor) === null
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={crumbs} aside={t('document.print')} />
      <CaseDone facts={view.facts} done={typeof address.done === 'string' ? address.done : undefined} />
      {(may('receive') || may('reply')) && (
        <div className="a4bar">
          {may('receive') && (
            <OneClickMove hidden={hiddenOf(view, 'receive', path)} word={tl('move.inspection.receive')} primary />
          )}
          {may('reply') && (
            <a className="btn" href={`${path}?move=reply#move`}>
              {tl('move.inspection.reply')}
            </a>
          )}
        </div>
      )}
      <div className="noprint">
        <MovePanel view={view} actor={actor} path={path} open={address.move === 'reply' ? 'reply' : undefined} />
      </div>
      <Paper id={id} visit={document} />
    </>
  )
}
