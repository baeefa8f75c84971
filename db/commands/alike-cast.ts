import { createHash, randomUUID } from 'node:crypto'
import { addDays } from '@/domain/clock'
import type { Traits } from '@/domain/inference'
import type { Caller } from '../client'
import { type Cast, idOf, key } from './cast'
import type { DrawInference } from './draw-inference'
import { lessonsOf } from './lessons-cast'
import { reportHazard } from './report-hazard'
import { sayTrait } from './say-trait'

export type Alike = {
  id: number
  sector: string
  listed: boolean
  regulator: boolean
  terms: number[]
  clause: boolean
}

/** Places that are like each other in every combination of traits, for the tests of drawing inferences. */
export async function makeAlike(cast: Cast) {
  const at = lessonsOf(cast)
  const directiveId = (
    await cast.ask(`select id::int from directive where mechanism = 'lessons' and stage = 'executing' limit 1`)
  )[0]!.id as number
  const clause = `条款${randomUUID().slice(0, 8)}`
  const terms = (await cast.ask('select id::int, kind from trait_term order by id limit 30')) as {
    id: number
    kind: string
  }[]
  const token = randomUUID()
  await cast.ask(
    `insert into auth.session (id, token, user_id, expires_at) select $1, $2, id, now() + interval '1 hour' from auth."user" where email = 'supervisor@demo.sixlines'`,
    [randomUUID(), createHash('sha256').update(token).digest('hex')],
  )
  // the office whose directive it is; its territory is the province, so every choice names the clause that only these places have
  const province: Caller = { token }
  const equipment = terms.find(term => term.kind === 'equipment')!.id
  const process = terms.find(term => term.kind === 'process')!.id
  const made: Alike[] = []
  for (let n = 0; n < 32; n++) {
    const one = {
      sector: n & 1 ? 'gas' : 'chemicals',
      listed: n % 7 !== 3,
      regulator: n % 11 !== 5,
      terms: [...(n & 2 ? [equipment] : []), ...(n & 4 ? [process] : [])],
      clause: (n & 8) !== 0,
    }
    const regulator = one.regulator ? (n % 3 ? cast.units.regulator : cast.units.otherBureau) : null
    const [{ id }] = (await cast.ask(
      `insert into place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, invented, delisted_on)
       values ($1, $1, $2, $3, '220200', $4, 'red', $1, $1, true, $5) returning id::int`,
      [`同类${n}`, cast.units.firm, regulator, one.sector, one.listed ? null : at.today],
    )) as [{ id: number }]
    for (const termId of one.terms)
      idOf(await sayTrait(cast.as.principal, { key: key(), placeId: id, termId, source: '自报' }))
    if (one.clause) idOf(await reportHazard(cast.as.principal, { key: key(), placeId: id, title: '隐患', clause }))
    made.push({ id, ...one })
  }
  const ask = (accidentId: number, traits: Partial<Traits>, more: Partial<DrawInference> = {}): DrawInference => ({
    key: key(),
    accidentId,
    sectors: [],
    termIds: [],
    clauses: [],
    directiveId,
    words: '阀门是否关闭严密',
    dueOn: addDays(at.today, 20),
    leftOut: [],
    ...traits,
    ...more,
  })
  const rowsOf = (id: number) =>
    cast.ask(
      'select place_id::int as place, task_id::int as task, org_id::int as org, left_out as "leftOut" from inference_place where inference_id = $1 order by 1',
      [id],
    )
  return { at, directiveId, clause, terms, province, made, ask, rowsOf }
}
