import { z } from 'zod'
import { signOutOpenedBefore } from '@/db/auth/sign-in'
import { foreignOriginResponse, isSameOrigin } from '../../../same-origin'
import { caller } from '../../../session'
import { fieldRefusal } from '../answer'

const shape = z.object({ at: z.iso.datetime({ offset: true }) })

/** Ends the session of somebody who signed out on a phone without a signal; one that was opened since then stays. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return foreignOriginResponse()
  const read = shape.safeParse(await request.json().catch(() => null))
  if (!read.success) return fieldRefusal({ code: 'invalid', details: { fields: 'at' } })
  const who = await caller()
  if (who) await signOutOpenedBefore(who, new Date(read.data.at))
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
}
