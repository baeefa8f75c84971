import { getTranslations } from 'next-intl/server'
import { asActor } from '@/db/client'
import { listDraws, listLots } from '@/db/queries/audits'
import { RefusalError } from '@/domain/refusal'
import { csvFile } from '../../../../csv'
import { refusalSentence } from '../../../../refusal-sentence'
import { caller } from '../../../../session'

/** What a draw drew from, with every case's lot, so that anybody can draw it again. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const refused = async (status: number, code: 'signedOut' | 'notFound') =>
    new Response(await refusalSentence({ code }), { status })
  const who = await caller()
  if (!who) return refused(401, 'signedOut')
  if (!/^\d{1,15}$/.test(id)) return refused(404, 'notFound')
  try {
    const { draw, lots } = await asActor(who, 'read', async tx => ({
      draw: (await listDraws(tx, Number(id)))[0],
      lots: await listLots(tx, Number(id)),
    }))
    if (!draw || lots.length === 0) return refused(404, 'notFound')
    const t = await getTranslations('audits')
    return csvFile(
      `draw-${draw.id}`,
      [t('csv.no'), t('csv.loop'), t('csv.case'), t('csv.lot'), t('csv.drawn')],
      lots.map(({ no, loop, caseId, lot }) => [no, loop, caseId, lot, no <= draw.size ? t('csv.yes') : '']),
    )
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'signedOut') return refused(401, 'signedOut')
    throw error
  }
}
