import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { inPrecedence, type Rule, ruleFor } from '@/domain/rules'
import { readRulePacks } from '../data/rules'

let packs: ReturnType<typeof readRulePacks> | undefined
let kept: Rule[] | undefined

/** The packs that the project carries, each with its rules in their order; read once. Throws when a pack can't be read. */
export function rulePacks(): ReturnType<typeof readRulePacks> {
  packs ??= readRulePacks()
  return packs
}

function rules(): readonly Rule[] {
  kept ??= rulePacks().flatMap(pack =>
    pack.rules.map(rule => ({ ...rule, pack: pack.key, version: pack.version, place: pack.place })),
  )
  return kept
}

/** The country's code, for a rule that is asked without a place. */
const anywhere = '000000'

/** The rule that holds on a day, in a region where one is given; throws when no pack has it, for a page cannot guess a period. */
export function ruleOn(key: string, on: Day, region: string = anywhere): Rule {
  const found = ruleFor(rules(), key, region, on)
  if (!found) throw new Error(`no rule pack has ${key} on ${on} for ${region}`)
  return found
}

/** The same, or null where no pack has it: before a law there was no day to keep. */
export const findRuleOn = (key: string, on: Day, region: string = anywhere): Rule | null =>
  ruleFor(rules(), key, region, on)

/** The value of ruleOn for every row of a query at once, by its column of the region and its day; null in a row for which no pack has one. */
export function ruleValueBy(key: string, region: SQL, on: SQL, from: readonly Rule[] = rules()): SQL {
  const cases = inPrecedence(from, key).map(({ place, from: since, to, value }) => {
    const stem = (place ?? '').replace(/(00){1,3}$/, '')
    const all = [
      sql`${on} >= ${since}::date`,
      ...(to === null ? [] : [sql`${on} <= ${to}::date`]),
      ...(stem ? [sql`starts_with(${region}, ${stem})`] : []),
    ]
    return sql`when ${sql.join(all, sql` and `)} then ${value}::int`
  })
  if (cases.length === 0) throw new Error(`no rule pack has ${key}`)
  return sql`(case ${sql.join(cases, sql` `)} end)`
}
