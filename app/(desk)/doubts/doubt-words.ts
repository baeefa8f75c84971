import { getTranslations } from 'next-intl/server'
import type { ComparedDoubt, ListedDoubt } from '@/db/queries/doubts'
import { ruleOn } from '@/db/queries/rules'
import { shanghaiDay } from '@/domain/clock'
import { doubtRules } from '@/domain/doubt'
import type { LoopName } from '@/domain/loop'
import { codeOf } from '@/domain/loops'
import { cite } from '../../rule-words'

/** What was compared and the figures, in sentences. */
export async function doubtSentences() {
  const [t, tl] = await Promise.all([getTranslations('doubts'), getTranslations('loops')])
  return ({ kind, loop, caseId, detail, otherLoop, otherCaseId }: ComparedDoubt): string => {
    const code = otherLoop ? codeOf(otherLoop, otherCaseId) : ''
    const move = detail.move ? tl(`move.${loop}.${detail.move}` as 'move.task.submit') : ''
    switch (kind) {
      case 'same_photo':
        return otherLoop === loop && otherCaseId === caseId ? t('says.sameBefore') : t('says.sameElsewhere', { code })
      case 'near_photo':
        return t('says.near', { code, bits: Number(detail.bits), limit: Number(detail.limit) })
      case 'photo_before_hazard':
        return t('says.before', {
          by: String(detail.by),
          minutes: Number(detail.minutes),
          limit: Number(detail.limit),
        })
      case 'photo_far_away':
        return t('says.far', { by: String(detail.by), metres: Number(detail.metres), limit: Number(detail.limit) })
      case 'pasted_text':
        return t('says.pasted', { code, characters: Number(detail.characters), days: Number(detail.days) })
      case 'last_minute':
        return [
          detail.left === undefined
            ? ''
            : t('says.left', { move, left: Number(detail.left), limit: Number(detail.limit) }),
          detail.minutes === undefined
            ? ''
            : t('says.quick', { move, minutes: Number(detail.minutes), quick: Number(detail.quick) }),
        ]
          .filter(Boolean)
          .join(' ')
    }
  }
}

/** The rules by which a doubt was raised, each with its source. */
export async function citations({ kind, at, regionCode, detail }: ListedDoubt): Promise<string[]> {
  const keys: readonly string[] = doubtRules[kind]
  const used = keys.filter(key =>
    key === 'doubt.last.hours'
      ? detail.left !== undefined
      : key === 'doubt.quick.minutes'
        ? detail.minutes !== undefined
        : true,
  )
  const cited = await Promise.all(used.map(key => cite(ruleOn(key, shanghaiDay(at), regionCode))))
  return [...new Set(cited)]
}

export const caseHref = (loop: LoopName, id: number): string => `/${loop}s/${id}`
