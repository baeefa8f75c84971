import { sql } from 'drizzle-orm'
import { refuseIf } from '@/domain/refusal'
import type { Caller } from '../client'
import { insertGiven } from '../insert-given'
import { campaign } from '../schema/campaign'
import { type CampaignWords, reasonAgainstWords } from './campaign-words'
import { runCommand } from './command'
import type { Outcome } from './outcome'

export type OpenCampaign = { key: string; kind: 'general' | 'special' } & CampaignWords

/** Opens a general inspection or a special rectification of the actor's own unit, in force from its first to its last day. */
export function openCampaign(caller: Caller, input: OpenCampaign): Promise<Outcome> {
  return runCommand(caller, 'openCampaign', input, async (tx, actor) => {
    const { key: _, kind, ...words } = input
    refuseIf(reasonAgainstWords(words, actor))
    const [opened] = await insertGiven(
      tx,
      campaign,
      { kind, named: true, ...words, nameZh: words.nameZh.trim(), nameEn: words.nameEn.trim() },
      sql`returning id::float8 as id`,
    )
    return { id: opened!.id as number, version: 1 }
  })
}
