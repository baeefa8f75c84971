import { env } from '@/env'
import { feedDocument } from '../document'
import { readyPage } from '../kept'
import { json, serve } from '../serve'

export const dynamic = 'force-dynamic'

/** Every public answer, for machines. */
export function GET(request: Request): Promise<Response> {
  return serve(request, json, kept => readyPage(kept, 'feed', json, () => feedDocument(kept.answers, env.APP_ORIGIN)))
}
