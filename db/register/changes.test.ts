import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerColumns } from '@/domain/register-columns'
import { asActor } from '../client'
import { bringRegister } from '../commands/bring-register'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from '../commands/cast'
import { putImportAside, takeImport } from '../commands/decide-import'
import { countPlaces, listPlaces } from '../queries/places'
import { findImport, listImportRows, listNewEnterprises } from '../queries/register-imports'
import { listPlaceChanges } from '../queries/register-rows'
import { goodRow, sheetOf } from './sheet-for-tests'

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

describe('a place that is there already', () => {
  const number = () => `${mark}:1`
  const place = async () => (await cast.ask('select * from place where register_no = $1', [number()]))[0]!

  it('changes in the columns that differ, and says from what to what', async () => {
    idOf(
      await takeImport(cast.as.supervisor, { key: key(), id: idOf(await bring(await sheetOf([goodRow(number())]))) }),
    )
    const id = idOf(
      await bring(
        await sheetOf([goodRow(number(), { risk: '红', latitude: '', longitude: '', nameZh: '松花湖油库' })]),
      ),
    )
    const [row] = await rowsOf(id, 'changed')
    expect(row!.values.changes).toBe('nameZh risk latitude longitude')
    idOf(await takeImport(cast.as.supervisor, { key: key(), id }))
    expect(await place()).toMatchObject({ risk: 'red', latitude: null, name_zh: '松花湖油库' })
    const changes = await asSupervisor(async tx => listPlaceChanges(tx, Number((await place()).id), 5))
    expect(changes.map(change => [change.importId, change.isFirst, change.columns.map(one => one.column)])).toEqual([
      [id, false, ['latitude', 'longitude', 'name_zh', 'risk']],
      [expect.any(Number), true, []],
    ])
    expect(changes[0]!.columns[3]).toEqual({ column: 'risk', was: 'orange', becomes: 'red' })
    // found again by its new name
    expect((await asSupervisor(tx => countPlaces(tx, [{ q: '松花湖油库' }])))[0]).toBe(1)
  })

  it('keeps what a sheet has no column for', async () => {
    const needed = registerColumns.filter(column => column.required).map(column => column.key)
    const id = idOf(await bring(await sheetOf([goodRow(number(), { nameZh: '松花湖油库', risk: '蓝' })], needed)))
    expect((await rowsOf(id, 'changed'))[0]!.values).toMatchObject({
      changes: 'risk',
      nameEn: `Filling Station ${number()}`,
    })
    idOf(await putImportAside(cast.as.supervisor, { key: key(), id }))
    expect(codeOfRefusal(await takeImport(cast.as.supervisor, { key: key(), id }))).toBe('importDecided')
    expect(await place()).toMatchObject({ risk: 'red' })
  })

  it('counts from the day it was listed up to and without the day it was delisted', async () => {
    const dated = goodRow(`${mark}:2`, { listedOn: '2026-01-05', delistedOn: '2026-03-01', nameZh: '短期工地' })
    idOf(await takeImport(cast.as.supervisor, { key: key(), id: idOf(await bring(await sheetOf([dated]))) }))
    const views = ['2026-01-04', '2026-01-05', '2026-02-28', '2026-03-01'].map(on => ({ q: '短期工地', on }))
    const all = [
      ...views,
      { q: '短期工地' },
      { q: '短期工地', listed: 'left' as const },
      { q: '短期工地', listed: 'all' as const },
    ]
    const { counts, lists } = await asSupervisor(async tx => {
      const lists: number[] = []
      for (const view of all) lists.push((await listPlaces(tx, view, { limit: 5 })).rows.length)
      return { counts: await countPlaces(tx, all), lists }
    })
    expect(counts).toEqual([0, 1, 1, 0, 0, 1, 1])
    expect(lists).toEqual(counts)
  })
})

