import type pg from 'pg'
import { place, type riskColours } from '@/db/schema/place'
import { addDays, type Day } from '@/domain/clock'
import { shortRegion } from '../base-units'
import { insertRows, reserveIds } from '../rows'
import type { Region } from '../source/regions'
import type { PlacedUnit } from '../units'
import type { Chance } from './chance'
import { type Cell, writeCells, writeOfficers } from './grid'
import type { People, Staff } from './people'
import { type PlaceKind, placeKinds } from './place-kinds'
import { streets } from './streets'

export type Place = {
  id: number
  kind: PlaceKind
  nameZh: string
  nameEn: string
  county: Region
  prefectureCode: string
  firm: PlacedUnit
  regulator: PlacedUnit | null
  owner: Staff | null
  latitude: number
  longitude: number
}

/** How many places each prefecture has in the demo, and the rough position of its seat. */
const prefectures: Record<string, readonly [count: number, latitude: number, longitude: number]> = {
  '220100': [82, 43.88, 125.32],
  '220200': [66, 43.84, 126.55],
  '220300': [40, 43.17, 124.35],
  '220400': [29, 42.89, 125.14],
  '220500': [38, 41.73, 125.94],
  '220600': [34, 41.94, 126.42],
  '220700': [39, 45.14, 124.82],
  '220800': [29, 45.62, 122.84],
  '222400': [43, 42.89, 129.51],
}
const risks: readonly (typeof riskColours)[number][] = [
  'red',
  'orange',
  'orange',
  'yellow',
  'yellow',
  'yellow',
  'yellow',
  'blue',
  'blue',
]
/** Places that the story needs by name. */
const toldPlaces: readonly { prefecture: string; county: string; kind: string; street: string }[] = [
  { prefecture: '220200', county: '220203', kind: '{c}液氨罐区', street: '松江路' },
  { prefecture: '220200', county: '220204', kind: '{c}{s}中压燃气干管', street: '松江路' },
  { prefecture: '222400', county: '222404', kind: '{c}甲醇储罐区', street: '长江路' },
]
/** One place in so many has nobody named: that is what the list of orphans is for. */
const orphanEvery = 33
/** One place in so many has a forerunner that left the register: its number, name and days stay. */
const forerunnerEvery = 80

/** Since when a place counts: before the campaign began, by its number alone, so that the story's chance is not disturbed. */
const listedOn = (index: number, today: Day): Day => addDays(today, -(130 + ((index * 37) % 380)))

/** Writes four hundred invented places over the real districts, with the cells of the net and their officers. */
export async function writePlaces(
  client: pg.Client,
  units: ReadonlyMap<string, PlacedUnit>,
  people: People,
  regions: readonly Region[],
  chance: Chance,
  days: { today: Day; since: Day },
): Promise<Place[]> {
  const bag = placeKinds.flatMap(kind => Array.from({ length: kind.weight }, () => kind))
  const total = Object.values(prefectures).reduce((sum, [count]) => sum + count, 0)
  const ids = await reserveIds(client, place, total)
  const made: Made[] = []
  for (const [prefectureCode, [count, latitude, longitude]] of Object.entries(prefectures)) {
    const counties = regions.filter(region => region.parentCode === prefectureCode && region.validToYear === null)
    const names = new Set<string>()
    const told = toldPlaces.filter(one => one.prefecture === prefectureCode)
    for (let kinds = chance.shuffle(bag), index = 0; names.size < count; index++) {
      if (index % bag.length === bag.length - 1) kinds = chance.shuffle(bag)
      const fixed = told.shift()
      const kind = placeKinds.find(one => one.zh === fixed?.kind) ?? kinds[index % bag.length]!
      const county = counties.find(one => one.code === fixed?.county) ?? chance.pick(counties)
      const [countyZh, countyEn] = shortRegion(county)
      const [streetZh, streetEn] = streets.find(([zh]) => zh === fixed?.street) ?? chance.pick(streets)
      const nameZh = kind.zh.replace('{c}', countyZh).replace('{s}', streetZh)
      if (names.has(nameZh)) continue
      names.add(nameZh)
      const firm = units.get(`firm:${kind.firm}:${prefectureCode}`)!
      const id = ids[made.length]!
      const number = chance.between(2, 268)
      made.push({
        id,
        kind,
        nameZh,
        nameEn: kind.en.replace('{c}', countyEn).replace('{s}', streetEn),
        county,
        prefectureCode,
        firm,
        regulator: kind.regulator === null ? null : units.get(`${kind.regulator}:${prefectureCode}`)!,
        owner: id % orphanEvery === 5 ? null : chance.pick(people.of(firm.key)),
        latitude: Number((latitude + (chance.next() - 0.5) * 0.24).toFixed(5)),
        longitude: Number((longitude + (chance.next() - 0.5) * 0.32).toFixed(5)),
        risk: chance.pick(risks),
        addressZh: `${county.nameZh}${streetZh}${number}号`,
        addressEn: `${number} ${streetEn}, ${county.nameEn}`,
      })
    }
  }
  const cells = await writeCells(
    client,
    units,
    made.map(one => one.county),
  )
  await writeOfficers(client, people, [...cells.values()].flat(), days.since)
  const rows = made.map((one, index) => rowOf(one, index, cells, days.today))
  await insertRows(client, place, rows)
  await writeForerunners(client, rows, days.today)
  return made
}

type Made = Place & { risk: (typeof risks)[number]; addressZh: string; addressEn: string }

function rowOf(one: Made, index: number, cells: ReadonlyMap<string, readonly Cell[]>, today: Day) {
  const { id, nameZh, nameEn, firm, regulator, owner, county, kind, risk, addressZh, addressEn, latitude, longitude } =
    one
  const near = cells.get(county.code)!
  return {
    id,
    nameZh,
    nameEn,
    orgId: firm.id,
    regulatorOrgId: regulator?.id ?? null,
    ownerId: owner?.id ?? null,
    regionCode: county.code,
    sector: kind.sector,
    risk,
    addressZh,
    addressEn,
    latitude,
    longitude,
    registerNo: `${county.code}-${String(index + 1).padStart(4, '0')}`,
    gridId: near[index % near.length]!.id,
    listedOn: listedOn(index, today),
    delistedOn: null as Day | null,
    invented: true,
  }
}

/** Places that moved: the old site under its own number, delisted; nothing ever happens there. */
async function writeForerunners(client: pg.Client, rows: readonly ReturnType<typeof rowOf>[], today: Day) {
  const moved = rows.filter((_, index) => index % forerunnerEvery === 9)
  const ids = await reserveIds(client, place, moved.length)
  await insertRows(
    client,
    place,
    moved.map((row, index) => ({
      ...row,
      id: ids[index]!,
      nameZh: `${row.nameZh}（旧址）`,
      nameEn: `${row.nameEn} (old site)`,
      registerNo: `${row.registerNo}-A`,
      listedOn: addDays(row.listedOn, -400),
      delistedOn: addDays(today, -(100 + index * 9)),
    })),
  )
}
