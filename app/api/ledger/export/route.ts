import { asActor } from '@/db/client'
import { exportLines, mayExport } from '@/db/queries/seals'
import { RefusalError, refuseIf } from '@/domain/refusal'
import { today } from '../../../light-of'
import { refusalSentence } from '../../../refusal-sentence'
import { caller } from '../../../session'
import { statusOf } from '../../refusal-status'

/** The whole ledger as lines of JSON, for the verifier; one snapshot, sent as it is read. */
export async function GET(): Promise<Response> {
  const who = await caller()
  if (!who) return new Response(await refusalSentence({ code: 'signedOut' }), { status: 401 })
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const encoder = new TextEncoder()
  const writer = writable.getWriter()
  let begin: (refused: RefusalError | null) => void = () => {}
  const allowed = new Promise<RefusalError | null>(resolve => {
    begin = resolve
  })
  const sending = asActor(who, 'read', async (tx, actor) => {
    refuseIf((await mayExport(tx, actor)) ? null : { code: 'wrongRole', details: { roles: 'auditor admin leader' } })
    begin(null)
    let chunk = ''
    for await (const line of exportLines(tx)) {
      chunk += `${line}\n`
      if (chunk.length < 60_000) continue
      await writer.write(encoder.encode(chunk))
      chunk = ''
    }
    await writer.write(encoder.encode(chunk))
  })
  // whoever stops reading, or a database that goes away, leaves a file without its last line, which the verifier names
  sending.then(
    () => writer.close(),
    error => {
      if (error instanceof RefusalError) begin(error)
      else console.error('an export of the ledger ended early:', error)
      return writer.abort(error).catch(() => {})
    },
  )
  const refused = await Promise.race([
    allowed,
    sending.then(() => null).catch(error => (error instanceof RefusalError ? error : null)),
  ])
  if (refused) return new Response(await refusalSentence(refused.refusal), { status: statusOf(refused.refusal) })
  return new Response(readable, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename="sixlines-ledger-${today()}.ndjson"`,
    },
  })
}
