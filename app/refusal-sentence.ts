import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { LoopName } from '@/domain/loop'
import { type Refusal, refusalCodes } from '@/domain/refusal'
import { inReadersLanguage } from './words'

const anyLoop: readonly LoopName[] = ['task', 'hazard', 'inspection', 'directive', 'circulation']

/** A refusal as one sentence in the reader's language: what happened and what to do. `loop` names the case's own stages. */
export async function refusalSentence(refusal: Refusal, loop?: LoopName): Promise<string> {
  const [say, word, format] = await Promise.all([getTranslations('refusals'), getTranslations('loops'), getFormatter()])
  const { why, stage, roles, party, placeZh, placeEn, unitsZh, unitsEn, ...rest } = refusal.details ?? {}
  const details: Record<string, string | number> = { ...rest }
  if (stage !== undefined) {
    const known = [...(loop ? [loop] : []), ...anyLoop].find(name => word.has(`stage.${name}.${stage}`))
    details.stage = known ? word(`stage.${known}.${stage}`) : stage
  }
  if (roles !== undefined) {
    details.roles = format.list(
      String(roles)
        .split(' ')
        .map(role => word(`role.${role}`)),
      { type: 'disjunction' },
    )
  }
  // a refusal inside another, such as that of one row among many
  const inner = refusalCodes.find(code => code === why)
  if (inner) details.why = await refusalSentence({ code: inner }, loop)
  if (party !== undefined) details.party = word(`party.${party}`)
  if (unitsZh !== undefined) details.units = (await inReadersLanguage())(String(unitsZh), String(unitsEn ?? ''))
  const sentence = say(refusal.code, {
    stage: '',
    roles: '',
    party: '',
    fields: '',
    units: '',
    more: 0,
    yours: 0,
    current: 0,
    missing: 'none',
    unknown: 'none',
    twice: 'none',
    row: 0,
    rows: 0,
    most: 0,
    link: '',
    ...details,
  })
  if (placeZh === undefined) return sentence
  // of many places in one request it is this one that does not go
  const [visits, pick] = await Promise.all([getTranslations('visits'), inReadersLanguage()])
  return visits('refusedAt', { place: pick(String(placeZh), String(placeEn ?? '')), sentence })
}
