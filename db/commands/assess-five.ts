import { sql } from 'drizzle-orm'
import type { Actor } from '@/domain/actor'
import { assuranceLine, type Element, elements, type Grade } from '@/domain/assurance'
import { addMonths, type Day, shanghaiDay } from '@/domain/clock'
import { refuseIf } from '@/domain/refusal'
import type { Caller, Tx } from '../client'
import { insertGiven } from '../insert-given'
import { lockFacts } from '../queries/case-facts'
import { ruleOn } from '../queries/rules'
import { assuranceElement } from '../schema/assurance'
import { runCommand } from './command'
import { makeMove } from './move-case'
import { openCase } from './open-case'
import type { Outcome } from './outcome'

export type Assessed = { grade: Grade; words: string; expiresOn: Day }
export type FiveAssessed = Record<Element, Assessed>

/** The last day on which an element that is assessed on this day can stand, by the rule of the region. */
export const latestDay = (element: Element, on: Day, region?: string): Day =>
  addMonths(on, ruleOn(`five.period.${element}`, on, region).value)

async function regionOf(tx: Tx, actor: Actor): Promise<string> {
  const { rows } = await tx.execute(sql`select region_code as code from org where id = ${actor.orgId}`)
  return rows[0]!.code as string
}

/** Names the fields that the database would refuse, so that the form can mark them. */
function refuseDays(five: FiveAssessed, region: string): void {
  const today = shanghaiDay(new Date())
  const wrong = (is: (element: Element) => boolean) =>
    elements
      .filter(is)
      .map(element => `five.${element}.expiresOn`)
      .join(', ')
  const past = wrong(element => five[element].expiresOn < today)
  refuseIf(past ? { code: 'duePast', details: { fields: past } } : null)
  const far = wrong(element => five[element].expiresOn > latestDay(element, today, region))
  refuseIf(far ? { code: 'expiryTooLong', details: { fields: far } } : null)
}

const saidOf = (five: FiveAssessed): FiveAssessed =>
  Object.fromEntries(
    elements.map(element => {
      const { grade, words, expiresOn } = five[element]
      return [element, { grade, words: words.trim(), expiresOn }]
    }),
  ) as FiveAssessed

async function writeElements(tx: Tx, assuranceId: number, five: FiveAssessed): Promise<void> {
  for (const element of elements)
    await insertGiven(
      tx,
      assuranceElement,
      { assuranceId, element, ...five[element] },
      sql`on conflict (assurance_id, element) do update set grade = excluded.grade, words = excluded.words, expires_on = excluded.expires_on`,
    )
}

export type DraftAssurance = { key: string; five: FiveAssessed }

/** An enterprise assesses itself, all five at once. Refuses `wrongRole`, `assuranceOpen` where one is on its way, `duePast`, `expiryTooLong`. */
export function draftAssurance(caller: Caller, input: DraftAssurance): Promise<Outcome> {
  return runCommand(caller, 'draftAssurance', input, async (tx, actor) => {
    const regionCode = await regionOf(tx, actor)
    const five = saidOf(input.five)
    refuseDays(five, regionCode)
    const facts = await openCase(
      tx,
      actor,
      'assurance',
      { orgId: actor.orgId, ownerId: actor.personId, line: assuranceLine, regionCode },
      { elements: five },
    )
    await writeElements(tx, facts.id, five)
    return { id: facts.id, version: facts.version }
  })
}

export type ReviseAssurance = { key: string; id: number; version: number; five: FiveAssessed }

/** Assesses all five again while they are with the enterprise; each may stand as long as if it were new. Refuses `stale`, `wrongStage`, `notYourUnit`, `duePast`, `expiryTooLong`. */
export function reviseAssurance(caller: Caller, input: ReviseAssurance): Promise<Outcome> {
  return runCommand(caller, 'reviseAssurance', input, async (tx, actor) => {
    const facts = await lockFacts(tx, 'assurance', input.id, actor)
    refuseIf(
      facts.version === input.version
        ? null
        : { code: 'stale', details: { yours: input.version, current: facts.version } },
    )
    const five = saidOf(input.five)
    refuseDays(five, await regionOf(tx, actor))
    const done = await makeMove(tx, actor, facts, 'revise', {}, { payload: { elements: five } })
    await writeElements(tx, input.id, five)
    return done
  })
}
