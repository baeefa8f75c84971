import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor } from '../client'
import { bringRegister } from '../commands/bring-register'
import { type Cast, codeOfRefusal, idOf, key, makeCast } from '../commands/cast'
import { putImportAside, takeImport } from '../commands/decide-import'
import { nameOfficer } from '../commands/name-officer'
import { countCells, findCell, listCells, listNamings, listWalkers } from '../queries/grid'
import { countPlaces, listPlaces } from '../queries/places'
import { goodRow, sheetOf } from './sheet-for-tests'

let cast: Cast
let foreign: Cast
let importId: number
let cellId: number
let placeId: number
beforeAll(async () => {
  cast = await makeCast()
  foreign = await makeCast()
  const code = `cell-${cast.placeId}`
  const [cell] = await cast.ask(
    `insert into grid_cell (code, name_zh, name_en, region_code, org_id, invented) values ($1, $1, $1, '220200', $2, true) returning id::int`,
    [code, cast.units.gov],
  )
  cellId = cell!.id as number
  const bytes = await sheetOf([goodRow(`S-${cast.placeId}`, { grid: code }), goodRow('bad', { risk: '紫' })])
  importId = idOf(await bringRegister(cast.as.supervisor, { key: key(), name: 'a.xlsx', bytes }))
  idOf(await takeImport(cast.as.supervisor, { key: key(), id: importId }))
  const [place] = await cast.ask('select id::int, org_id::int from place where register_no = $1', [`S-${cast.placeId}`])
  placeId = place!.id as number
  idOf(await nameOfficer(cast.as.supervisor, { key: key(), cellId, personId: cast.people.inspector }))
})
afterAll(async () => {
  await cast.end()
  await foreign.end()
})

const tables = ['register_import', 'register_import_row', 'register_change', 'grid_cell', 'grid_officer']
const where: Record<string, string> = {
  register_import: 'id = $1',
  register_import_row: 'import_id = $1',
  register_change: 'import_id = $1',
  grid_cell: 'id = $1',
  grid_officer: 'cell_id = $1',
}
const sees = async (of: Cast, who: keyof Cast['as'], table: string) =>
  (
    await of.bypass(who, `select count(*)::int as n from ${table} where ${where[table]}`, [
      table.startsWith('grid') ? cellId : importId,
    ])
  )[0]!.n

describe('who sees the register’s own record', () => {
  it.each(tables)('%s: its territory, and neither an enterprise nor another prefecture', async table => {
    expect(await sees(cast, 'supervisor', table)).toBeGreaterThan(0)
    expect(await sees(cast, 'leader', table)).toBeGreaterThan(0)
    for (const who of ['principal', 'worker', 'stranger'] as const) expect(await sees(cast, who, table), who).toBe(0)
    for (const who of ['supervisor', 'inspector', 'principal'] as const)
      expect(await sees(foreign, who, table), who).toBe(0)
  })

  it('keeps an enterprise from the record of its own place', async () => {
    await cast.ask('update place set org_id = $1 where id = $2', [cast.units.firm, placeId])
    expect(await cast.bypass('principal', 'select id from place where id = $1', [placeId])).toHaveLength(1)
    expect(await sees(cast, 'principal', 'register_change')).toBe(0)
    expect(await sees(cast, 'principal', 'grid_cell')).toBe(0)
  })
})

describe('who writes it', () => {
  const forbidden: [string, () => [string, unknown[]]][] = [
    [
      'an import',
      () => [
        `insert into register_import (file_name, sha256, rows, org_id, person_id) values ('x', 'x', 0, ctx.org(), ctx.person())`,
        [],
      ],
    ],
    [
      'a row of an import',
      () => [
        `insert into register_import_row (import_id, row_no, effect, "values", faults) values ($1, 9, 'new', '{}', '[]')`,
        [importId],
      ],
    ],
    [
      'a change',
      () => [
        `insert into register_change (place_id, person_id, org_id, becomes) values ($1, ctx.person(), ctx.org(), '{}')`,
        [placeId],
      ],
    ],
    [
      'a cell',
      () => [
        `insert into grid_cell (code, name_zh, name_en, region_code, org_id) values ('z', 'z', 'z', '220200', ctx.org())`,
        [],
      ],
    ],
    ['a place', () => [`update place set risk = 'blue' where id = $1`, [placeId]]],
    [
      'a new place',
      () => [
        `insert into place (name_zh, name_en, org_id, region_code, sector, risk, address_zh, address_en) values ('x', 'x', ctx.org(), '220200', 'gas', 'red', '', '')`,
        [],
      ],
    ],
    ['an outcome', () => [`update register_import set outcome = null where id = $1`, [importId]]],
    ['another officer', () => [`update grid_officer set person_id = null where cell_id = $1`, [cellId]]],
  ]
  it.each(forbidden)('nobody forges %s', async (_, make) => {
    const [text, values] = make()
    for (const who of ['principal', 'inspector'] as const)
      await expect(cast.bypass(who, text, values)).rejects.toMatchObject({ code: '42501' })
    await expect(foreign.bypass('principal', text, values)).rejects.toMatchObject({ code: '42501' })
    // who may import writes no row into an import that stands, and nothing past the functions
    if (text.startsWith('insert into register_import (')) return
    for (const one of [cast, foreign])
      await expect(one.bypass('supervisor', text, values)).rejects.toMatchObject({ code: '42501' })
  })

  it('the record only grows, whoever comes', async () => {
    for (const table of ['register_change', 'register_import_row', 'grid_officer']) {
      await expect(cast.ask(`delete from ${table}`)).rejects.toThrow(/only grows/)
      await expect(
        cast.ask(
          `update ${table} set ${table === 'grid_officer' ? 'cell_id = cell_id' : table === 'register_change' ? 'org_id = org_id' : 'row_no = row_no'}`,
        ),
      ).rejects.toThrow(/only grows/)
    }
    await expect(cast.ask(`update register_import set outcome = 'dropped' where id = ${importId}`)).rejects.toThrow(
      /importDecided/,
    )
    await expect(cast.ask(`update register_import set rows = 5 where id = ${importId}`)).rejects.toThrow(
      /importDecided/,
    )
  })

  it('an import is decided in its own territory, by a supervisor', async () => {
    const id = idOf(
      await bringRegister(cast.as.supervisor, {
        key: key(),
        name: 'b.xlsx',
        bytes: await sheetOf([goodRow(`S2-${cast.placeId}`)]),
      }),
    )
    expect(codeOfRefusal(await takeImport(foreign.as.supervisor, { key: key(), id }))).toBe('notFound')
    expect(codeOfRefusal(await putImportAside(cast.as.regulatorHead, { key: key(), id }))).toBe('wrongRole')
    await expect(cast.bypass('leader', 'select register.take($1)', [id])).rejects.toMatchObject({
      message: 'wrongRole',
    })
    await expect(cast.bypass('principal', 'select register.take($1)', [id])).rejects.toMatchObject({
      message: 'notFound',
    })
    expect(await cast.ask('select outcome from register_import where id = $1', [id])).toEqual([{ outcome: null }])
    expect(
      await cast.bypass('inspector', 'select * from register.held_elsewhere(array[$1])', [`S-${cast.placeId}`]),
    ).toEqual([])
  })
})

