import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FaultCode, type RegisterKey, registerColumns } from '@/domain/register-columns'
import { asActor } from '../client'
import { bringRegister } from '../commands/bring-register'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from '../commands/cast'
import { putImportAside, takeImport } from '../commands/decide-import'
import { findImport, listImportRows } from '../queries/register-imports'
import { listRegisterRows } from '../queries/register-rows'
import { columnLetters } from '../spreadsheet/read-sheet'
import { writeSheets } from '../spreadsheet/write-sheet'
import { goodRow, sheetOf, type TestRow } from './sheet-for-tests'

let cast: Cast
let other: Cast
let mark: string
beforeAll(async () => {
  cast = await makeCast()
  other = await makeCast()
  mark = `T${cast.placeId}`
  await cast.ask(
    `insert into grid_cell (code, name_zh, name_en, region_code, org_id, invented) values ($1, '甲', 'A', '220200', $2, true)`,
    [`${mark}-cell`, cast.units.gov],
  )
  await cast.ask(
    `insert into grid_cell (code, name_zh, name_en, region_code, org_id, invented) values ($1, '乙', 'B', '220200', $2, true)`,
    [`${mark}-far`, other.units.gov],
  )
})
afterAll(async () => {
  // twenty thousand places would burden every test that comes after
  await cast.ask(`begin; set local session_replication_role = replica;
    delete from register_change where place_id in (select id from place where register_no like '${mark}%');
    delete from place where register_no like '${mark}%';
    commit`)
  await cast.end()
  await other.end()
})

const bring = async (bytes: Buffer, who = cast.as.supervisor) =>
  bringRegister(who, { key: key(), name: 'places.xlsx', bytes })
const asSupervisor = <T>(work: Parameters<typeof asActor<T>>[2]) => asActor(cast.as.supervisor, 'read', work)
const detail = async (id: number) => (await asSupervisor(tx => findImport(tx, id)))!
const rowsOf = async (id: number, effect: 'bad' | 'new' | 'changed' | 'same') =>
  (await asSupervisor(tx => listImportRows(tx, id, effect, { limit: 30_000 }))).rows
const registered = async (like: string) =>
  (await cast.ask('select count(*)::int as n from place where register_no like $1', [like]))[0]!.n as number

/** Every way of being bad, with the column that says so. */
const bads = (n: number): readonly [TestRow, RegisterKey, FaultCode][] => [
  [{ registerNo: '' }, 'registerNo', 'required'],
  [{ nameZh: '' }, 'nameZh', 'required'],
  [{ nameZh: '长'.repeat(121) }, 'nameZh', 'tooLong'],
  [{ enterprise: '甲\u202E乙' }, 'enterprise', 'unreadable'],
  [{ regionCode: '2202' }, 'regionCode', 'notRegionCode'],
  [{ regionCode: '229999' }, 'regionCode', 'unknownRegion'],
  [{ regionCode: '222400' }, 'regionCode', 'outsideTerritory'],
  [{ sector: '加油' }, 'sector', 'notSector'],
  [{ risk: '紫' }, 'risk', 'notRisk'],
  [{ regulator: `没有的局${n}` }, 'regulator', 'unknownRegulator'],
  [{ grid: 'none' }, 'grid', 'unknownGrid'],
  [{ grid: `${mark}-far` }, 'grid', 'unknownGrid'],
  [{ latitude: '北纬43度' }, 'latitude', 'notNumber'],
  [{ latitude: '12', longitude: '12' }, 'longitude', 'outsideChina'],
  [{ longitude: '' }, 'longitude', 'needsBoth'],
  [{ listedOn: '2026-02-30' }, 'listedOn', 'notDay'],
  [{ delistedOn: '2025-12-31' }, 'delistedOn', 'beforeListed'],
  [{ listedOn: '2126-01-01' }, 'listedOn', 'future'],
  [{ regionCode: '220000' }, 'regionCode', 'regionTooWide'],
  [{ registerNo: `${mark}-twin` }, 'registerNo', 'duplicate'],
  [{ registerNo: `${other.placeId}-held` }, 'registerNo', 'numberElsewhere'],
]

