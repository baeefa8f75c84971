import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import type { Tx } from '@/db/client'
import { findCaseView } from '@/db/queries/case-view'
import { findDocument } from '@/db/queries/circulation-documents'
import { findCirculation, listCommitmentVersions } from '@/db/queries/commitments'
import { listPeople } from '@/db/queries/people'
import type { Actor } from '@/domain/actor'
import { documentFrom } from '@/domain/circulation'
import { codeOf, idFrom } from '@/domain/loops'
import { read } from '../../../session'
import { localized } from '../../../words'
import { Board, readBoard } from '../board'
import { CirculationCase } from './circulation-case'

type Address = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ code: string }>; searchParams: Promise<Address> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params
  const document = documentFrom(code)
  if (document) {
    const found = await read(tx => findDocument(tx, document))
    return { title: found ? localized(await getLocale())(found.zh, found.en) : undefined }
  }
  const id = idFrom(code)
  return { title: id === null ? undefined : codeOf('circulation', id) }
}

/** Everything of one circulation's page; null when it is not there for this reader. */
async function readCase(tx: Tx, actor: Actor, id: number, open: string | undefined) {
  const view = await findCaseView(tx, actor, 'circulation', id)
  const detail = view && (await findCirculation(tx, id))
  if (!view || !detail) return null
  return {
    actor,
    view,
    detail,
    open,
    document: await findDocument(tx, { kind: detail.documentKind, id: detail.documentId }),
    commitments: await listCommitmentVersions(tx, id),
    people:
      open === 'commit' || open === 'change'
        ? await listPeople(tx, view.performing.id, ['head', 'official', 'supervisor', 'inspector', 'enterprise'])
        : [],
  }
}
export type CirculationPage = NonNullable<Awaited<ReturnType<typeof readCase>>>

/** A document's board by its name, such as source-1, or one circulation by its number. */
export default async function CirculationCodePage({ params, searchParams }: Props) {
  const { code } = await params
  const address = await searchParams
  const document = documentFrom(code)
  if (document) {
    const board = await read((tx, actor) => readBoard(tx, actor, document, address))
    if (!board) notFound()
    return <Board page={board} />
  }
  const id = idFrom(code)
  if (id === null) notFound()
  const open = typeof address.move === 'string' ? address.move : undefined
  const page = await read((tx, actor) => readCase(tx, actor, id, open))
  if (!page) notFound()
  return <CirculationCase page={page} done={typeof address.done === 'string' ? address.done : undefined} />
}
