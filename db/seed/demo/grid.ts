import type pg from 'pg'
import { gridCell, gridOfficer } from '@/db/schema/grid'
import { insertRows, reserveIds } from '../rows'
import type { Region } from '../source/regions'
import type { PlacedUnit } from '../units'
import type { People } from './people'

export type Cell = { id: number; code: string; county: Region }

const ordinals = ['一', '二', '三', '四']
/** A county with so many places gets one cell more, up to four. */
const placesACell = 4
/** One cell in so many has no officer: that is what the list puts first. */
const vacantEvery = 7

/** Writes a few invented cells over each county with places; returns them by the county's code. */
export async function writeCells(
  client: pg.Client,
  units: ReadonlyMap<string, PlacedUnit>,
  counties: readonly Region[],
): Promise<Map<string, Cell[]>> {
  const wanted = [...new Set(counties)].flatMap(county => {
    const many = Math.min(
      ordinals.length,
      Math.max(2, Math.ceil(counties.filter(one => one === county).length / placesACell)),
    )
    return ordinals.slice(0, many).map((ordinal, index) => ({ county, ordinal, number: index + 1 }))
  })
  const ids = await reserveIds(client, gridCell, wanted.length)
  const cells = wanted.map(({ county, number }, index) => ({
    id: ids[index]!,
    code: `${county.code}-${String(number).padStart(2, '0')}`,
    county,
  }))
  await insertRows(
    client,
    gridCell,
    wanted.map(({ county, ordinal, number }, index) => ({
      id: ids[index]!,
      code: cells[index]!.code,
      nameZh: `${county.nameZh}第${ordinal}网格`,
      nameEn: `${county.nameEn}, cell ${number}`,
      regionCode: county.code,
      orgId: units.get(`gov:${county.code}`)!.id,
      invented: true,
    })),
  )
  return new Map([...new Set(counties)].map(({ code }) => [code, cells.filter(cell => cell.county.code === code)]))
}

/** Names an officer for most cells: people of the county's emergency bureau, by the supervisor of the prefecture's office. */
export async function writeOfficers(
  client: pg.Client,
  people: People,
  cells: readonly Cell[],
  since: string,
): Promise<void> {
  await insertRows(
    client,
    gridOfficer,
    cells.flatMap(({ id, county }, index) => {
      if (index % vacantEvery === 3) return []
      const staff = [
        ...people.of(`emergency:${county.code}`, 'inspector'),
        ...people.of(`emergency:${county.code}`, 'official'),
      ]
      const named = staff[index % Math.max(staff.length, 1)]
      const namedBy = people.of(`office:${county.code.slice(0, 4)}00`, 'supervisor')[0]
      return named && namedBy
        ? [{ cellId: id, personId: named.id, namedById: namedBy.id, at: new Date(`${since}T09:00:00+08:00`) }]
        : []
    }),
  )
}
