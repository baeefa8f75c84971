import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { holderOf } from '@/domain/holder'
import { loops, stagesIn } from '@/domain/loops'
import { isGapAhead, ofMine, shiftName } from './on-duty'
import { registeredOn } from './places'

/** What stands broken, and is told by its id: of a sector the sector and the region. */
export type BreakNoun = 'place' | 'sector' | 'grid' | 'shift' | 'unit' | 'task' | 'hazard' | 'inspection'

type Kind = {
  noun: BreakNoun
  /** `id` as text, `zh`, `en`, the unit it is about, its region, and the person who left, if that is why. */
  broken: (day: Day) => SQL
}

/** Whether this person acted for the unit and no longer does; asked only of the few who left anything. */
const hasLeft = (person: string, unit: string, day: Day): SQL =>
  sql`(${sql.raw(person)} in (select duties.leavers(${day}::date)) and duties.has_left(${sql.raw(person)}, ${sql.raw(unit)}, ${day}::date))`
/** A person who is there. */
const stands = (person: string, unit: string, day: Day): SQL =>
  sql`(${sql.raw(person)} is not null and not ${hasLeft(person, unit, day)})`
const holds = (alias: string, day: Day): SQL =>
  sql.raw(`(${alias}.valid_from <= '${day}' and (${alias}.valid_to is null or ${alias}.valid_to >= '${day}'))`)

const mine = sql`((select ctx.everything()) or o.id in (select ctx.units()))`
const stages = (names: readonly string[]): SQL => sql.raw(`(${names.map(name => `'${name}'`).join(', ')})`)
/** Where a hazard lies with the unit that must rectify it. */
const rectifying = loops.hazard.stages.filter(stage => holderOf('hazard', stage) === 'performing')

const unitWithout = (side: 'party' | 'government', day: Day): SQL => sql`
  select o.id::text as id, o.name_zh as zh, o.name_en as en, o.id as org_id, o.region_code, null::bigint as person_id from org o
  where o.kind = 'government' and ${mine} and not exists (
    select from responsibility r join post s on s.id = r.post_id
    where r.org_id = o.id and r.kind = 'leadership' and s.side = ${side} and ${holds('s', day)} and ${holds('r', day)} and ${stands('r.person_id', 'o.id', day)})`

/** Units of a kind without a named person for the unit itself. */
const unnamed = (which: SQL, kind: 'industry' | 'enterprise', day: Day): SQL => sql`
  select o.id::text as id, o.name_zh as zh, o.name_en as en, o.id as org_id, o.region_code, null::bigint as person_id from org o
  where ${which} and not exists (select from responsibility r where r.org_id = o.id and r.kind = ${kind} and r.place_id is null
    and ${holds('r', day)} and ${stands('r.person_id', 'o.id', day)})`

const places = (where: SQL, day: Day): SQL => sql`
  select l.id::text as id, l.name_zh as zh, l.name_en as en, l.org_id, l.region_code, null::bigint as person_id from place l where ${registeredOn(day)} and ${where}`

const cases = (loop: 'task' | 'hazard' | 'inspection', where: SQL): SQL =>
  loop === 'inspection'
    ? sql`select c.id::text as id, l.name_zh as zh, l.name_en as en, c.org_id, c.region_code, c.owner_id as person_id from inspection c join place l on l.id = c.place_id where ${where}`
    : sql`select c.id::text as id, c.title_zh as zh, c.title_en as en, c.org_id, c.region_code, c.owner_id as person_id from ${sql.identifier(loop)} c where ${where}`
const open = (loop: 'task' | 'hazard' | 'inspection'): SQL => sql`c.stage in ${stages(stagesIn(loop, 'open'))}`

/** The map's rows that name a unit for the sector `k.sector` in the region `k.region_code`, or in the prefecture above it. */
const regulated = (day: Day): SQL => sql`
  select from region g join sector_regulator m on m.level = g.level and (m.region_code is null or m.region_code = g.code)
  where (g.code = k.region_code or (right(k.region_code, 2) <> '00' and g.code = left(k.region_code, 4) || '00')) and m.sector = k.sector and ${holds('m', day)}
    and (m.org_id is not null or exists (select from org u where u.authority = m.authority and u.region_code = g.code and u.kind <> 'enterprise'))`

