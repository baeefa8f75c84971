import 'server-only'
import { getTranslations } from 'next-intl/server'
import { asActor, type Tx } from '@/db/client'
import { type NewSheet, writeSheets } from '@/db/spreadsheet/write-sheet'
import type { Actor } from '@/domain/actor'
import { type Refusal, RefusalError } from '@/domain/refusal'
import { headOf, reasonsHead, type SheetColumn } from '@/domain/sheet-columns'
import { refusalSentence } from './refusal-sentence'
import { caller } from './session'

const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const plain = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}
const statuses: Partial<Record<Refusal['code'], number>> = { signedOut: 401, notFound: 404, wrongRole: 403 }

/** Heads of these columns in both languages; with the reasons after them where a sheet of bad rows is written. */
export const headsOf = (columns: readonly SheetColumn[], reasons = false): NewSheet['heads'] => [
  ...columns.map(column => ({ word: headOf(column), width: Math.min(36, Math.max(14, column.most / 5)) })),
  ...(reasons ? [{ word: headOf(reasonsHead), width: 60 }] : []),
]

/** A plain answer in the reader's language, for a file that is not given. */
export const noFile = (sentence: string, status: number): Response =>
  new Response(`${sentence}\n`, { status, headers: plain })

/** Answers with an .xlsx file of the sheets that `work` reads in one snapshot; a refusal is one sentence. */
export async function workbookAnswer(
  name: string,
  work: (tx: Tx, actor: Actor) => Promise<NewSheet[] | Response>,
): Promise<Response> {
  const who = await caller()
  const refused = async (refusal: Refusal) => noFile(await refusalSentence(refusal), statuses[refusal.code] ?? 409)
  if (!who) return refused({ code: 'signedOut' })
  let sheets: NewSheet[] | Response
  try {
    sheets = await asActor(who, 'read', work)
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return refused(error.refusal)
  }
  if (sheets instanceof Response) return sheets
  return new Response(new Uint8Array(await writeSheets(sheets)), {
    headers: {
      'content-type': kind,
      'content-disposition': `attachment; filename="${name}.xlsx"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Why a cell is not taken, in words: the reasons of every sheet, and those of the kind of sheet. */
export async function faultWords(kind: 'register' | 'sheets' | 'organizations.import') {
  const [own, common] = await Promise.all([getTranslations(kind), getTranslations('register')])
  return ({ code, other = '' }: { code: string; other?: string }): string =>
    own.has(`fault.${code}` as 'fault.duplicate')
      ? own(`fault.${code}` as 'fault.duplicate', { other })
      : common(`fault.${code}` as 'fault.duplicate', { other })
}
