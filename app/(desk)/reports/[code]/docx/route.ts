import { paperAnswer } from '../../../../paper/paper-answer'
import { paperDocx } from '../../../../paper/paper-docx'

/** The document as .docx. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  return paperAnswer(request, (await params).code, 'docx', ({ sheet, origin }) => paperDocx(sheet, origin))
}
