import 'server-only'
import { getLocale, getTranslations } from 'next-intl/server'
import { asActor } from '@/db/client'
import { type CircularDetail, findCircular } from '@/db/queries/circulars'
import { codeOf, idFrom } from '@/domain/loops'
import type { Sheet } from '@/domain/paper-sheet'
import { type Refusal, RefusalError } from '@/domain/refusal'
import { env } from '@/env'
import { refusalSentence } from '../refusal-sentence'
import { caller } from '../session'
import { noFile } from '../workbook'
import { paperLanguage, sheetFor } from './paper-address'
import type { FileWords } from './paper-xlsx'

const kinds = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type PaperFile = keyof typeof kinds

type Writer = (given: { sheet: Sheet; document: CircularDetail; origin: string; words: FileWords }) => Promise<Buffer>

/** Answers with a document as a file, in the language that the address asks or the reader's own; who may not see it gets one sentence. */
export async function paperAnswer(
  request: Request,
  segment: string,
  file: PaperFile,
  write: Writer,
): Promise<Response> {
  const refused = async (code: Refusal['code'], status: number) => noFile(await refusalSentence({ code }), status)
  const who = await caller()
  if (!who) return refused('signedOut', 401)
  const id = idFrom(segment)
  if (id === null) return refused('notFound', 404)
  let document: CircularDetail | null
  try {
    document = await asActor(who, 'read', tx => findCircular(tx, id))
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'signedOut') return refused('signedOut', 401)
    throw error
  }
  if (!document) return refused('notFound', 404)
  const [t, locale] = await Promise.all([getTranslations('reports'), getLocale()])
  const language = paperLanguage(new URL(request.url).searchParams.get('lang'), locale)
  const bytes = await write({
    sheet: sheetFor(document, language),
    document,
    origin: env.APP_ORIGIN,
    words: {
      figures: t('file.figures'),
      key: t('file.key'),
      value: t('file.value'),
      previous: t('file.previous'),
      change: t('file.change'),
      rows: t('file.rows'),
    },
  })
  const name = document.number ?? codeOf('circular', id)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': kinds[file],
      'content-disposition': `attachment; filename="document-${id}.${file}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, one => `%${one.charCodeAt(0).toString(16)}`)}.${file}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
