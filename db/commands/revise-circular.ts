import { type Both, type PaperContent, type TypedWord, typedWords } from '@/domain/paper'
import { refuseIf } from '@/domain/refusal'
import { asActor, type Caller } from '../client'
import { lockFacts } from '../queries/case-facts'
import { findCircular } from '../queries/circulars'
import type { FilledPaper } from '../queries/paper-fill'
import { runCommand } from './command'
import { fillInOneSnapshot } from './draft-circular'
import { makeMove } from './move-case'
import { type Outcome, refusalIn } from './outcome'

export type ReviseCircular = {
  key: string
  id: number
  version: number
  title: Both
  words: Partial<Record<TypedWord, Both>>
  /** Counts every figure anew; what was typed stays. */
  refill: boolean
}

const trimmed = (words: Both | undefined): Both => ({ zh: words?.zh.trim() ?? '', en: words?.en.trim() ?? '' })

/** Changes the words of a draft and, where asked, fills its figures anew. Refuses `stale`, `wrongStage`, `wrongRole`, `notYourUnit`, `notFound`. */
export async function reviseCircular(caller: Caller, input: ReviseCircular): Promise<Outcome> {
  const title = trimmed(input.title)
  const words = Object.fromEntries(typedWords.map(word => [word, trimmed(input.words[word])])) as PaperContent['words']
  let filled: FilledPaper | null = null
  try {
    if (input.refill) {
      const found = await asActor(caller, 'read', tx => findCircular(tx, input.id))
      refuseIf(found ? null : { code: 'notFound' })
      const { kind, fromDay: from, toDay: to } = found!
      filled = await fillInOneSnapshot(caller, { kind, from, to }, () => ({ title, words }))
    }
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal) return { ok: false, refusal }
    throw error
  }
  return runCommand(caller, 'reviseCircular', input, async (tx, actor) => {
    const facts = await lockFacts(tx, 'circular', input.id, actor)
    refuseIf(
      facts.version === input.version
        ? null
        : { code: 'stale', details: { yours: input.version, current: facts.version } },
    )
    const before = await findCircular(tx, input.id)
    const content: PaperContent = filled?.content ?? { ...before!.content, title, words }
    return makeMove(
      tx,
      actor,
      facts,
      'revise',
      {},
      {
        columns: {
          titleZh: title.zh,
          titleEn: title.en,
          content,
          ...(filled ? { asOfEventId: filled.asOfEventId, previousId: filled.previousId } : {}),
        },
        payload: { title, words, ...(filled ? { refilled: true, asOfEventId: filled.asOfEventId } : {}) },
      },
    )
  })
}
