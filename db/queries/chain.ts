import { sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import type { Tx } from '../client'
import type { BreakNoun } from './break-kinds'
import { type BreakRow, listBreaks } from './breaks'
import type { Named } from './case-view'
import { type Duty, listHolding } from './duties'
import { person, unit } from './named'

export type ChainEnd = { what: 'place' | 'task' | 'hazard'; id: number }
type Lane = 'leadership' | 'industry' | 'enterprise'
export type ChainLink = Named & {
  noun: BreakNoun
  ref: string
  /** Who answers here, by lane; a case or a cell has its own people. */
  lanes: Record<Lane, Duty[]>
  people: { lane: Lane; owner: Named | null; deputy: Named | null; unit: Named | null }[]
  breaks: BreakRow[]
}
export type Chain = {
  end: ChainEnd
  zh: string
  en: string
  sector: string | null
  region: string
  links: ChainLink[]
  breaks: BreakRow[]
}

type Root = {
  zh: string
  en: string
  region: string
  sector: string | null
  placeId: number | null
  placeZh: string | null
  placeEn: string | null
  placeOwner: Named | null
  firmId: number | null
  regulatorId: number | null
  gridId: number | null
  orgId: number | null
  issuerId: number | null
  owner: Named | null
  deputy: Named | null
  unit: Named | null
}

const placeColumns = sql`l.id::float8 as "placeId", l.name_zh as "placeZh", l.name_en as "placeEn", ${person('lo')} as "placeOwner", l.org_id::float8 as "firmId",
  l.regulator_org_id::float8 as "regulatorId", l.grid_id::float8 as "gridId", l.sector`
const caseColumns = sql`c.org_id::float8 as "orgId", c.issuer_org_id::float8 as "issuerId", ${person('p')} as owner, ${person('d')} as deputy, ${unit('o')} as unit`
const caseJoins = sql`left join person p on p.id = c.owner_id left join person d on d.id = c.deputy_id left join org o on o.id = c.org_id`
const noCase = sql`null::float8 as "orgId", null::float8 as "issuerId", null::json as owner, null::json as deputy, null::json as unit`

async function findRoot(tx: Tx, { what, id }: ChainEnd): Promise<Root | null> {
  const query = {
    place: sql`select l.name_zh as zh, l.name_en as en, l.region_code as region, ${placeColumns}, ${noCase} from place l left join person lo on lo.id = l.owner_id where l.id = ${id}`,
    hazard: sql`select c.title_zh as zh, c.title_en as en, l.region_code as region, ${placeColumns}, ${caseColumns}
      from hazard c join place l on l.id = c.place_id left join person lo on lo.id = l.owner_id ${caseJoins} where c.id = ${id}`,
    task: sql`select c.title_zh as zh, c.title_en as en, c.region_code as region, null::float8 as "placeId", null as "placeZh", null as "placeEn", null::json as "placeOwner", null::float8 as "firmId",
      null::float8 as "regulatorId", null::float8 as "gridId", null as sector, ${caseColumns} from task c ${caseJoins} where c.id = ${id}`,
  }[what]
  const { rows } = await tx.execute(query)
  return (rows[0] as Root | undefined) ?? null
}

type OrgRow = Named & { kind: string; region: string; authority: string | null }

/** The governments of a region from the province down, the units named, and the regulator's own kind of authority at each level. */
async function listUnits(tx: Tx, root: Root): Promise<OrgRow[]> {
  const regions = [`${root.region.slice(0, 2)}0000`, `${root.region.slice(0, 4)}00`, root.region]
  const named = [root.firmId, root.regulatorId, root.orgId, root.issuerId].filter(id => id !== null)
  const { rows } = await tx.execute(sql`
    with governments as (select distinct on (o.region_code) o.id from org o where o.kind = 'government' and o.region_code = any (${sql.param(regions)}::text[]) order by o.region_code, length(o.path), o.id)
    select o.id::float8 as id, o.short_zh as zh, o.short_en as en, case when o.id in (select id from governments) then 'level' else o.kind end as kind, o.region_code as region, o.authority
    from org o where o.id in (select id from governments) or o.id = any (${sql.param(named)}::bigint[])
      or o.kind <> 'enterprise' and o.region_code = any (${sql.param(regions)}::text[]) and o.authority = (select r.authority from org r where r.id = ${root.regulatorId}::bigint)
    order by o.region_code, length(o.path), o.id`)
  return rows as OrgRow[]
}

async function findCell(tx: Tx, id: number): Promise<(Named & { officer: Named | null; unit: Named | null }) | null> {
  const { rows } = await tx.execute(sql`
    select c.id::float8 as id, c.name_zh as zh, c.name_en as en, ${person('p')} as officer, ${unit('o')} as unit from grid_cell c
      left join lateral (select f.person_id from grid_officer f where f.cell_id = c.id order by f.id desc limit 1) n on true
      left join person p on p.id = n.person_id left join org o on o.id = p.org_id where c.id = ${id}`)
  return (rows[0] as (Named & { officer: Named | null; unit: Named | null }) | undefined) ?? null
}

/** From a place, a task or a hazard up to the accountable leader and down to the named person; null when it is not the reader's to see. */
export async function findChain(tx: Tx, end: ChainEnd, day: Day): Promise<Chain | null> {
  const root = await findRoot(tx, end)
  if (!root) return null
  const units = await listUnits(tx, root)
  const cell = root.gridId === null ? null : await findCell(tx, root.gridId)
  const duties = await listHolding(
    tx,
    units.map(one => one.id),
    root.placeId,
    day,
  )
  const of = (ids: readonly number[], kind: Lane) =>
    duties.filter(duty => duty.kind === kind && !duty.place && ids.includes(duty.unit.id))
  const none = (): ChainLink['lanes'] => ({ leadership: [], industry: [], enterprise: [] })
  const link = (noun: BreakNoun, one: Named, more: Partial<ChainLink> = {}): ChainLink => ({
    ...{ id: one.id, zh: one.zh, en: one.en, noun, ref: String(one.id), lanes: none(), people: [], breaks: [] },
    ...more,
  })
  const links: ChainLink[] = []
  for (const level of units.filter(one => one.kind === 'level')) {
    // the regulator's own kind of authority at this level; the regulator itself wherever it stands
    const beside = units
      .filter(one => one.authority && one.kind !== 'level' && one.region === level.region && root.placeId !== null)
      .map(one => one.id)
    links.push(
      link('unit', level, {
        lanes: { ...none(), leadership: of([level.id], 'leadership'), industry: of(beside, 'industry') },
      }),
    )
  }
  for (const id of [root.issuerId, root.orgId]) {
    const one = end.what === 'task' ? units.find(row => row.id === id && row.kind !== 'level') : undefined
    if (!one || links.some(known => known.id === one.id)) continue
    links.push(
      link('unit', one, {
        lanes: { ...none(), industry: of([one.id], 'industry'), enterprise: of([one.id], 'enterprise') },
      }),
    )
  }
  if (cell)
    links.push(
      link('grid', cell, { people: [{ lane: 'industry', owner: cell.officer, deputy: null, unit: cell.unit }] }),
    )
  const firm = units.find(one => one.id === root.firmId)
  if (firm) links.push(link('unit', firm, { lanes: { ...none(), enterprise: of([firm.id], 'enterprise') } }))
  if (root.placeId !== null) {
    const own = duties.filter(duty => duty.place?.id === root.placeId)
    links.push(
      link(
        'place',
        { id: root.placeId, zh: root.placeZh!, en: root.placeEn! },
        {
          lanes: { ...none(), enterprise: own },
          people:
            own.length === 0 && root.placeOwner
              ? [{ lane: 'enterprise', owner: root.placeOwner, deputy: null, unit: null }]
              : [],
        },
      ),
    )
  }
  if (end.what !== 'place') {
    const lane: Lane = units.find(one => one.id === root.orgId)?.kind === 'enterprise' ? 'enterprise' : 'industry'
    links.push(
      link(
        end.what,
        { id: end.id, zh: root.zh, en: root.en },
        { people: [{ lane, owner: root.owner, deputy: root.deputy, unit: root.unit }] },
      ),
    )
  }
  const regulators = units.filter(one => one.id === root.regulatorId)
  const sector = root.sector ? { noun: 'sector' as const, id: `${root.sector}|${root.region}` } : null
  const refs = [
    ...links.map(one => ({ noun: one.noun, id: one.ref })),
    ...regulators.map(one => ({ noun: 'unit' as const, id: String(one.id) })),
    ...(sector ? [sector] : []),
  ]
  const { rows: breaks } = await listBreaks(tx, {}, day, { limit: 200, refs })
  for (const one of breaks) {
    // what is missing of an authority or a sector stands where that authority stands: at the level of its region
    const region = units.find(row => row.kind === 'level' && row.region === one.regionCode)
    const at =
      links.find(row => row.noun === one.noun && row.ref === one.id) ??
      links.find(row => row.id === region?.id) ??
      links[0]
    at?.breaks.push(one)
  }
  return { end, zh: root.zh, en: root.en, sector: root.sector, region: root.region, links, breaks }
}
