import { sql } from 'drizzle-orm'
import type { ZhBasis } from '../schema/source'

/** The sentence that a directive came from, with its own words in it and the document that it stands in. */
export type SourceWords = {
  quoteZh: string
  quoteEn: string
  spanNo: number
  spanZh: string
  spanEn: string
  zhBasis: ZhBasis
  documentId: number
  documentZh: string
  documentEn: string
  /** The language that the document was written in. */
  language: 'zh' | 'en'
  /** Taken in by an office, which the first document, the speech, is not. */
  taken: boolean
}

/** Those words of a directive `d`, its span `s` and its document `z`, as the members of a JSON object. */
export const sourceWords = sql.raw(
  `'quoteZh', d.quote_zh, 'quoteEn', d.quote_en, 'spanNo', s.no, 'spanZh', s.text_zh, 'spanEn', s.text_en, 'zhBasis', s.zh_basis, 'documentId', z.id, 'documentZh', z.title_zh, 'documentEn', z.title_en, 'language', z.language, 'taken', z.org_id is not null`,
)
