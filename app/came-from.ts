import 'server-only'
import { headers } from 'next/headers'
import { env } from '@/env'

/** The page of ours that a form was sent from, so that the answer can lead back to it; the start page when unknown. */
export async function cameFrom(): Promise<string> {
  const referer = (await headers()).get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const { origin, pathname, search } = new URL(referer)
  return origin === env.APP_ORIGIN ? pathname + search : '/'
}