/**
 * Every kind of missing link, one predicate each; counts, rows and chains read this table and nothing else, under the reader's own sight.
 * A further kind, such as duty shifts, is one more entry with its words in messages.
 */
export const breakKinds = {
  placeNoPerson: {
    noun: 'place',
    broken: day =>
      places(
        sql`not ${stands('l.owner_id', 'l.org_id', day)} and not exists (select from responsibility r where r.place_id = l.id
          and ${holds('r', day)} and ${stands('r.person_id', 'r.org_id', day)})`,
        day,
      ),
  },
  placeNoRegulator: { noun: 'place', broken: day => places(sql`l.regulator_org_id is null`, day) },
  sectorNoRegulator: {
    noun: 'sector',
    broken: day => sql`
      select k.sector || '|' || k.region_code as id, g.name_zh as zh, g.name_en as en, o.id as org_id, k.region_code, null::bigint as person_id
      from (select distinct l.sector, l.region_code from place l where ${registeredOn(day)}) k join region g on g.code = k.region_code
        join lateral (select o.id from org o where o.kind = 'government' and o.region_code = k.region_code and ${mine} order by length(o.path), o.id limit 1) o on true
      where not exists (${regulated(day)})`,
  },
  authorityNoPerson: {
    noun: 'unit',
    broken: day =>
      unnamed(
        sql`o.kind in ('department', 'office') and ${mine} and exists (select from place l where l.regulator_org_id = o.id and ${registeredOn(day)})`,
        'industry',
        day,
      ),
  },
  enterpriseNoPerson: {
    noun: 'unit',
    broken: day => unnamed(sql`o.kind = 'enterprise'`, 'enterprise', day),
  },
  unitNoParty: { noun: 'unit', broken: day => unitWithout('party', day) },
  unitNoGovernment: { noun: 'unit', broken: day => unitWithout('government', day) },
  gridNoOfficer: {
    noun: 'grid',
    broken: day => sql`
      select c.id::text as id, c.name_zh as zh, c.name_en as en, c.org_id, c.region_code, n.person_id from grid_cell c
        left join lateral (select f.person_id from grid_officer f where f.cell_id = c.id order by f.id desc limit 1) n on true
      where not ${stands('n.person_id', 'c.org_id', day)}`,
  },
  taskNoPerson: { noun: 'task', broken: () => cases('task', sql`${open('task')} and c.owner_id is null`) },
  taskPersonLeft: {
    noun: 'task',
    broken: day => cases('task', sql`${open('task')} and ${hasLeft('c.owner_id', 'c.org_id', day)}`),
  },
  hazardNoPerson: {
    noun: 'hazard',
    broken: () => cases('hazard', sql`c.stage in ${stages(rectifying)} and c.owner_id is null`),
  },
  hazardPersonLeft: {
    noun: 'hazard',
    broken: day => cases('hazard', sql`${open('hazard')} and ${hasLeft('c.owner_id', 'c.org_id', day)}`),
  },
  inspectionPersonLeft: {
    noun: 'inspection',
    broken: day => cases('inspection', sql`${open('inspection')} and ${hasLeft('c.owner_id', 'c.org_id', day)}`),
  },
  // of the days that figures of duty look ahead
  shiftNoPerson: {
    noun: 'shift',
    broken: () => sql`
      select distinct h.id::text as id, ${shiftName('short_zh')} as zh, ${shiftName('short_en')} as en, h.org_id, o.region_code, null::bigint as person_id
      from shift_seat s join shift h on h.id = s.shift_id join org o on o.id = h.org_id where ${ofMine('s')} and ${isGapAhead(new Date())}`,
  },
} as const satisfies Record<string, Kind>
export type BreakKind = keyof typeof breakKinds
export const breakKindNames = Object.keys(breakKinds) as BreakKind[]
