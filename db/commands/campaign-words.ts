import type { Actor } from '@/domain/actor'
import type { Refusal } from '@/domain/refusal'

/** What a campaign is, whom it visits and by when, as a supervisor's office says it. */
export type CampaignWords = {
  nameZh: string
  nameEn: string
  /** The kinds of places it visits. */
  sectors: string[]
  checklistIds: number[]
  commanderId: number
  startsOn: string
  endsOn: string
  /** The share of the register to visit by the end, in percent, 1 to 100. */
  targetPercent: number
}

/** Why this actor may not say it so; null when they may. The database asks the same and more. */
export function reasonAgainstWords(words: CampaignWords, actor: Actor): Refusal | null {
  if (actor.role !== 'supervisor') return { code: 'wrongRole', details: { roles: 'supervisor' } }
  const wrong = [
    words.nameZh.trim() ? null : 'nameZh',
    words.nameEn.trim() ? null : 'nameEn',
    words.sectors.length > 0 ? null : 'sectors',
    words.checklistIds.length > 0 ? null : 'checklistIds',
    words.endsOn >= words.startsOn ? null : 'endsOn',
    words.targetPercent >= 1 && words.targetPercent <= 100 ? null : 'targetPercent',
  ].filter(Boolean)
  return wrong.length > 0 ? { code: 'invalid', details: { fields: wrong.join(', ') } } : null
}
