import type { Actor } from '@/domain/actor'
import { type CircularKind, circularLine, circularMoves } from '@/domain/circular'
import { type Day, shanghaiDay } from '@/domain/clock'
import { titleOf, wordsOf } from '@/domain/paper-defaults'
import { refuseIf } from '@/domain/refusal'
import { asActor, type Caller } from '../client'
import { type FilledPaper, fillPaper } from '../queries/paper-fill'
import { runCommand } from './command'
import { openCase } from './open-case'
import { type Outcome, refusalIn } from './outcome'

export type DraftCircular = { key: string; kind: CircularKind; from: Day; to: Day }

/** The first refusal that a draft would meet, before anything is counted for it. */
function refuseDraft(actor: Actor, { from, to }: DraftCircular, today: Day): void {
  const may = (circularMoves.draft.by as readonly string[]).includes(actor.role)
  refuseIf(may ? null : { code: 'wrongRole', details: { roles: circularMoves.draft.by.join(' ') } })
  refuseIf(from > to || to > today ? { code: 'invalid', details: { fields: 'from, to' } } : null)
}

/** What a unit's document of these days would say, read in one snapshot. */
export const fillInOneSnapshot = (
  caller: Caller,
  ask: { kind: CircularKind; from: Day; to: Day },
  words: (actor: Actor) => Pick<FilledPaper['content'], 'title' | 'words'>,
): Promise<FilledPaper> =>
  asActor(caller, 'read', async (tx, actor) => {
    const today = shanghaiDay(new Date())
    const said = words(actor)
    return fillPaper(tx, actor, { ...ask, clock: { today, soonUntil: today } }, said.title, said.words)
  })

/** Drafts a document of these days, filled from the rows as they stand now. Refuses `wrongRole`, `invalid`; `stale` when another was issued meanwhile. */
export async function draftCircular(caller: Caller, input: DraftCircular): Promise<Outcome> {
  let filled: FilledPaper
  try {
    // counted in a snapshot of its own, that all figures are of one instant; the write that follows carries them
    filled = await fillInOneSnapshot(caller, input, actor => {
      refuseDraft(actor, input, shanghaiDay(new Date()))
      return { title: titleOf(input.kind, input.from, input.to), words: wordsOf(input.kind) }
    })
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal) return { ok: false, refusal }
    throw error
  }
  return runCommand(caller, 'draftCircular', input, async (tx, actor) => {
    const { content, asOfEventId, previousId } = filled
    const facts = await openCase(
      tx,
      actor,
      'circular',
      {
        orgId: actor.orgId,
        line: circularLine,
        regionCode: filled.regionCode,
        kind: input.kind,
        titleZh: content.title.zh,
        titleEn: content.title.en,
        fromDay: input.from,
        toDay: input.to,
        asOfEventId,
        content,
        previousId,
      },
      { kind: input.kind, from: input.from, to: input.to, asOfEventId },
    )
    return { id: facts.id, version: facts.version }
  })
}
