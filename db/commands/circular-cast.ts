import type { CircularKind } from '@/domain/circular'
import { addDays, shanghaiDay } from '@/domain/clock'
import { type Cast, idOf, key } from './cast'
import { draftCircular } from './draft-circular'
import { moveCase, type Said } from './move-case'
import { reviseCircular } from './revise-circular'

export const today = shanghaiDay(new Date())
export const from = addDays(today, -6)
export type Who = keyof Cast['as']

/** What the tests of documents do with a cast: draft, move, revise, bring to issue, and read the row as it is kept. */
export function papersOf(cast: Cast) {
  const draft = async (kind: CircularKind = 'circular', who: Who = 'supervisor') =>
    draftCircular(cast.as[who], { key: key(), kind, from, to: today })
  const read = async (id: number) => {
    const [row] = await cast.ask(
      `select stage, version, number, content_sha256 as sha, content::text as text, content, as_of_event_id::int as event, previous_id::int as previous from circular where id = $1`,
      [id],
    )
    return row as {
      stage: string
      version: number
      number: string | null
      sha: string
      text: string
      content: { figures: Record<string, { value: number; previous: number | null; href: string }> }
      event: number
      previous: number | null
    }
  }
  const move = async (who: Who, id: number, name: string, said: Said = {}) =>
    moveCase(cast.as[who], { key: key(), loop: 'circular', id, version: (await read(id)).version, move: name, said })
  const revise = async (id: number, refill = false, title = '改过的标题') =>
    reviseCircular(cast.as.supervisor, {
      key: key(),
      id,
      version: (await read(id)).version,
      title: { zh: title, en: 'A changed title' },
      words: { opening: { zh: '手写的话', en: 'Typed words' } },
      refill,
    })
  async function issued(number: string, kind: CircularKind = 'circular'): Promise<number> {
    const id = idOf(await draft(kind))
    idOf(await move('supervisor', id, 'submit'))
    idOf(await move('leader', id, 'approve'))
    idOf(await move('supervisor', id, 'issue', { number }))
    return id
  }

  return { draft, read, move, revise, issued }
}
