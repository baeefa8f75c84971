import { listDocument } from '../document'
import { readyPage } from '../kept'
import { html, serve } from '../serve'
import { languageOf } from '../words'

export const dynamic = 'force-dynamic'

/** The public answers, a page of them; for anybody. */
export function GET(request: Request): Promise<Response> {
  const address = new URL(request.url).searchParams
  const language = languageOf(address)
  const page = Number(/^[1-9]\d{0,4}$/.exec(address.get('page') ?? '')?.[0] ?? 1)
  return serve(request, html, kept =>
    readyPage(kept, `list ${language} ${page}`, html, () => listDocument(language, kept.answers, page)),
  )
}
