import type { CircularDetail } from '@/db/queries/circulars'
import { shanghaiDay } from '@/domain/clock'
import { type PaperLanguage, type Sheet, sheetOf } from '@/domain/paper-sheet'
import { env } from '@/env'

/** The public address at which a content's hash is answered for. */
export const verifyAddress = (sha256: string): string => `${env.APP_ORIGIN}/verify/${sha256}`

/** The language that an address asks a document in, or the reader's own. */
export const paperLanguage = (asked: string | null | undefined, locale: string): PaperLanguage =>
  asked === 'zh' || asked === 'en' ? asked : locale === 'en' ? 'en' : 'zh'

/** A document set in a language, with the address of its verification. */
export const sheetFor = (document: CircularDetail, language: PaperLanguage): Sheet =>
  sheetOf(
    { ...document, issuedOn: document.issuedAt && shanghaiDay(document.issuedAt) },
    language,
    verifyAddress(document.sha256),
  )
