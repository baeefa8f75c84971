import type pg from 'pg'
import { analyze, asOwner } from './connection'

const sector = 'gas'

/** Places over the demo's enterprises and counties, each in one of 2,000 grid cells of its county. */
async function fillPlaces(client: pg.Client, places: number): Promise<void> {
  await client.query(`
    insert into grid_cell (code, name_zh, name_en, region_code, org_id, invented)
    select 'B' || lpad(n::text, 5, '0'), '网格' || n, 'Cell ' || n, g.region_code, g.id, true
    from generate_series(1, 2000) n join (select o.id, o.region_code, row_number() over (order by o.id) - 1 as at, count(*) over () as all_of from org o join region r on r.code = o.region_code
      where o.kind = 'government' and r.level = 'county' and r.valid_to_year is null) g on g.at = n % g.all_of`)
  await client.query(
    `insert into place (name_zh, name_en, org_id, regulator_org_id, region_code, sector, risk, address_zh, address_en, register_no, grid_id, listed_on, invented, search)
     select c.name_zh || '燃气设施' || n, c.name_en || ' gas facility ' || n, c.org_id, c.regulator_id, c.region_code, $2, (array['red', 'orange', 'yellow', 'yellow', 'yellow', 'blue'])[n % 6 + 1],
       c.name_zh || n || '号', n || ' ' || c.name_en, 'B' || lpad(n::text, 7, '0'), c.grid_id, current_date - 100, true, find.vector(c.name_zh || ' 燃气设施 ' || n)
     from generate_series(1, $1) n join (
       select k.id as grid_id, k.name_zh, k.name_en, k.region_code, f.id as org_id, h.id as regulator_id, row_number() over (order by k.id) - 1 as at, count(*) over () as all_of
       from grid_cell k join org f on f.key = 'firm:gas:' || left(k.region_code, 4) || '00' join org h on h.key = 'housing:' || left(k.region_code, 4) || '00' where k.code like 'B%') c on c.at = n % c.all_of`,
    [places, sector],
  )
}

/** Visits to six places of ten, most of them issued, and a hazard at every fifth: rows as the moves would have left them, without their events. */
async function fillVisits(client: pg.Client, campaignId: number): Promise<void> {
  await client.query(
    `insert into inspection (stage, came_from, came_by, version, org_id, issuer_org_id, regulator_org_id, line, region_code, due_on, place_id, place_org_id, checklist_id, campaign_id, kind)
     select s.stage, s.came_from, s.came_by, 6, l.regulator_org_id, l.regulator_org_id, l.regulator_org_id, 'bottom', l.region_code, current_date, l.id, l.org_id, k.id, $1, 'planned'
     from place l join (values (0, 'issued', 'reviewed', 'issue'), (1, 'issued', 'reviewed', 'issue'), (2, 'submitted', 'in_field', 'submit'), (3, 'issued', 'reviewed', 'issue'),
       (4, 'assigned', 'planned', 'assign'), (5, 'issued', 'reviewed', 'issue')) s (n, stage, came_from, came_by) on s.n = l.id % 10
     cross join (select id from checklist where key = 'gas' and version = 1) k where l.register_no like 'B%'`,
    [campaignId],
  )
  await client.query(
    `insert into hazard (stage, came_from, came_by, version, org_id, issuer_org_id, regulator_org_id, level, line, region_code, due_on, place_id, campaign_id, title_zh, title_en, clause, clause_seen, opened_at)
     select 'ordered', 'graded', 'order', 3, l.org_id, l.regulator_org_id, l.regulator_org_id, 'general', 'bottom', l.region_code, current_date + (l.id % 40)::int - 10, l.id, $1, '阀门锈蚀', 'Corroded valve',
       '第' || l.id % 7 || '条', 'UNVERIFIED', now() - make_interval(days => (l.id % 60)::int) from place l cross join generate_series(1, 1 + (l.id % 25 = 0)::int) where l.register_no like 'B%' and l.id % 5 = 0`,
    [campaignId],
  )
}

const cases = ['inspection', 'hazard'] as const

/**
 * A campaign whose register holds so many places, drawn as a supervisor draws it; answers with its number and how many milliseconds the drawing took. For benchmarks: the
 * guards are off while the visits and hazards are written, so that its cases have no events, and the tallies of cases do not know them.
 */
export async function seedLargeCampaign({
  adminUrl,
  places,
  onProgress = () => {},
}: {
  adminUrl: string
  places: number
  onProgress?: (done: string) => void
}): Promise<{ campaignId: number; drawMillis: number }> {
  const campaignId = await asOwner(adminUrl, async client => {
    await fillPlaces(client, places)
    onProgress(`${places} places`)
    const { rows } = await client.query(
      `insert into campaign (kind, named, name_zh, name_en, org_id, commander_id, commander_basis, starts_on, ends_on, sectors, checklist_ids, target_percent)
       select 'special', true, '十万场所专项', 'A hundred thousand places', org_id, commander_id, 'assigned', current_date - 60, current_date + 40, '{gas}', checklist_ids, 100
       from campaign where slot = 1 returning id::int`,
    )
    const id = rows[0].id as number
    for (const table of cases) await client.query(`alter table ${table} disable trigger user`)
    await fillVisits(client, id)
    for (const table of cases) await client.query(`alter table ${table} enable trigger user`)
    onProgress('visits and hazards')
    return id
  })
  await analyze(adminUrl)
  const drawMillis = await asOwner(adminUrl, async client => {
    await client.query(
      `select ctx.assume(m.id) from membership m join person p on p.id = m.person_id join auth."user" u on u.id = p.account_id where u.email = 'supervisor@demo.sixlines' and m.role = 'supervisor'`,
    )
    const began = performance.now()
    await client.query('select cover.draw($1, current_date)', [campaignId])
    return Math.round(performance.now() - began)
  })
  await analyze(adminUrl)
  return { campaignId, drawMillis }
}
