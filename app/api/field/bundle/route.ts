import { asActor } from '@/db/client'
import { refusalIn } from '@/db/commands/outcome'
import { readFieldBundle } from '@/db/queries/field-bundle'
import { isUnavailable } from '@/db/unavailable'
import { caller } from '../../../session'
import { fieldRefusal } from '../answer'

/** What a phone takes along for its person's visits, as JSON. */
export async function GET(): Promise<Response> {
  const who = await caller()
  if (!who) return fieldRefusal({ code: 'signedOut' })
  try {
    const bundle = await asActor(who, 'read', (tx, actor) => readFieldBundle(tx, actor, new Date()))
    return Response.json(bundle, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const refusal = refusalIn(error) ?? (isUnavailable(error) ? { code: 'busy' as const } : null)
    if (!refusal) throw error
    return fieldRefusal(refusal)
  }
}