describe('the net', () => {
  const officer = async () =>
    (await asActor(cast.as.supervisor, 'read', tx => findCell(tx, cellId)))?.officer?.id ?? null

  it('has the officer who was named last, and remembers the others', async () => {
    expect(await officer()).toBe(cast.people.inspector)
    idOf(await nameOfficer(cast.as.supervisor, { key: key(), cellId, personId: cast.people.colleague }))
    expect(await officer()).toBe(cast.people.colleague)
    idOf(await nameOfficer(cast.as.supervisor, { key: key(), cellId, personId: null }))
    const { namings, cells, counts, list } = await asActor(cast.as.supervisor, 'read', async tx => ({
      namings: await listNamings(tx, cellId),
      cells: (await listCells(tx, {}, { limit: 5 })).rows,
      counts: await countCells(tx, [{}, { officer: 'none' }, { officer: 'named' }]),
      list: [
        await countPlaces(tx, [{ grid: cellId }]),
        (await listPlaces(tx, { grid: cellId }, { limit: 5 })).rows.length,
      ],
    }))
    expect(namings.map(naming => naming.officer?.id ?? null)).toEqual([
      null,
      cast.people.colleague,
      cast.people.inspector,
    ])
    expect(cells.map(cell => [cell.id, cell.officer, cell.places])).toEqual([[cellId, null, 1]])
    expect(counts).toEqual([1, 1, 0])
    expect(list).toEqual([[1], 1])
  })

  it('is given only to people of the cell’s own authorities, by who holds it', async () => {
    const name = (who: keyof Cast['as'], personId: number | null, of = cast) =>
      nameOfficer(of.as[who], { key: key(), cellId, personId })
    const before = await officer()
    expect(codeOfRefusal(await name('supervisor', cast.people.principal))).toBe('officerStranger')
    expect(codeOfRefusal(await name('supervisor', foreign.people.inspector))).toBe('officerStranger')
    expect(codeOfRefusal(await name('inspector', cast.people.inspector))).toBe('notFound')
    expect(codeOfRefusal(await name('leader', cast.people.inspector))).toBe('wrongRole')
    expect(codeOfRefusal(await name('supervisor', foreign.people.inspector, foreign))).toBe('notFound')
    expect(codeOfRefusal(await name('principal', cast.people.principal))).toBe('notFound')
    expect(await officer()).toBe(before)
    const insert = 'insert into grid_officer (cell_id, person_id, named_by_id) values ($1, $2, $3)'
    for (const [of, who, person, by] of [
      [cast, 'supervisor', cast.people.principal, cast.people.supervisor],
      [cast, 'supervisor', cast.people.inspector, cast.people.leader],
      [cast, 'leader', cast.people.inspector, cast.people.leader],
      [cast, 'regulatorHead', cast.people.inspector, cast.people.regulatorHead],
      [foreign, 'supervisor', foreign.people.inspector, foreign.people.supervisor],
    ] as const)
      await expect(of.bypass(who, insert, [cellId, person, by]), who).rejects.toMatchObject({ code: '42501' })
    const walkers = await asActor(cast.as.supervisor, 'read', tx => listWalkers(tx, cellId))
    expect(new Set(walkers.map(one => one.id))).toEqual(
      new Set(
        ['leader', 'supervisor', 'inspector', 'colleague', 'regulatorHead', 'outsider'].map(
          one => cast.people[one as 'leader'],
        ),
      ),
    )
  })
})
