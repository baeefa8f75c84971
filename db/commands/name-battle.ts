import { eq } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { campaign } from '../schema/campaign'
import { type CampaignWords, reasonAgainstWords } from './campaign-words'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type NameBattle = { key: string; campaignId: number } & CampaignWords

/** Says what one of the battles is that the source does not name; only the province's office does, once, and the database writes down who and when. */
export function nameBattle(caller: Caller, input: NameBattle): Promise<Outcome> {
  return runCommand(caller, 'nameBattle', input, async (tx, actor) => {
    const { key: _, campaignId, ...words } = input
    refuseIf(reasonAgainstWords(words, actor))
    const named = await tx
      .update(campaign)
      .set({ ...words, nameZh: words.nameZh.trim(), nameEn: words.nameEn.trim() })
      .where(eq(campaign.id, campaignId))
      .returning({ id: campaign.id })
    refuseIf(named.length === 1 ? null : { code: 'notFound' })
    return { id: campaignId, version: 1 }
  })
}
