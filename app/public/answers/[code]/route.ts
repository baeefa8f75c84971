import { answerDocument } from '../../document'
import { readyPage } from '../../kept'
import { html, serve } from '../../serve'
import { languageOf } from '../../words'

export const dynamic = 'force-dynamic'

/** One public answer with what it said before; for anybody. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const code = (await params).code.toUpperCase()
  const language = languageOf(new URL(request.url).searchParams)
  return serve(request, html, kept => {
    const rumour = kept.answers.find(one => one.code === code)
    return rumour ? readyPage(kept, `${language} ${code}`, html, () => answerDocument(language, rumour)) : null
  })
}
