import { asActor } from '@/db/client'
import {
  type ChecklistItemRow,
  type ChecklistVersion,
  findChecklistVersion,
  listChecklistItems,
} from '@/db/queries/checklist-versions'
import { RefusalError } from '@/domain/refusal'
import { csvFile } from '../../../../csv'
import { refusalSentence } from '../../../../refusal-sentence'
import { caller } from '../../../../session'

/** The items of one version as a file, in the columns of the project's own checklist files. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const refuse = async (code: 'signedOut' | 'notFound', status: number) =>
    new Response(await refusalSentence({ code }), { status })
  const who = await caller()
  if (!who) return refuse('signedOut', 401)
  const { id } = await params
  if (!/^\d{1,15}$/.test(id)) return refuse('notFound', 404)
  let found: { list: ChecklistVersion; items: ChecklistItemRow[] } | null
  try {
    found = await asActor(who, 'read', async tx => {
      const list = await findChecklistVersion(tx, Number(id))
      return list && { list, items: await listChecklistItems(tx, list.id) }
    })
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'signedOut') return refuse('signedOut', 401)
    throw error
  }
  if (!found) return refuse('notFound', 404)
  return csvFile(
    `checklist-${found.list.id}-v${found.list.version}`,
    [
      'code',
      'section_zh',
      'section_en',
      'item_zh',
      'item_en',
      'clause',
      'level_if_failed',
      'photo_required',
      'guidance_zh',
      'guidance_en',
      'source',
      'seen',
    ],
    found.items.map(item => [
      item.code,
      item.sectionZh,
      item.sectionEn,
      item.textZh,
      item.textEn,
      item.clause,
      item.levelIfFailed,
      item.photoRequired ? 'yes' : 'no',
      item.guidanceZh,
      item.guidanceEn,
      item.source,
      item.seen,
    ]),
  )
}
