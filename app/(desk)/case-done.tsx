import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import type { CaseFacts } from '@/domain/loop'
import { codeOf, loops } from '@/domain/loops'

/** Says what the move that led back here has done; `done` is the page's parameter of that name. */
export async function CaseDone({ facts, done }: { facts: CaseFacts; done?: string }) {
  if (!done || !Object.hasOwn(loops[facts.loop].moves, done)) return null
  const same = loops[facts.loop].moves[done]!.to === 'same'
  const [t, tl] = await Promise.all([getTranslations('case'), getTranslations('loops')])
  return (
    <div className="sec">
      <Notice
        kind="good"
        live
        title={t(same ? 'doneSame' : 'done', {
          move: tl(`move.${facts.loop}.${done}` as 'move.task.accept'),
          code: codeOf(facts.loop, facts.id),
          stage: tl(`stage.${facts.loop}.${facts.stage}` as 'stage.task.issued'),
        })}
      />
    </div>
  )
}