describe('nothing is half-imported', () => {
  it('when the register moved between checking and taking in', async () => {
    const rows = [goodRow(`${mark}:3`), goodRow(`${mark}:4`)]
    const id = idOf(await bring(await sheetOf(rows)))
    const rival = idOf(await bring(await sheetOf([goodRow(`${mark}:4`)])))
    idOf(await takeImport(cast.as.supervisor, { key: key(), id: rival }))
    expect(codeOfRefusal(await takeImport(cast.as.supervisor, { key: key(), id }))).toBe('importStale')
    expect(await registered(`${mark}:3`)).toBe(0)
    expect((await detail(id)).outcome).toBeNull()
  })

  it('when the last row fails in the database', async () => {
    // past the check: rows as only somebody with the application's own login could write them
    const id = await asActor(cast.as.supervisor, 'write', async tx => {
      const { rows } = await tx.execute(sql`insert into register_import (file_name, sha256, rows, org_id, person_id)
        values ('x', 'x', 2, ${cast.units.office}, ${cast.people.supervisor}) returning id::float8 as id`)
      for (const [no, sector] of [
        [2, 'gas'],
        [3, 'volcano'],
      ] as const) {
        const values = { ...goodRow(`${mark}:5${no}`, { sector, risk: 'red' }), orgId: '', regulatorId: '', gridId: '' }
        await tx.execute(
          sql`insert into register_import_row (import_id, row_no, effect, "values", faults) values (${rows[0]!.id}, ${no}, 'new', ${JSON.stringify(values)}::jsonb, '[]')`,
        )
      }
      return rows[0]!.id as number
    })
    await expect(takeImport(cast.as.supervisor, { key: key(), id })).rejects.toThrow()
    expect(await registered(`${mark}:5%`)).toBe(0)
    expect((await detail(id)).outcome).toBeNull()
    expect(
      await cast.ask(`select count(*)::int as n from org where name_zh = '松江能源有限公司' and basis = $1`, [
        `register import ${id}`,
      ]),
    ).toEqual([{ n: 0 }])
  })

  it('when rows were written for places elsewhere', async () => {
    await expect(
      cast.bypass(
        'supervisor',
        `with i as (insert into register_import (file_name, sha256, rows, org_id, person_id) values ('x', 'x', 1, $1, $2) returning id),
           r as (insert into register_import_row (import_id, row_no, effect, "values", faults) select id, 2, 'new', $3, '[]' from i)
         select 1`,
        [cast.units.office, cast.people.supervisor, JSON.stringify(goodRow('x'))],
      ),
    ).rejects.toMatchObject({ code: '42501' })
    const forged = await asActor(cast.as.supervisor, 'write', async tx => {
      const { rows } = await tx.execute(sql`insert into register_import (file_name, sha256, rows, org_id, person_id)
        values ('x', 'x', 1, ${cast.units.office}, ${cast.people.supervisor}) returning id::float8 as id`)
      const values = {
        ...goodRow(`${mark}:6`, { sector: 'gas', risk: 'red' }),
        orgId: String(other.units.firm),
        regulatorId: '',
        gridId: '',
      }
      await tx.execute(
        sql`insert into register_import_row (import_id, row_no, effect, "values", faults) values (${rows[0]!.id}, 2, 'new', ${JSON.stringify(values)}::jsonb, '[]')`,
      )
      return rows[0]!.id as number
    })
    expect(codeOfRefusal(await takeImport(cast.as.supervisor, { key: key(), id: forged }))).toBe('notYourUnit')
    expect(await registered(`${mark}:6`)).toBe(0)
  })

  it('by anybody but a supervisor, whatever the file', async () => {
    for (const who of ['leader', 'inspector', 'principal'] as const)
      expect(codeOfRefusal(await bring(Buffer.from('no workbook'), cast.as[who]))).toBe('wrongRole')
    expect(codeOfRefusal(await bring(Buffer.from('no workbook')))).toBe('sheetKind')
    expect(codeOfRefusal(await bring(await sheetOf([goodRow('1')], ['registerNo', 'nameZh'])))).toBe('sheetHeads')
    expect(codeOfRefusal(await bring(await sheetOf([])))).toBe('sheetEmpty')
  })

  it('names the enterprises that it would add', async () => {
    const id = idOf(
      await bring(
        await sheetOf([
          goodRow(`${mark}:7`, { enterprise: '新设企业' }),
          goodRow(`${mark}:8`, { enterprise: '新设企业' }),
        ]),
      ),
    )
    const found = await asSupervisor(tx => listNewEnterprises(tx, id, { limit: 5 }))
    expect(found).toEqual({
      rows: [{ name: '新设企业', regionZh: '吉林市', regionEn: 'Jilin City', places: 2 }],
      next: null,
    })
  })
})
