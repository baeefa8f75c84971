import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import {
  documentLimits,
  guessDescription,
  languageOf,
  readDocument,
  type SuggestedPiece,
  settleText,
} from '@/domain/intake'
import { cutText } from '@/domain/intake-cut'
import { plainText } from '@/domain/plain-text'
import { type Refusal, refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { intake, type Told } from '../schema/intake'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type BringDocument = {
  key: string
  text: string
  source: 'pasted' | 'txt' | 'docx'
  fileName?: string
  told?: Told[]
  /** Instead of the language that most of it is written in. */
  language?: 'zh' | 'en'
}

/** Why this actor may not take documents in; null when they may. */
export const reasonAgainstIntake = (actor: Actor): Refusal | null =>
  actor.role === 'supervisor' ? null : { code: 'wrongRole', details: { roles: 'supervisor' } }

const letters = (text: string) => [...text].length

/** The columns of a piece as it was cut and what is suggested for it. */
export const pieceColumns = ({ starts, ends, kind, label, section, suggestion }: SuggestedPiece) => ({
  starts,
  ends,
  kind,
  label,
  section,
  suggested_disposition: suggestion.disposition,
  suggested_why: suggestion.why,
  suggested_line: suggestion.line,
  line_why: suggestion.lineWhy,
  suggested_title: suggestion.title,
})

/** Writes pieces of a draft. */
export async function writePieces(tx: Tx, intakeId: number, pieces: readonly SuggestedPiece[]): Promise<void> {
  const records = pieces.map(piece => ({ intake_id: intakeId, ...pieceColumns(piece) }))
  const columns = sql.raw(Object.keys(records[0]!).join(', '))
  await tx.execute(sql`
    insert into intake_span (${columns}) select ${columns} from json_populate_recordset(null::intake_span, ${JSON.stringify(records)}::json)`)
}

/**
 * Takes a text in as a draft: keeps it as it is, cuts it, and writes down what is suggested for each piece; nobody has decided
 * anything yet. Only for supervisors; refuses `docEmpty` and `docTooLong`.
 */
export function bringDocument(caller: Caller, input: BringDocument): Promise<Outcome> {
  const text = settleText(plainText(input.text))
  const sha256 = createHash('sha256').update(text).digest('hex')
  const request = { key: input.key, source: input.source, fileName: input.fileName, language: input.language, sha256 }
  return runCommand(caller, 'bringDocument', request, async (tx, actor) => {
    refuseIf(reasonAgainstIntake(actor))
    refuseIf(text.trim() === '' ? { code: 'docEmpty' } : null)
    const most = documentLimits.letters
    refuseIf(letters(text) > most ? { code: 'docTooLong', details: { letters: letters(text), most } } : null)
    const pieces = readDocument(text)
    const tooMany = pieces.length > documentLimits.pieces
    refuseIf(tooMany ? { code: 'docTooLong', details: { letters: letters(text), most } } : null)
    const language = input.language ?? languageOf(text)
    const guess = guessDescription(text, cutText(text))
    const [made] = await insertGiven(
      tx,
      intake,
      {
        [language === 'zh' ? 'titleZh' : 'titleEn']: guess.title,
        [language === 'zh' ? 'speakerZh' : 'speakerEn']: guess.issuer,
        spokenOn: guess.day || null,
        language,
        text,
        sha256,
        source: input.source,
        fileName: input.fileName ?? null,
        told: input.told ?? [],
        orgId: actor.orgId,
        personId: actor.personId,
      },
      sql`returning id::float8 as id`,
    )
    await writePieces(tx, made!.id as number, pieces)
    return { id: made!.id as number, version: 1 }
  })
}
