import type { CoverState } from '@/domain/coverage'
import type { Cast } from '../commands/cast'

export type Cell = {
  place: number
  state: CoverState
  visit: number | null
  asked: number
  checked: number
  above: number
  regulator: number
  region: string
  grid: number
  rank: number
}
type Row = Record<string, unknown>

const open = ['planned', 'assigned', 'in_field']
const done = ['submitted', 'reviewed', 'issued']

/** For tests: the cells of a register as they follow from visits, answers, exceptions and places alone, reckoned here and not in the database. */
export async function recount(ask: Cast['ask'], campaignId: number, register: ReadonlySet<number>): Promise<Cell[]> {
  const visits = await ask(
    `select id::int, place_id::int as place, stage, checklist_id::int as list from inspection where campaign_id = $1 and kind <> 'self_check' order by id`,
    [campaignId],
  )
  const answers = await ask(
    'select inspection_id::int as visit, answer from inspection_answer where inspection_id = any ($1)',
    [visits.map(one => one.id)],
  )
  const items = await ask('select checklist_id::int as list, count(*)::int as n from checklist_item group by 1')
  const exceptions = await ask(
    'select place_id::int as place, excluded from coverage_exception where campaign_id = $1 order by id',
    [campaignId],
  )
  const places = await ask(
    `select l.id::int, l.region_code as region, coalesce(l.grid_id, 0)::int as grid, coalesce(l.regulator_org_id, 0)::int as regulator, o.parent_id::int as above, l.risk
     from place l join org o on o.id = l.org_id where l.id = any ($1)`,
    [[...register]],
  )
  return places
    .map(place => {
      const here = visits.filter(one => one.place === place.id)
      const visit = here.find(one => done.includes(one.stage as string))
      const planned = here.find(one => open.includes(one.stage as string))
      const excluded = exceptions.filter(one => one.place === place.id).at(-1)?.excluded === true
      const given = answers.filter(one => one.visit === visit?.id)
      const said = (...words: string[]) => given.filter(one => words.includes(one.answer as string)).length
      const whole = items.find(one => one.list === visit?.list)?.n as number | undefined
      return {
        place: place.id as number,
        state: (visit ? 'visited' : planned ? 'scheduled' : excluded ? 'not_applicable' : 'unvisited') as CoverState,
        visit: ((visit ?? planned)?.id as number | undefined) ?? null,
        asked: whole === undefined ? 0 : whole - said('not_applicable'),
        checked: visit ? said('pass', 'fail') : 0,
        above: place.above as number,
        regulator: place.regulator as number,
        region: place.region as string,
        grid: place.grid as number,
        rank: ['red', 'orange', 'yellow', 'blue'].indexOf(place.risk as string) + 1,
      }
    })
    .sort((a, b) => a.place - b.place)
}

/** The cells that the database keeps. */
export async function keptCells(ask: Cast['ask'], campaignId: number): Promise<Cell[]> {
  return (await ask(
    `select place_id::int as place, state, inspection_id::int as visit, items_asked as asked, items_checked as checked, above_org_id::int as above, regulator_org_id::int as regulator,
       region_code as region, grid_id::int as grid, risk_rank as rank from coverage where campaign_id = $1 and left_on is null order by place_id`,
    [campaignId],
  )) as Cell[]
}

/** The rows of the tally that are not a count of the cells, either way. */
export const tallyFaults = (ask: Cast['ask']): Promise<Row[]> =>
  ask(`
    with kept as (select campaign_id, above_org_id, regulator_org_id, region_code, grid_id, state, places, items_asked, items_checked from coverage_tally where places <> 0),
      counted as (select campaign_id, above_org_id, regulator_org_id, region_code, grid_id, state, count(*)::int, sum(items_asked)::int, sum(items_checked)::int
        from coverage where left_on is null group by 1, 2, 3, 4, 5, 6)
    (table kept except table counted) union all (table counted except table kept)`)
