import { paperAnswer } from '../../../../paper/paper-answer'
import { paperXlsx } from '../../../../paper/paper-xlsx'

/** The document as .xlsx. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  return paperAnswer(request, (await params).code, 'xlsx', ({ sheet, document, origin, words }) =>
    paperXlsx(sheet, document.content, origin, words),
  )
}
