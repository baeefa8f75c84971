import type { DocumentRef } from '@/domain/circulation'
import { addDays, shanghaiDay } from '@/domain/clock'
import { type Cast, idOf, key } from './cast'
import { moveCase, type Said } from './move-case'
import { sendDocument } from './send-document'

const today = shanghaiDay(new Date())

/** The four commitments of a test, all by one person, so many days from today. */
export const fourCommitments = (ownerId: number, days = 20): NonNullable<Said['commitments']> => ({
  thought: { words: '思想', dueOn: addDays(today, days), ownerId },
  responsibility: { words: '责任', dueOn: addDays(today, days + 1), ownerId },
  work: { words: '工作', dueOn: addDays(today, days + 2), ownerId },
  quality: { words: '落实', dueOn: addDays(today, days + 3), ownerId },
})

type Outcome = 'kept' | 'on_the_way' | 'not_kept'
/** How the four were found, in the order of the speech. */
export const fourOutcomes = (...found: [Outcome, Outcome, Outcome, Outcome]): NonNullable<Said['outcomes']> => ({
  thought: { outcome: found[0], words: '看过' },
  responsibility: { outcome: found[1], words: '看过' },
  work: { outcome: found[2], words: '看过' },
  quality: { outcome: found[3], words: '看过' },
})

/** A frozen document of a test's own, that nothing else sends. */
export async function writeDocument(cast: Cast, title = '测试讲话'): Promise<DocumentRef> {
  const [row] = await cast.ask(
    `with d as (insert into source_document (title_zh, title_en, speaker_zh, speaker_en, spoken_on, text, sha256)
        values ($1, $1, '某', 'X', '2018-11-29', 'text', encode(sha256('text'), 'hex')) returning id),
      s as (insert into source_span (document_id, no, starts, ends, text_en, text_zh, zh_basis, section_zh, section_en, disposition, why, is_sentence)
        select id, 1, 0, 4, 'text', '', 'none', '', '', 'preamble', 'x', true from d)
      select id::int from d`,
    [title],
  )
  return { kind: 'source', id: row!.id as number }
}

/** Sends a document to units of the cast; the circulations by unit. */
export async function sendTo(
  cast: Cast,
  document: DocumentRef,
  units: readonly (keyof Cast['units'])[],
): Promise<number[]> {
  idOf(await sendDocument(cast.as.supervisor, { key: key(), document, unitIds: units.map(name => cast.units[name]) }))
  const rows = await cast.ask(
    `select id::int, org_id::int as unit from circulation where document_kind = $1 and document_id = $2 and stage <> 'withdrawn'`,
    [document.kind, document.id],
  )
  return units.map(name => rows.find(row => row.unit === cast.units[name])!.id as number)
}

/** Makes one move of a circulation at the version that it stands at. */
export async function circulate(cast: Cast, who: keyof Cast['as'], id: number, move: string, said: Said = {}) {
  const [{ version }] = (await cast.ask('select version from circulation where id = $1', [id])) as [{ version: number }]
  return moveCase(cast.as[who], { key: key(), loop: 'circulation', id, version, move, said })
}
