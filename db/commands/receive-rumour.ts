import { refuseIf } from '@/domain/refusal'
import { isWebLink, type RumourChannel, type RumourSource, rumourLine, rumourMoves } from '@/domain/rumour'
import type { Caller } from '../client'
import { runCommand } from './command'
import { openCase } from './open-case'
import type { Outcome } from './outcome'
import { subjectOf } from './rumour-effects'

export type ReceiveRumour = {
  key: string
  titleZh: string
  titleEn?: string
  words?: string
  source: RumourSource
  channel: RumourChannel
  link?: string
  reach?: number
  regionCode: string
  /** The code of a place, hazard, accident or directive that it is about. */
  subjectCode?: string
}

/** Writes a rumour down; its clocks run from now on. Refuses `wrongRole`, `wrongLink`, `notYourUnit` for a region outside the territory, `notFound` for a code that is not there. */
export function receiveRumour(caller: Caller, input: ReceiveRumour): Promise<Outcome> {
  return runCommand(caller, 'receiveRumour', input, async (tx, actor) => {
    const allowed = rumourMoves.receive.by as readonly string[]
    refuseIf(allowed.includes(actor.role) ? null : { code: 'wrongRole', details: { roles: allowed.join(' ') } })
    const titleZh = input.titleZh.trim()
    refuseIf(titleZh ? null : { code: 'invalid', details: { fields: 'titleZh' } })
    const link = input.link?.trim() || null
    refuseIf(link && !isWebLink(link) ? { code: 'wrongLink', details: { link: link.slice(0, 80) } } : null)
    const { source, channel, regionCode } = input
    const subject = input.subjectCode?.trim() ? await subjectOf(tx, input.subjectCode) : {}
    const facts = await openCase(
      tx,
      actor,
      'rumour',
      {
        orgId: actor.orgId,
        line: rumourLine,
        regionCode,
        titleZh,
        titleEn: input.titleEn?.trim() || titleZh,
        words: input.words?.trim() ?? '',
        source,
        channel,
        link,
        reach: input.reach ?? null,
        ...subject,
      },
      { source, channel, link, reach: input.reach ?? null },
    )
    return { id: facts.id, version: facts.version }
  })
}
