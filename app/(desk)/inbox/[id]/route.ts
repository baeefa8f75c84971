import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { readNotice } from '@/db/commands/read-notice'
import { RefusalError } from '@/domain/refusal'
import { caller, toSignIn } from '../../../session'

/** Opens the record that a notice is about; the notice is read with that. Somebody else's leads to one's own inbox. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const who = (await caller()) ?? (await toSignIn())
  // a browser that looks ahead has read nothing
  if (request.headers.get('sec-purpose')?.includes('prefetch')) return new Response(null, { status: 503 })
  const path = /^\d{1,15}$/.test(id) ? await opened(() => readNotice(who, Number(id))) : null
  redirect(path ?? '/inbox')
}

async function opened(work: () => Promise<string | null>): Promise<string | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'signedOut') return toSignIn()
    throw error
  }
}
