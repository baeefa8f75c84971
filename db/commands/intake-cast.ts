import { type BringDocument, bringDocument } from './bring-document'
import { type Cast, idOf, key } from './cast'
import { disposeSpan, takeSuggestions } from './dispose-span'
import type { Outcome } from './outcome'
import { describeDocument, publishDocument } from './publish-document'

/** Invented: no document of anybody. */
export const notice = (mark: string) => `试点市安委会办公室关于冬季安全的通知（测试${mark}）
各有关单位：
近期气温下降。
一、隐患排查
要全面排查燃气隐患，建立台账。要守住安全“红线”，开展执法检查。
二、其他
请抓紧办理。
试点市安委会办公室
2026年11月20日`

export type DraftPiece = {
  id: number
  version: number
  words: string
  disposition: string | null
  line: string | null
  section: string
  disposed_by_id: number | null
  in_bulk: boolean
  suggested_line: string | null
}
/** Drafts of the tests, read and decided on as the cast's supervisor. */
export function draftsOf(cast: Cast) {
  const bring = (mark = key(), more: Partial<BringDocument> = {}, who = cast.as.supervisor): Promise<Outcome> =>
    bringDocument(who, { key: key(), text: notice(mark), source: 'pasted', ...more })
  const pieces = async (id: number): Promise<DraftPiece[]> =>
    (await cast.ask(
      `select s.id::int, s.version, substr(i.text, s.starts + 1, s.ends - s.starts) as words, s.disposition, s.line, s.section, s.disposed_by_id::int, s.in_bulk, s.suggested_line
       from intake_span s join intake i on i.id = s.intake_id where i.id = $1 and s.live order by s.starts`,
      [id],
    )) as DraftPiece[]
  const pieceOf = async (id: number, words: string) => (await pieces(id)).find(piece => piece.words.includes(words))!
  const describeIt = (id: number) =>
    describeDocument(cast.as.supervisor, {
      key: key(),
      id,
      titleZh: '冬季安全通知',
      speakerZh: '试点市安委办',
      spokenOn: '2026-11-20',
    })
  const dispose = async (id: number, words: string, as: Partial<Parameters<typeof disposeSpan>[1]>) => {
    const { id: span, version } = await pieceOf(id, words)
    return disposeSpan(cast.as.supervisor, { key: key(), id: span, version, disposition: 'preamble', ...as })
  }
  const takeAll = async (id: number) => {
    for (const section of new Set((await pieces(id)).map(piece => piece.section)))
      idOf(await takeSuggestions(cast.as.supervisor, { key: key(), intakeId: id, section }))
  }
  /** A draft with everything decided. */
  const whole = async (mark = key()) => {
    const id = idOf(await bring(mark))
    idOf(await describeIt(id))
    await takeAll(id)
    idOf(await dispose(id, '请抓紧办理', { disposition: 'directive', line: 'firing', titleZh: '抓紧办理应急' }))
    return id
  }
  const publish = (id: number, who = cast.as.supervisor) => publishDocument(who, { key: key(), id })
  return { bring, pieces, pieceOf, describeIt, dispose, takeAll, whole, publish }
}