describe('twenty thousand rows with two hundred bad ones', () => {
  const size = 20_000
  const every = 100
  let bytes: Buffer
  let id: number
  const expected = new Map<number, [string, FaultCode]>()

  beforeAll(async () => {
    await cast.ask(
      `insert into place (name_zh, name_en, org_id, region_code, sector, risk, address_zh, address_en, register_no) values ('a', 'a', $1, '220200', 'gas', 'red', '', '', $2)`,
      [other.units.firm, `${other.placeId}-held`],
    )
    const regulator = (await cast.ask('select short_zh from org where id = $1', [cast.units.regulator]))[0]!
      .short_zh as string
    const rows: TestRow[] = []
    for (let index = 0; index < size; index++) {
      const change: TestRow = {
        enterprise: `企业${index % 40}`,
        // what a spreadsheet would take for a formula, and what its own spelling would take for a letter
        nameZh: `=场所@${index}_x0041_`,
        addressEn: '+1 "Road" <&>',
        regulator: index % 2 ? regulator : '',
        grid: index % 3 ? `${mark}-cell` : '',
      }
      if (index % every === 7) {
        const turn = Math.floor(index / every)
        const all = bads(index)
        const [bad, column, code] = all[turn % all.length]!
        Object.assign(change, bad)
        expected.set(index + 2, [
          `${columnLetters(registerColumns.findIndex(one => one.key === column))}${index + 2}`,
          code,
        ])
      }
      rows.push(goodRow(`${mark}-${index}`, change))
    }
    bytes = await sheetOf(rows)
  })

  it('are read and checked, every bad one named by its cell and reason', async () => {
    const started = Date.now()
    id = idOf(await bring(bytes))
    const seconds = (Date.now() - started) / 1000
    console.info(`read and checked in ${seconds.toFixed(1)} s`)
    expect(expected.size).toBe(size / every)
    const { counts, outcome } = await detail(id)
    expect(outcome).toBeNull()
    expect(counts).toEqual({ bad: 200, new: size - 200, changed: 0, same: 0, enterprises: 40 })
    const bad = await rowsOf(id, 'bad')
    expect(new Map(bad.map(row => [row.rowNo, row.faults.map(fault => [fault.cell, fault.code])]))).toSatisfy(
      (found: Map<number, string[][]>) =>
        [...expected].every(([row, [cell, code]]) =>
          found.get(row)?.some(([at, why]) => at === cell && why === code),
        ) && found.size === expected.size,
    )
    expect(await registered(`${mark}-%`)).toBe(0)
  })

  it('come in only when somebody says so, once, each with its change written down', async () => {
    const started = Date.now()
    const takeKey = key()
    const first = await takeImport(cast.as.supervisor, { key: takeKey, id })
    const seconds = (Date.now() - started) / 1000
    console.info(`taken in in ${seconds.toFixed(1)} s`)
    expect(first).toEqual({ ok: true, id, version: 1 })
    expect(await registered(`${mark}-%`)).toBe(size - 200)
    const written = () =>
      cast.ask(
        'select count(*)::int as n, count(distinct person_id)::int as people from register_change where import_id = $1',
        [id],
      )
    expect(await written()).toEqual([{ n: size - 200, people: 1 }])
    expect(await takeImport(cast.as.supervisor, { key: takeKey, id })).toEqual(first)
    expect(await takeImport(cast.as.supervisor, { key: key(), id })).toEqual(first)
    expect(await written()).toEqual([{ n: size - 200, people: 1 }])
    expect(codeOfRefusal(await putImportAside(cast.as.supervisor, { key: key(), id }))).toBe('importDecided')
    expect(await detail(id)).toMatchObject({ outcome: 'taken', decidedBy: { id: cast.people.supervisor } })
    const firms = await cast.ask(
      `select count(*)::int as n from org where kind = 'enterprise' and parent_id = $1 and name_zh like '企业%'`,
      [cast.units.gov],
    )
    expect(firms).toEqual([{ n: 40 }])
  })

  it('go out and come back without any loss', async () => {
    const rows = await asSupervisor(tx => listRegisterRows(tx, {}, 50_000))
    const mine = rows.filter(row => row[0] !== '')
    expect(mine).toHaveLength(size - 200)
    const out = await writeSheets([
      { name: '场所', heads: registerColumns.map(column => ({ word: column.en, width: 10 })), rows: mine },
    ])
    const again = idOf(await bring(out))
    expect((await detail(again)).counts).toEqual({ bad: 0, new: 0, changed: 0, same: size - 200, enterprises: 0 })
    idOf(await takeImport(cast.as.supervisor, { key: key(), id: again }))
    expect(await cast.ask('select count(*)::int as n from register_change where import_id = $1', [again])).toEqual([
      { n: 0 },
    ])
  })
})
