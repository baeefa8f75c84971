import { paperAnswer } from '../../../../paper/paper-answer'
import { paperPdf } from '../../../../paper/paper-pdf'

/** The document as .pdf. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  return paperAnswer(request, (await params).code, 'pdf', ({ sheet, origin }) => paperPdf(sheet, origin))
}
