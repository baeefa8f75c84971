import { sql } from 'drizzle-orm'
import { countedPlaces, type SuggestedPiece } from '@/domain/intake'
import type { Piece } from '@/domain/intake-cut'
import { suggestAll } from '@/domain/intake-suggest'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { pieceColumns, reasonAgainstIntake, writePieces } from './bring-document'
import { runCommand } from './command'
import { lockSpan } from './dispose-span'
import type { Outcome } from './outcome'

export type SplitSpan = {
  key: string
  id: number
  version: number /** Letters from the piece's own beginning. */
  at: number
}
export type JoinSpan = { key: string; id: number; version: number }

type Row = Piece & { id: number }

async function readPieces(tx: Tx, intakeId: number): Promise<{ text: string; rows: Row[] }> {
  const { rows } = await tx.execute(sql`
    select i.text, json_agg(json_build_object('id', s.id, 'starts', s.starts, 'ends', s.ends, 'kind', s.kind, 'label', s.label, 'section', s.section) order by s.starts) as rows
    from intake i join intake_span s on s.intake_id = i.id and s.live where i.id = ${intakeId} group by i.id`)
  return rows[0] as { text: string; rows: Row[] }
}

/** Pieces with what is suggested for each now that they are cut so; places are counted ones before and after. */
function readAnew(text: string, pieces: readonly Piece[]): SuggestedPiece[] {
  const { place, counted } = countedPlaces(text)
  const inString = pieces.map(piece => ({ ...piece, starts: place(piece.starts), ends: place(piece.ends) }))
  return suggestAll(text, inString).map((suggestion, index) => ({
    ...pieces[index]!,
    suggestion: {
      ...suggestion,
      lineWhy: suggestion.lineWhy && { ...suggestion.lineWhy, at: counted(suggestion.lineWhy.at) },
    },
  }))
}

async function rewrite(tx: Tx, id: number, piece: SuggestedPiece): Promise<number> {
  const record = JSON.stringify({ id, ...pieceColumns(piece) })
  const columns = sql.raw(Object.keys(pieceColumns(piece)).join(', '))
  const { rows } = await tx.execute(sql`
    update intake_span set (${columns}) = (select ${columns} from json_populate_record(null::intake_span, ${record}::json)), version = version + 1 where id = ${id} returning version`)
  refuseIf(rows[0] ? null : { code: 'notYourUnit' })
  return rows[0]!.version as number
}

/** Cuts one piece in two; both are open again. Refuses `invalid` where nothing would be left on one side. */
export function splitSpan(caller: Caller, input: SplitSpan): Promise<Outcome> {
  return runCommand(caller, 'splitSpan', input, async (tx, actor) => {
    refuseIf(reasonAgainstIntake(actor))
    const span = await lockSpan(tx, input.id, input.version)
    const { text, rows } = await readPieces(tx, span.intakeId)
    const index = rows.findIndex(row => row.id === span.id)
    const whole = rows[index]!
    const letters = [...text]
    const said = (from: number, until: number) => letters.slice(from, until).join('')
    const cut = whole.starts + input.at
    const ends = whole.starts + [...said(whole.starts, cut).trimEnd()].length
    const starts = whole.ends - [...said(cut, whole.ends).trimStart()].length
    refuseIf(ends > whole.starts && starts < whole.ends ? null : { code: 'invalid', details: { fields: 'at' } })
    const halves: Piece[] = [
      { ...whole, ends },
      { ...whole, starts, label: '', kind: whole.kind === 'heading' ? 'sentence' : whole.kind },
    ]
    const anew = readAnew(text, [...rows.slice(0, index), ...halves, ...rows.slice(index + 1)])
    const version = await rewrite(tx, span.id, anew[index]!)
    await writePieces(tx, span.intakeId, [anew[index + 1]!])
    return { id: span.id, version }
  })
}

/** Joins a piece with the one after it; the whole is open again. Refuses `invalid` for the last. */
export function joinSpan(caller: Caller, input: JoinSpan): Promise<Outcome> {
  return runCommand(caller, 'joinSpan', input, async (tx, actor) => {
    refuseIf(reasonAgainstIntake(actor))
    const span = await lockSpan(tx, input.id, input.version)
    const { text, rows } = await readPieces(tx, span.intakeId)
    const index = rows.findIndex(row => row.id === span.id)
    const next = rows[index + 1]
    refuseIf(next ? null : { code: 'invalid', details: { fields: 'id' } })
    const kind =
      rows[index]!.kind === 'sentence' ? 'sentence' : next!.kind === 'sentence' ? 'sentence' : rows[index]!.kind
    const joined: Piece = { ...rows[index]!, ends: next!.ends, kind }
    const anew = readAnew(text, [...rows.slice(0, index), joined, ...rows.slice(index + 2)])
    await tx.execute(sql`update intake_span set live = false, version = version + 1 where id = ${next!.id}`)
    return { id: span.id, version: await rewrite(tx, span.id, anew[index]!) }
  })
}
