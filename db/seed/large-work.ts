import type pg from 'pg'
import { shortRegion } from './base-units'
import { type Work, work } from './demo/work-templates'
import { readRegions } from './source/regions'
import { type PlacedUnit, placedUnits } from './units'

/** One piece of work of one unit, ready to be repeated: `{s}` and `{n}` are still open. */
export type RepeatedWork = {
  n: number
  directive_id: number
  line: string
  org_id: number
  region_code: string
  issuer_id: number
  issuer_org_id: number
  judge_id: number
  judge_org_id: number
  head_id: number
  owner_id: number
  deputy_id: number
  title_zh: string
  title_en: string
  criteria_zh: string
  criteria_en: string
}

type Member = { personId: number; role: string; key: string }

const province = 'dept:safety-committee-office'

/** Every template of the demo for every unit that could do it, with the people who would. Throws where the demo has not been told. */
export async function readRepeatedWork(client: pg.Client): Promise<RepeatedWork[]> {
  const units = await placedUnits(client)
  const members = await client.query<Member>(
    'select m.person_id::int as "personId", m.role, o.key from membership m join org o on o.id = m.org_id order by m.id',
  )
  const staff = new Map<string, number[]>()
  for (const { key, role, personId } of members.rows)
    staff.set(`${key} ${role}`, [...(staff.get(`${key} ${role}`) ?? []), personId])
  const directives = await client.query<{ id: number; key: string; line: string }>(
    'select id::int, key, line from directive',
  )
  const under = new Map(directives.rows.map(row => [row.key, row]))
  if (staff.size === 0 || under.size === 0) throw new Error('large data repeats the demo: seed the demo first')
  const one = (key: string, role: string, index = 0) => {
    const found = staff.get(`${key} ${role}`)
    if (!found) throw new Error(`the demo has no ${role} in ${key}`)
    return found[index % found.length]!
  }
  const regions = readRegions().filter(region => region.validToYear === null)
  const made: Omit<RepeatedWork, 'n'>[] = []
  const add = (
    item: Work,
    unit: PlacedUnit,
    regionCode: string,
    office: string,
    words: Record<string, readonly [string, string]>,
  ) => {
    const fill = (text: string, side: 0 | 1) => text.replace(/\{([pc])\}/g, (_, name: string) => words[name]![side])
    // a street and a number tell apart what the template alone would repeat
    const [spotZh, spotEn] = item.zh.includes('{s}') ? ['', ''] : ['（{s} {n} 号）', ', {n} {s}']
    const issuer = item.level === 'county' ? office : province
    const judge = item.level === 'prefecture' ? office : province
    const directive = under.get(item.directive)!
    made.push({
      directive_id: directive.id,
      line: directive.line,
      org_id: unit.id,
      region_code: regionCode,
      issuer_id: one(issuer, 'supervisor'),
      issuer_org_id: units.get(issuer)!.id,
      judge_id: one(judge, 'supervisor', 1),
      judge_org_id: units.get(judge)!.id,
      head_id: one(unit.key, 'head'),
      owner_id: one(unit.key, 'official'),
      deputy_id: one(unit.key, 'official', 1),
      title_zh: fill(item.zh, 0) + spotZh,
      title_en: fill(item.en, 1) + spotEn,
      criteria_zh: item.criteriaZh,
      criteria_en: item.criteriaEn,
    })
  }
  for (const item of work) {
    if (item.level === 'province') {
      add(item, units.get(`dept:${item.unit}`)!, '220000', province, {})
      continue
    }
    for (const prefecture of regions.filter(region => region.level === 'prefecture')) {
      const office = `office:${prefecture.code}`
      for (const county of regions.filter(region => region.parentCode === prefecture.code)) {
        const words = { p: shortRegion(prefecture), c: shortRegion(county) }
        const key = item.level === 'county' ? `${item.unit}:${county.code}` : `${item.unit}:${prefecture.code}`
        add(item, units.get(key)!, county.code, office, words)
      }
    }
  }
  return made.map((row, index) => ({ n: index, ...row }))
}
